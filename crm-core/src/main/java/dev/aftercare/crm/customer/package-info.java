/** Customers 客户档案: registered with identities, found by any of them, changed, and shown over time. */
@NullMarked
package dev.aftercare.crm.customer;

import org.jspecify.annotations.NullMarked;
