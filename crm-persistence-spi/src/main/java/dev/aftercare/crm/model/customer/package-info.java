/** Who buys: {@link dev.aftercare.crm.model.customer.Customer}, its identities and its profile. */
@NullMarked
package dev.aftercare.crm.model.customer;

import org.jspecify.annotations.NullMarked;
