package dev.aftercare.crm.document;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts were read as, the ones asked for last, so that a definition that is used with every command is not read with every
 * command. The text itself is the key: what is remembered is never out of date, and equal texts of several tenants are one.
 *
 * @param <T> what texts are read as; immutable
 */
final class ReadBefore<T> {

    private static final int MAX_CHARACTERS = 8_000_000;

    private final Map<String, T> values = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** Two threads may read the same text at once; one of the equal results is kept. */
    T get(String text, Function<String, T> reading) {
        synchronized (values) {
            T known = values.get(text);
            if (known != null) {
                return known;
            }
        }
        T value = reading.apply(text);
        synchronized (values) {
            if (text.length() <= MAX_CHARACTERS && values.put(text, value) == null) {
                characters += text.length();
                forgetTheEldest();
            }
        }
        return value;
    }

    private void forgetTheEldest() {
        Iterator<String> eldest = values.keySet().iterator();
        while (characters > MAX_CHARACTERS) {
            characters -= eldest.next().length();
            eldest.remove();
        }
    }
}
