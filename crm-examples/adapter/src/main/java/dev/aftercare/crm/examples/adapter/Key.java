package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * The key of one thing in the store, built part by part. Keys order as their parts do: byte by byte, unsigned.
 *
 * <p>A text ends with a zero byte, which the SPI lets no text contain: so a text sorts before its own continuations, and no
 * two keys of different parts are ever the same. Numbers have eight bytes, the first bit turned over, so that negative ones
 * come first. An instant is its second and, in four more bytes, its nanosecond: any instant that a caller may give as a bound
 * has its place, also one that no record can have.
 */
final class Key {

    private final byte[] bytes;

    private Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What all keys of one sort of one tenant begin with. */
    static Key of(TenantId tenant, Keyspace space) {
        return new Key(new byte[0]).with(tenant.value()).append(new byte[] {space.code});
    }

    static Key read(byte[] bytes) {
        return new Key(bytes);
    }

    Key with(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return append(Arrays.copyOf(utf8, utf8.length + 1));
    }

    Key with(UUID id) {
        return with(id.toString());
    }

    Key with(long number) {
        return append(
                ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array());
    }

    Key with(Instant at) {
        return with(at.getEpochSecond())
                .append(ByteBuffer.allocate(Integer.BYTES).putInt(at.getNano()).array());
    }

    /** The first key after this one. */
    Key next() {
        return append(new byte[1]);
    }

    /** The first key after all that begin with this one: without trailing bytes of 255, the last byte one higher. */
    Key end() {
        int length = bytes.length;
        while (bytes[length - 1] == (byte) 0xff) {
            length--;
        }
        byte[] end = Arrays.copyOf(bytes, length);
        end[length - 1]++;
        return new Key(end);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isBefore(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes) < 0;
    }

    private Key append(byte[] part) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + part.length);
        System.arraycopy(part, 0, longer, bytes.length, part.length);
        return new Key(longer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
