/**
 * Codes that are worth something to whoever knows them: {@link dev.aftercare.crm.loyalty.code.SecretCode}, which the library makes, and
 * {@link dev.aftercare.crm.loyalty.code.OwnCode}, which the shop brings.
 */
@NullMarked
package dev.aftercare.crm.loyalty.code;

import org.jspecify.annotations.NullMarked;
