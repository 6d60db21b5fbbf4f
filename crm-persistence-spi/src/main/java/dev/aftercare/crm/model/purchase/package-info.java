/** What was bought and given back: {@link dev.aftercare.crm.model.purchase.Purchase} is a fact and never changes. */
@NullMarked
package dev.aftercare.crm.model.purchase;

import org.jspecify.annotations.NullMarked;
