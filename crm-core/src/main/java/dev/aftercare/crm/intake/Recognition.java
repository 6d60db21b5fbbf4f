package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person wrote a message, as far as a program can tell.
 *
 * @param sign by what it was recognised as one that no person wrote; null if it was not
 * @param answerable whether a program may answer it
 * @param because what that rests on: a header's name, a language, a count; null if nothing was noticed. It is not personal
 */
public record Recognition(
        @Nullable AutomaticSign sign,
        boolean answerable,
        @Nullable String because) {

    /** Nothing speaks against a person. */
    public static final Recognition PERSON = new Recognition(null, true, null);

    /** Checks the parts. */
    public Recognition {
        Input.textOrNull("recognition.because", because, 300);
    }

    /**
     * Whether no person wrote it.
     *
     * @return true if a sign says so
     */
    public boolean isAutomatic() {
        return sign != null;
    }

    static Recognition automatic(AutomaticSign sign, String because) {
        return new Recognition(sign, false, because);
    }
}
