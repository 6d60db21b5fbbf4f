package dev.aftercare.crm.model.document;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop configures or collects that needs no columns of its own.
 *
 * @param key its kind and id
 * @param version the number of changes so far, the first included; at least 1
 * @param owner to whom it belongs, as a text such as a customer's id, at most 100 printable ASCII characters; or null
 * @param at the instant by which pages of its kind are ordered, in whole microseconds
 * @param json the payload, a JSON text without length limit short of 16,000,000 characters
 */
public record Document(
        DocumentKey key, long version, @Nullable String owner, Instant at, String json) {

    /** The longest payload, in UTF-16 units. */
    public static final int MAX_JSON = 16_000_000;

    /** Checks the parts. */
    public Document {
        Input.present("document.key", key);
        Input.within("document.version", version, 1, Long.MAX_VALUE);
        if (owner != null) {
            Input.code("document.owner", owner, 100);
        }
        at = Input.instant("document.at", at);
        Input.text("document.json", json, MAX_JSON);
    }

    /**
     * A document just made.
     *
     * @param key its kind and id
     * @param owner to whom it belongs, or null
     * @param at the instant it is ordered by
     * @param json the payload
     * @return version 1
     */
    public static Document created(DocumentKey key, @Nullable String owner, Instant at, String json) {
        return new Document(key, 1, owner, at, json);
    }

    /**
     * The document with another payload.
     *
     * @param next the payload from now on
     * @param when the instant it is ordered by from now on
     * @return the next version
     */
    public Document changed(String next, Instant when) {
        return new Document(key, version + 1, owner, when, next);
    }

    /** Leaves the payload out: it may be personal. */
    @Override
    public String toString() {
        return "Document[kind=" + key.kind() + ", id=" + key.id() + ", version=" + version + "]";
    }
}
