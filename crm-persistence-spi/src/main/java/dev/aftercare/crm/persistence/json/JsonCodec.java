package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.persistence.StorageException;

/**
 * Turns a value into the JSON text that an adapter keeps, and back. Safe for use by several threads.
 *
 * @param <T> the value's type
 */
public interface JsonCodec<T> {

    /**
     * Writes a value. Equal values give equal texts.
     *
     * @param value the value
     * @return its JSON text, without line breaks
     */
    String encode(T value);

    /**
     * Reads what {@link #encode} of this or another version of the library wrote.
     *
     * @param json the text
     * @return the value
     * @throws StorageException {@code CORRUPT} if it cannot be read; nothing of the text is in the message or the causes
     */
    T decode(String json);
}
