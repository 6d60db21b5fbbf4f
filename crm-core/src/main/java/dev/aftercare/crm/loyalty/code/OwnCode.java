package dev.aftercare.crm.loyalty.code;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code that the shop chose itself, or that it printed or mailed before it had this library: a word such as {@code SUMMER10}, or a code
 * that another system made.
 *
 * <p>It has {@value #MIN} to {@value #MAX} letters A to Z and digits, and no check character. Typed in, upper and lower case do not
 * matter, nor do spaces, hyphens and underscores of any kind, nor full-width characters: {@code summer-10} is {@code SUMMER10}. All else
 * does. Look-alikes stay what they are, since printed codes may differ in nothing else: {@code 0} is no {@code O}, {@code 1} no
 * {@code I} and no {@code L}.
 *
 * <p>A {@link SecretCode} can be read as an own code, too, and has the same fingerprint then; so what a code is kept by does not depend
 * on who made it.
 *
 * <p>The library keeps the {@link #fingerprint} only. That hides a code as far as it was drawn at random: whoever reads the database finds
 * a word, or a code of few characters, by trying them all.
 *
 * @param symbols the letters and digits, upper case, without what stands between them
 */
public record OwnCode(String symbols) {

    /** The fewest characters. */
    public static final int MIN = 3;

    /** The most characters. */
    public static final int MAX = 40;

    /** What may be a code, in words. */
    public static final String ALLOWED = MIN + " to " + MAX + " letters A to Z and digits";

    private static final int LONGEST_ENDING = 4;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{" + MIN + "," + MAX + "}");

    /** Checks the characters and their number. */
    public OwnCode {
        if (!isCode(Input.present("code", symbols))) {
            throw new InvalidInputException("code", "is no code", ALLOWED);
        }
    }

    /**
     * Reads what somebody typed, or what stands in a list.
     *
     * @param typed anything
     * @return the code, or empty if it cannot be one
     */
    public static Optional<OwnCode> read(@Nullable String typed) {
        String symbols = CodeText.symbols(typed);
        return isCode(symbols) ? Optional.of(new OwnCode(symbols)) : Optional.empty();
    }

    /**
     * Whether the library can have made it.
     *
     * @return true if it reads as a {@link SecretCode}; of the codes that others made, one in many is so by chance
     */
    public boolean canBeGenerated() {
        return SecretCode.read(symbols).isPresent();
    }

    /**
     * What is kept instead of the code.
     *
     * @return 64 hexadecimal digits: its SHA-256
     */
    public String fingerprint() {
        return CodeText.fingerprint(symbols);
    }

    /**
     * By which the code may be named where it must not be told.
     *
     * @return the last quarter of its characters, at least one and at most four
     */
    public String ending() {
        int told = Math.max(1, Math.min(LONGEST_ENDING, symbols.length() / 4));
        return symbols.substring(symbols.length() - told);
    }

    /** Tells the ending only. */
    @Override
    public String toString() {
        return "OwnCode[…" + ending() + "]";
    }

    private static boolean isCode(String symbols) {
        return FORM.matcher(symbols).matches();
    }
}
