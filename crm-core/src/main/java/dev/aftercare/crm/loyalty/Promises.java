package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is held and pending. Keeps an account's list of it up with its entries, so that nobody need look for it among them, and does what
 * is due of it. Pure.
 */
final class Promises {

    /** Holds before what is pending and then by the digits of their entries, as the sweep takes what is due at one instant. */
    private static final Comparator<Due> AS_SWEPT = Comparator.comparing(
                    (Due due) -> due.entry().at())
            .thenComparing(due -> due.entry().key().kind())
            .thenComparing(due -> due.entry().key().part());

    private Promises() {}

    /** A promise whose time has come, and since when. */
    record Due(EntryState state, DueEntry entry) {
        Due(PointsAccount account, EntryState state, Instant from) {
            this(state, new DueEntry(key(account, state.entry()), from));
        }

        private static DueKey key(PointsAccount account, PointsEntry entry) {
            return PendingRules.isPending(entry)
                    ? PendingRules.due(account, entry.sequence())
                    : HoldRules.due(account, entry.sequence());
        }
    }

    /**
     * What is open after an entry.
     *
     * @param before the account before it
     * @param kind the entry's kind
     * @param size how many points it moves
     * @param marks its marks: which entry it resolves, if any, and until when it waits
     * @return empty if it was not known before, or if it is not known of which promise this is a part
     */
    static Optional<List<PointsPromise>> after(PointsAccount before, EntryKind kind, long size, EntryMarks marks) {
        return switch (kind) {
            case HOLD, PEND, PEND_IN ->
                before.openPromises()
                        .map(open -> with(open, new PointsPromise(before.version() + 1, size, marks.until())));
            case CAPTURE, RELEASE, MATURE, CANCEL, PEND_OUT ->
                before.openPromises().flatMap(open -> resolved(open, marks, size));
            default -> before.openPromises();
        };
    }

    private static List<PointsPromise> with(List<PointsPromise> open, PointsPromise next) {
        List<PointsPromise> all = new ArrayList<>(open);
        all.add(next);
        return all;
    }

    private static Optional<List<PointsPromise>> resolved(List<PointsPromise> open, EntryMarks marks, long size) {
        Long about = marks.about();
        List<PointsPromise> left = new ArrayList<>();
        boolean found = false;
        for (PointsPromise promise : open) {
            if (about == null || promise.entry() != about) {
                left.add(promise);
            } else {
                found = promise.left() >= size;
                if (promise.left() > size) {
                    left.add(new PointsPromise(promise.entry(), promise.left() - size, promise.until()));
                }
            }
        }
        return found ? Optional.of(left) : Optional.empty();
    }

    /** Those whose time has come, as far as the account itself tells. */
    static List<PointsPromise> due(PointsAccount account, Instant at) {
        List<PointsPromise> open = account.promises();
        return open == null
                ? List.of()
                : open.stream().filter(promise -> promise.isDue(at)).toList();
    }

    /** Lets a hold run out or pending points mature, whoever finds that it is due: the sweep or a command that comes before it. */
    static Decision<Posting> keep(
            PointsAccount account, EntryState state, Instant from, RedemptionOrder order, Instant now) {
        String reference = Long.toString(state.entry().sequence());
        return PendingRules.isPending(state.entry())
                ? PendingRules.mature(
                        account, state, from, order, Occasion.ofClock(now, new Cause("maturity", reference)))
                : HoldRules.timeOut(account, state, order, Occasion.ofClock(now, new Cause("hold-timeout", reference)));
    }

    /** Does all that is due, in the order in which the sweep would have done it. */
    static Decision.Accepted<Posting> keep(
            PointsAccount account, List<Due> promises, RedemptionOrder order, Instant now) {
        Posting posting = new Posting(account, List.of());
        List<Happened> events = new ArrayList<>();
        List<DueChange> due = new ArrayList<>();
        for (Due promise : promises.stream().sorted(AS_SWEPT).toList()) {
            Decision.Accepted<Posting> one = keep(
                            posting.account(), promise.state(), promise.entry().at(), order, now)
                    .orThrow();
            posting = posting.and(one.state());
            events.addAll(one.events());
            due.addAll(one.due());
        }
        return new Decision.Accepted<>(posting, events, due);
    }
}
