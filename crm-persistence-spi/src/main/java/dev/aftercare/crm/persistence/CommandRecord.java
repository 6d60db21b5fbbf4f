package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Input;
import java.time.Instant;

/**
 * A command that was done under an idempotency key.
 *
 * @param key the caller's key
 * @param fingerprint stands for the request: equal requests have equal fingerprints; 1 to 100 printable ASCII characters
 * @param result what the command gave, as JSON; at most 1,000,000 characters. It may be personal
 * @param at when it was done
 */
public record CommandRecord(IdempotencyKey key, String fingerprint, String result, Instant at) {

    /** Checks the parts. */
    public CommandRecord {
        Input.present("command.key", key);
        Input.code("command.fingerprint", fingerprint, 100);
        Input.text("command.result", result, 1_000_000);
        at = Input.instant("command.at", at);
    }

    /** Leaves the result out: it may be personal. */
    @Override
    public String toString() {
        return "CommandRecord[" + key.value() + "]";
    }
}
