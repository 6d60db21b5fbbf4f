package dev.aftercare.crm.loyalty.draw;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The numbers 1 to n in the order of a seed, one after the other, as {@link DrawRules#picks} says. Keeps what was picked, not n numbers. */
final class PickOrder {

    private static final String HMAC = "HmacSHA256";

    private final long entries;
    private final Mac mac;
    private final Map<Long, Long> moved = new HashMap<>();
    private long blocks;
    private long picked;

    PickOrder(DrawSeed seed, long entries) {
        this.entries = entries;
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed.bytes(), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** The next number; there must be one left. */
    long next() {
        long place = picked + below(entries - picked);
        long number = at(place);
        moved.put(place, at(picked));
        moved.remove(picked);
        picked++;
        return number;
    }

    /** What stands at a place from 0, if nothing was moved there: the number after it. */
    private long at(long place) {
        return moved.getOrDefault(place, place + 1);
    }

    /** As likely each of 0 to m - 1: what lies in the last, incomplete run of m numbers is passed over. */
    private long below(long m) {
        long overhang = Long.remainderUnsigned(-m, m);
        long value;
        do {
            value = block();
        } while (overhang != 0 && Long.compareUnsigned(value, -overhang) >= 0);
        return Long.remainderUnsigned(value, m);
    }

    private long block() {
        byte[] message = ByteBuffer.allocate(Long.BYTES).putLong(blocks++).array();
        return ByteBuffer.wrap(mac.doFinal(message)).getLong();
    }
}
