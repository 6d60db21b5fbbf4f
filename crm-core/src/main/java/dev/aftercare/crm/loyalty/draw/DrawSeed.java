package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What decides a draw: 32 bytes that nobody knows before it is held.
 *
 * @param hex the bytes as 64 hexadecimal digits, lower case
 */
public record DrawSeed(String hex) {

    private static final int BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

    /** Checks the digits. */
    public DrawSeed {
        if (!HEX.matcher(Input.present("seed", hex)).matches()) {
            throw new InvalidInputException("seed", "is no seed", 2 * BYTES + " hexadecimal digits, lower case");
        }
    }

    static DrawSeed random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DrawSeed(HexFormat.of().formatHex(bytes));
    }

    /**
     * What binds the shop to the seed without telling it.
     *
     * @return 64 hexadecimal digits: the SHA-256 of the 32 bytes
     */
    public String commitment() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** Does not tell it. */
    @Override
    public String toString() {
        return "DrawSeed[withheld]";
    }
}
