package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that something is paid with, and how long each part of them would have lived: they come back with the same expiries.
 *
 * @param programme of which programme
 * @param parts the parts, in the order in which they were spent
 */
public record PaidPoints(ProgrammeId programme, List<Part> parts) {

    /**
     * Points of one lot.
     *
     * @param points how many
     * @param expiresAt from when on they cannot be spent; null if they never expire
     */
    public record Part(long points, @Nullable Instant expiresAt) {
        /** Checks the parts. */
        public Part {
            Input.within("part.points", points, 1, PointsAccount.MAX_POINTS);
            expiresAt = Input.instantOrNull("part.expiresAt", expiresAt);
        }
    }

    static PaidPoints of(ProgrammeId programme, PointsEntry hold) {
        return new PaidPoints(
                programme,
                hold.lots().stream()
                        .map(change -> new Part(-change.points(), change.expiresAt()))
                        .toList());
    }

    /** Checks and copies the parts. */
    public PaidPoints {
        Input.present("paid.programme", programme);
        parts = List.copyOf(Input.present("paid.parts", parts));
    }

    /**
     * How many they are.
     *
     * @return the sum of the parts
     */
    public long points() {
        return parts.stream().mapToLong(Part::points).sum();
    }
}
