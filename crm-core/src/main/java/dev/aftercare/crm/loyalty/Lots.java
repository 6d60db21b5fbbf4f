package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of the open lots of an account. Pure. */
final class Lots {

    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

    /** For how long the points earned after the first ones of a lot may join it. */
    private static final Duration DAY = Duration.ofDays(1);

    private Lots() {}

    /** The lots after the changes, by the sequence of their entries; empty ones are gone, and those that were gone are back. */
    static List<PointsLot> after(List<PointsLot> lots, List<LotChange> changes, Instant at) {
        Map<Long, PointsLot> open = new TreeMap<>();
        lots.forEach(lot -> open.put(lot.entry(), lot));
        for (LotChange change : changes) {
            PointsLot lot = open.get(change.lot());
            if (lot == null) {
                open.put(change.lot(), opened(change, at));
            } else if (lot.remaining() + change.points() == 0) {
                open.remove(change.lot());
            } else {
                open.put(change.lot(), lot.more(change.points()));
            }
        }
        return List.copyOf(open.values());
    }

    private static PointsLot opened(LotChange change, Instant at) {
        Instant earnedAt = change.earnedAt();
        return new PointsLot(change.lot(), earnedAt == null ? at : earnedAt, change.expiresAt(), change.points());
    }

    /**
     * The lot that points earned now join: the one that grows, if there are many lots, if they expire together, and if its first points
     * came less than a day ago. It must be the youngest, so that joining it changes nothing about which points are spent before which.
     */
    static Optional<PointsLot> joined(PointsAccount account, Instant at, @Nullable Instant expiresAt) {
        Long growing = account.growing();
        return growing == null || account.lots().size() < PointsRules.LOTS_OF_THEIR_OWN
                ? Optional.empty()
                : account.lots().stream()
                        .max(RedemptionOrder.OLDEST_FIRST.comparator())
                        .filter(youngest -> youngest.entry() == growing)
                        .filter(lot -> Objects.equals(lot.expiresAt(), expiresAt))
                        .filter(lot -> !at.isBefore(lot.earnedAt()))
                        .filter(lot -> at.isBefore(lot.earnedAt().plus(DAY)));
    }

    static @Nullable Instant soonestExpiry(PointsAccount account) {
        return account.lots().stream()
                .map(PointsLot::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Compares some lots as smaller than all others; within both all are equal. */
    static Comparator<PointsLot> first(Set<Long> lots) {
        return Comparator.comparing(lot -> !lots.contains(lot.entry()));
    }

    /** Moves the lot whose expiry is closest to that of the next into the next: nothing expires sooner than it would have. */
    static List<LotChange> fold(List<PointsLot> lots) {
        List<PointsLot> sorted = lots.stream()
                .sorted(RedemptionOrder.SOONEST_EXPIRY_FIRST.comparator())
                .toList();
        int closest = 0;
        Duration least = null;
        for (int i = 0; i + 1 < sorted.size(); i++) {
            Duration gap = gap(sorted.get(i), sorted.get(i + 1));
            if (least == null || gap.compareTo(least) < 0) {
                closest = i;
                least = gap;
            }
        }
        PointsLot from = sorted.get(closest);
        return List.of(LotChange.of(from, -from.remaining()), LotChange.of(sorted.get(closest + 1), from.remaining()));
    }

    private static Duration gap(PointsLot lot, PointsLot next) {
        Instant first = lot.expiresAt();
        Instant second = next.expiresAt();
        if (second == null) {
            return first == null ? Duration.ZERO : ENDLESS;
        }
        return Duration.between(Objects.requireNonNull(first), second);
    }

    /** The first points of a list of changes, all of one sign, in their order. */
    static List<LotChange> firstOf(List<LotChange> changes, long points) {
        List<LotChange> first = new ArrayList<>();
        long rest = points;
        for (LotChange change : changes) {
            long part = Math.min(rest, Math.abs(change.points()));
            if (part > 0) {
                first.add(change.of(part));
                rest -= part;
            }
        }
        return first;
    }

    /** What is left of changes after their first points are gone. */
    static List<LotChange> withoutFirst(List<LotChange> changes, long points) {
        List<LotChange> left = new ArrayList<>();
        long gone = points;
        for (LotChange change : changes) {
            long part = Math.min(gone, Math.abs(change.points()));
            gone -= part;
            if (part < Math.abs(change.points())) {
                left.add(change.of(Math.abs(change.points()) - part));
            }
        }
        return left;
    }

    static List<LotChange> negative(List<LotChange> changes) {
        return changes.stream().map(change -> change.of(-change.points())).toList();
    }
}
