package dev.aftercare.crm.loyalty.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all codes have in common, whoever made them: how they are typed, and by what they are kept. */
final class CodeText {

    private static final int LONGEST = 100;

    /**
     * White space and separators, dashes, the minus sign, underscores, and what is not seen, such as a soft hyphen or the mark of a byte
     * order.
     */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Pc}\\u2212\\p{Cf}]");

    private CodeText() {}

    /**
     * What is left of a text without case, width and what stands between the characters; empty if it is too long for a code. Only A to Z
     * have a case here: what other letters become in upper case, such as a sharp s, would be characters that nobody typed.
     */
    static String symbols(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return "";
        }
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String bare = BETWEEN.matcher(narrow).replaceAll("");
        StringBuilder symbols = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            symbols.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return symbols.toString();
    }

    /** SHA-256, so one code has one fingerprint, whatever kind it is read as. */
    static String fingerprint(String symbols) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(symbols.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
