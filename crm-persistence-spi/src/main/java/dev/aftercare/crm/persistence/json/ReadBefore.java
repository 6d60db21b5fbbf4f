package dev.aftercare.crm.persistence.json;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts were read as, the ones asked for last, so that what is used with every command is not read with every command. The
 * text itself is the key: what is remembered is never out of date, and equal texts of several tenants are one. Safe for use by several
 * threads.
 *
 * @param <T> what texts are read as; immutable
 */
public final class ReadBefore<T> {

    private static final int MAX_CHARACTERS = 8_000_000;

    private final Map<String, T> values = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** Remembers nothing yet; in the end, texts of {@value #MAX_CHARACTERS} characters together. */
    public ReadBefore() {}

    /**
     * What a text was read as, now or before. Two threads may read the same text at once; one of the equal results is kept.
     *
     * @param text the text
     * @param reading reads it
     * @return what it says
     * @throws RuntimeException what {@code reading} throws; nothing is remembered then
     */
    public T get(String text, Function<String, T> reading) {
        synchronized (values) {
            T known = values.get(text);
            if (known != null) {
                return known;
            }
        }
        T value = reading.apply(text);
        put(text, value);
        return value;
    }

    /**
     * Remembers what a text would be read as, by who has just written it.
     *
     * @param text the text
     * @param value what it says
     */
    public void put(String text, T value) {
        synchronized (values) {
            if (text.length() <= MAX_CHARACTERS && values.put(text, value) == null) {
                characters += text.length();
                forgetTheEldest();
            }
        }
    }

    private void forgetTheEldest() {
        Iterator<String> eldest = values.keySet().iterator();
        while (characters > MAX_CHARACTERS) {
            characters -= eldest.next().length();
            eldest.remove();
        }
    }
}
