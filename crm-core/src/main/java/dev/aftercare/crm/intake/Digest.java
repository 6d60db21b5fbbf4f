package dev.aftercare.crm.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stands for texts where the store takes short ASCII only, and where nobody is to read them. */
final class Digest {

    private Digest() {}

    /** 64 hexadecimal digits: the SHA-256 of the texts, each ended by a zero. */
    static String of(String... texts) {
        return HexFormat.of().formatHex(bytes(texts));
    }

    static byte[] bytes(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
