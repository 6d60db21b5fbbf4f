package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry together with all that resolved or reversed it since.
 *
 * @param entry the entry
 * @param about the entries about it, in order
 */
public record EntryState(PointsEntry entry, List<PointsEntry> about) {

    /** In how many parts an entry can be resolved or reversed before the rest must go at once: so what is about it is read at once, too. */
    public static final int MAX_PARTS = 900;

    /** Checks and copies the parts. */
    public EntryState {
        Input.present("state.entry", entry);
        about = List.copyOf(Input.present("state.about", about));
        long original = entry.sequence();
        if (!about.stream().allMatch(later -> later.isAbout(original))) {
            throw new InvalidInputException("state.about", "is about another entry", "entries about the entry");
        }
    }

    /**
     * How many of its points were not resolved or reversed yet.
     *
     * @return 0 if all were
     */
    public long left() {
        return entry.size() - about.stream().mapToLong(PointsEntry::size).sum();
    }

    /**
     * Whether any entry of a kind is about it.
     *
     * @param kind which kind
     * @return true if one is
     */
    public boolean has(EntryKind kind) {
        return about.stream().anyMatch(later -> later.kind() == kind);
    }

    /** As it was when its account had a version. */
    EntryState upTo(long version) {
        return new EntryState(
                entry,
                about.stream().filter(later -> later.sequence() <= version).toList());
    }

    /** Why no part of it can go, if so. */
    Optional<Rejection> refusal(long points) {
        return about.size() >= MAX_PARTS && points < left()
                ? Optional.of(new TooManyParts(entry.sequence(), left()))
                : Optional.empty();
    }

    /** The parts of its lots that no later entry took: all as positive numbers, in the entry's own order. */
    List<LotChange> partsLeft() {
        List<LotChange> parts = new ArrayList<>();
        for (LotChange change : entry.lots()) {
            long gone = about.stream()
                    .flatMap(later -> later.lots().stream())
                    .filter(later -> later.lot() == change.lot())
                    .mapToLong(later -> Math.abs(later.points()))
                    .sum();
            long rest = Math.abs(change.points()) - gone;
            if (rest > 0) {
                parts.add(change.of(rest));
            }
        }
        return parts;
    }
}
