package dev.aftercare.crm.loyalty.code;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A code that nobody guesses: {@value #RANDOM} random characters and a check character.
 *
 * <p>The alphabet has 31 characters, without the look-alikes {@code 0 O 1 I L}: 15 of them carry 74 bits, so of a million codes in
 * use one guess in 23 quadrillion hits. As 31 is prime and each place has a weight of its own, the check character finds every
 * single wrong character and every two that were swapped. Typed in, upper and lower case, spaces, hyphens and underscores of any kind do
 * not matter, nor whether the characters are full-width ones, as input methods write them.
 *
 * <p>The library keeps the {@link #fingerprint} only, never the code: whoever reads the database cannot spend it, and a lost code
 * cannot be read again.
 *
 * @param symbols the {@value #LENGTH} characters, upper case, without hyphens
 */
public record SecretCode(String symbols) {

    /** How many characters there are. */
    public static final int LENGTH = 16;

    /** How many of them are random. */
    public static final int RANDOM = LENGTH - 1;

    /** What codes are made of. */
    public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int GROUP = 4;

    /** Checks length, alphabet and check character. */
    public SecretCode {
        if (!isCode(Input.present("code", symbols))) {
            throw new InvalidInputException("code", "is mistyped", LENGTH + " characters with a check character");
        }
    }

    /**
     * Makes a code.
     *
     * @param random where the characters come from; a {@link java.security.SecureRandom} for codes that leave a test
     * @return the code
     */
    public static SecretCode random(RandomGenerator random) {
        StringBuilder symbols = new StringBuilder(LENGTH);
        for (int i = 0; i < RANDOM; i++) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SecretCode(symbols.append(check(symbols)).toString());
    }

    /**
     * Reads what somebody typed.
     *
     * @param typed anything
     * @return the code, or empty if it cannot be one
     */
    public static Optional<SecretCode> read(@Nullable String typed) {
        String symbols = CodeText.symbols(typed);
        return isCode(symbols) ? Optional.of(new SecretCode(symbols)) : Optional.empty();
    }

    /**
     * The code as it is printed.
     *
     * @return four groups of four, with hyphens
     */
    public String printed() {
        return symbols.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
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
     * @return the last four characters; what stays unknown still carries 54 bits
     */
    public String ending() {
        return symbols.substring(LENGTH - GROUP);
    }

    /** Tells the ending only. */
    @Override
    public String toString() {
        return "SecretCode[…" + ending() + "]";
    }

    private static boolean isCode(String symbols) {
        return symbols.length() == LENGTH
                && symbols.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && symbols.charAt(RANDOM) == check(symbols);
    }

    private static char check(CharSequence symbols) {
        int sum = 0;
        for (int i = 0; i < RANDOM; i++) {
            sum += (i + 2) * ALPHABET.indexOf(symbols.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }
}
