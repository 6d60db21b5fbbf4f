package dev.aftercare.crm.jdbc;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of a text among the texts of all UUIDs, so that a key with any text can be looked up in a column of UUIDs. */
final class UuidText {

    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";
    private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final String DIGITS = "0123456789abcdef";

    private UuidText() {}

    /** The first UUID whose text is not before the given one; null if there is none. */
    static @Nullable UUID ceiling(String text) {
        for (int i = 0; i < LOWEST.length(); i++) {
            char given = i < text.length() ? text.charAt(i) : 0;
            String allowed = LOWEST.charAt(i) == '-' ? "-" : DIGITS;
            if (allowed.indexOf(given) < 0) {
                return differing(text.substring(0, i), given, allowed);
            }
        }
        UUID equal = UUID.fromString(text.substring(0, LOWEST.length()));
        return text.length() == LOWEST.length() ? equal : next(equal);
    }

    /** A text that starts like a UUID and then has another character than a UUID can have. */
    private static @Nullable UUID differing(String start, char given, String allowed) {
        int higher = 0;
        while (higher < allowed.length() && allowed.charAt(higher) <= given) {
            higher++;
        }
        return higher < allowed.length()
                ? UUID.fromString(start + allowed.charAt(higher) + LOWEST.substring(start.length() + 1))
                : next(UUID.fromString(start + HIGHEST.substring(start.length())));
    }

    private static @Nullable UUID next(UUID uuid) {
        long low = uuid.getLeastSignificantBits() + 1;
        long high = uuid.getMostSignificantBits() + (low == 0 ? 1 : 0);
        return low == 0 && high == 0 ? null : new UUID(high, low);
    }
}
