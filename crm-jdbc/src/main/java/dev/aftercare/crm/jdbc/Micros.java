package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import java.time.Instant;

/**
 * Instants as whole microseconds since 1970-01-01T00:00:00Z, the form in which every engine keeps them. A number knows no
 * session zone, no calendar change and no driver's idea of either, sorts as the instants do, and covers the years 1 to 9999
 * also where an engine's own type starts at the year 1000.
 */
final class Micros {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private Micros() {}

    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }

    /** The end of a lease, in whole microseconds. */
    static Instant end(Instant now, Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new InvalidInputException("lease", "is not above zero", "a duration above zero");
        }
        return Input.instant("lease", now.plus(lease));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * (long) NANOS);
    }
}
