package dev.aftercare.crm.command;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.IdempotencyKey;

/** An idempotency key was used before with another request; nothing was changed. */
public final class IdempotencyKeyReusedException extends CrmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param key the key
     */
    public IdempotencyKeyReusedException(IdempotencyKey key) {
        super("idempotency key " + key.value() + " was used before with another request; allowed: a new key");
    }
}
