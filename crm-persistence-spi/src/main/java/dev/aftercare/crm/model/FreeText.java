package dev.aftercare.crm.model;

import org.jspecify.annotations.Nullable;

/**
 * Words that a person wrote. They may be personal, so {@link #toString} shows only how long they are.
 *
 * @param value 1 to 100,000 characters of any Unicode but U+0000, not blank
 */
public record FreeText(String value) {

    /** The longest text, in UTF-16 units. */
    public static final int MAX = 100_000;

    /** Checks the value. */
    public FreeText {
        Input.text("text", value, MAX);
    }

    /**
     * A text.
     *
     * @param field the name under which a malformed value is reported
     * @param value what was written
     * @return the text
     * @throws InvalidInputException if it is null, blank or too long
     */
    public static FreeText of(String field, @Nullable String value) {
        return new FreeText(Input.text(field, value, MAX));
    }

    @Override
    public String toString() {
        return "FreeText[" + value.length() + " characters]";
    }
}
