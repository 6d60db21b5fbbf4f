package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What went from one account to another when customers were merged, and what it is called there, so that it can go back.
 *
 * @param programme in which programme
 * @param from the account that gave everything
 * @param into the account that took it
 * @param lots the lots, those of held points included
 * @param holds the holds, by the sequences of their entries in both accounts
 * @param pending the pending points, by the sequences of their entries in both accounts
 * @param debt how many points owed
 * @param owing the entries of the account that took with which something came while one of the two owed points
 */
public record PointsMove(
        ProgrammeId programme,
        PointsAccountId from,
        PointsAccountId into,
        List<MovedLot> lots,
        List<MovedEntry> holds,
        List<MovedEntry> pending,
        long debt,
        List<Stretch> owing) {

    /**
     * Points of a lot.
     *
     * @param from the lot in the account that gave
     * @param into the lot in the account that took
     * @param points how many
     */
    public record MovedLot(long from, long into, long points) {}

    /**
     * An entry that was written anew.
     *
     * @param from its sequence in the account that gave
     * @param into its sequence in the account that took
     */
    public record MovedEntry(long from, long into) {}

    /**
     * Entries that were written together.
     *
     * @param first the sequence of the first
     * @param last the sequence of the last
     */
    public record Stretch(long first, long last) {}

    /** Checks and copies the parts. */
    public PointsMove {
        Input.present("move.programme", programme);
        Input.present("move.from", from);
        Input.present("move.into", into);
        lots = List.copyOf(Input.present("move.lots", lots));
        holds = List.copyOf(Input.present("move.holds", holds));
        pending = List.copyOf(Input.present("move.pending", pending));
        Input.within("move.debt", debt, 0, Long.MAX_VALUE);
        // Moves of the time before they told of it.
        owing = owing == null ? List.of() : List.copyOf(owing);
    }

    /** This move and what followed between the same accounts. */
    PointsMove and(PointsMove later) {
        return new PointsMove(
                programme,
                from,
                into,
                joined(lots, later.lots),
                joined(holds, later.holds),
                joined(pending, later.pending),
                debt + later.debt,
                joined(owing, later.owing));
    }

    /** As far as one lot of the account that gave is concerned. */
    PointsMove ofLot(long lot) {
        List<MovedLot> parts = lots.stream().filter(part -> part.from() == lot).toList();
        return new PointsMove(programme, from, into, parts, List.of(), List.of(), 0, List.of());
    }

    /** What a hold or pending points of the account that gave are in the one that took. */
    Optional<Long> ofEntry(long sequence) {
        return Stream.concat(holds.stream(), pending.stream())
                .filter(entry -> entry.from() == sequence)
                .map(MovedEntry::into)
                .findFirst();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
