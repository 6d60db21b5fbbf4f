package dev.aftercare.crm.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Owners and ids of documents for what may be named in any script and at any length, which an owner and an id may not. */
public final class OwnerDigest {

    private OwnerDigest() {}

    /**
     * What stands for a name.
     *
     * @param name any text
     * @return 64 hexadecimal digits: SHA-256 of its UTF-8 form
     */
    public static String of(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
