/** Codes that are worth something to whoever knows them: {@link dev.aftercare.crm.loyalty.code.SecretCode}. */
@NullMarked
package dev.aftercare.crm.loyalty.code;

import org.jspecify.annotations.NullMarked;
