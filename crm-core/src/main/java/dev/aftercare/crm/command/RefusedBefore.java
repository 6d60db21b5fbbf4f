package dev.aftercare.crm.command;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;

/**
 * The request was refused before under the same idempotency key, and refused keys are {@linkplain RefusedKeys#SPENT spent}.
 *
 * @param key the key
 * @param reason the words of the first refusal
 */
public record RefusedBefore(IdempotencyKey key, String reason) implements Rejection {

    /** Checks the parts. */
    public RefusedBefore {
        Input.present("key", key);
        Input.present("reason", reason);
    }

    @Override
    public String message() {
        return "refused before under idempotency key " + key.value() + ": " + reason + "; allowed: a new key";
    }
}
