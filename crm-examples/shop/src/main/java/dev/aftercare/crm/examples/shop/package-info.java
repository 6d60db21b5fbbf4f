/**
 * A shop on Spring Boot that keeps its after-sales care in its own database. Begin with {@code SpringTransactions}, which is all that
 * ties the library to Spring, and {@code Orders}, whose one transaction holds the shop's row and the CRM's.
 */
@NullMarked
package dev.aftercare.crm.examples.shop;

import org.jspecify.annotations.NullMarked;
