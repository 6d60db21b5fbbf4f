package dev.aftercare.crm.loyalty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.PointsMoved;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the making: each moves the account on by one version and tells of it in one event. Lives within one decision, which it
 * begins by taking out what has expired and ends by paying what is owed and folding lots that are too many.
 */
final class PostingDraft {

    private final PointsAccount before;
    private final Occasion occasion;
    private final RedemptionOrder order;
    private final List<PointsEntry> entries = new ArrayList<>();
    private final List<Happened> events = new ArrayList<>();
    private final List<DueChange> due = new ArrayList<>();
    private PointsAccount account;

    PostingDraft(PointsAccount account, Occasion occasion, RedemptionOrder order) {
        this.before = Input.present("account", account);
        this.account = account;
        this.occasion = Input.present("occasion", occasion);
        this.order = Input.present("order", order);
        expire();
    }

    PointsAccount account() {
        return account;
    }

    Instant at() {
        return occasion.at();
    }

    /** What can be spent: what had expired is out already. */
    long available() {
        return account.balance();
    }

    long nextSequence() {
        return account.version() + 1;
    }

    /** The marks of an entry of this occasion. */
    EntryMarks marks(@Nullable String name, @Nullable Long about, @Nullable Instant until) {
        return new EntryMarks(name, about, until, occasion.key());
    }

    EntryMarks about(PointsEntry entry) {
        return marks(null, entry.sequence(), null);
    }

    /** Refuses points that the account has no room for, whether in its balance or aside. */
    void requireRoom(long points) {
        PointsAside aside = account.aside();
        long room = PointsAccount.MAX_POINTS - account.balance() - aside.held() - aside.pending();
        if (points > room) {
            throw new InvalidInputException("points", "do not fit into the account", "at most " + room);
        }
    }

    void write(EntryKind kind, List<LotChange> changes, EntryMarks marks) {
        write(kind, sum(changes), changes, occasion.cause(), occasion.actor(), marks);
    }

    /** Brings points as a lot named by the entry that is written. */
    void bring(EntryKind kind, long points, @Nullable Instant expiresAt, EntryMarks marks) {
        write(kind, List.of(new LotChange(nextSequence(), points, at(), expiresAt)), marks);
    }

    /** Brings points that were earned: into the lot that grows if they may join it, otherwise as a lot of their own, which then grows. */
    void earn(long points, @Nullable Instant expiresAt, EntryMarks marks) {
        LotChange change = Lots.joined(account, at(), expiresAt)
                .map(lot -> LotChange.of(lot, points))
                .orElseGet(() -> new LotChange(nextSequence(), points, at(), expiresAt));
        write(EntryKind.EARN, List.of(change), marks);
        account = account.growing(change.lot());
    }

    void owe(long points, EntryMarks marks) {
        owe(EntryKind.OWE, points, marks);
    }

    /** Of a kind that makes a debt. */
    void owe(EntryKind kind, long points, EntryMarks marks) {
        if (points > PointsAccount.MAX_POINTS - account.aside().debt()) {
            throw new InvalidInputException(
                    "points", "are more than can be owed", "at most " + PointsAccount.MAX_POINTS);
        }
        write(kind, -points, List.of(), occasion.cause(), occasion.actor(), marks);
    }

    /** Brings or takes a debt, if there is any. */
    void debt(EntryKind kind, long size) {
        if (size > 0) {
            write(kind, kind.sign() * size, List.of(), occasion.cause(), occasion.actor(), marks(null, null, null));
        }
    }

    /** Writes an entry that stands for one of another account: of its cause and its time, by another name. */
    void writeAs(EntryKind kind, List<LotChange> changes, PointsEntry other, String name) {
        EntryMarks marks = marks(name, null, other.marks().until());
        write(kind, sum(changes), changes, other.cause(), occasion.actor(), marks);
    }

    void due(DueChange change) {
        due.add(change);
    }

    /** One entry for each instant at which lots expired; to be called again after lots came back that may have. */
    void expire() {
        Map<Instant, List<PointsLot>> expired = account.lots().stream()
                .filter(lot -> lot.isExpired(at()))
                .collect(groupingBy(lot -> Objects.requireNonNull(lot.expiresAt()), TreeMap::new, toList()));
        expired.forEach((when, lots) -> {
            List<LotChange> changes = lots.stream()
                    .map(lot -> LotChange.of(lot, -lot.remaining()))
                    .toList();
            Cause cause = new Cause(PointsRules.EXPIRY_CAUSE, when.toString());
            write(EntryKind.EXPIRE, sum(changes), changes, cause, Actor.CLOCK, EntryMarks.NONE);
        });
    }

    /** Moves the expiry of all lots that expire sooner: out of the lot as it was, and into it as it is from now on. */
    void extend(Instant until) {
        List<LotChange> changes = new ArrayList<>();
        long moved = 0;
        for (PointsLot lot : account.lots()) {
            Instant expiresAt = lot.expiresAt();
            if (expiresAt != null && expiresAt.isBefore(until)) {
                changes.add(LotChange.of(lot, -lot.remaining()));
                changes.add(new LotChange(lot.entry(), lot.remaining(), lot.earnedAt(), until));
                moved += lot.remaining();
            }
        }
        if (moved > 0) {
            write(EntryKind.FOLD, moved, changes, occasion.cause(), Actor.CLOCK, EntryMarks.NONE);
        }
    }

    /** The first points in the order of spending. */
    List<LotChange> taken(long points) {
        return taken(points, Set.of());
    }

    /** The points of some lots first, as far as they are still there, then the others in the order of spending. */
    List<LotChange> taken(long points, Set<Long> firstLots) {
        List<LotChange> changes = new ArrayList<>();
        long rest = points;
        List<PointsLot> sorted = account.lots().stream()
                .sorted(Lots.first(firstLots).thenComparing(order.comparator()))
                .toList();
        for (PointsLot lot : sorted) {
            if (rest == 0) {
                break;
            }
            long part = Math.min(rest, lot.remaining());
            changes.add(LotChange.of(lot, -part));
            rest -= part;
        }
        return changes;
    }

    Decision<Posting> accepted() {
        settle();
        fold();
        List<DueChange> all = new ArrayList<>(due);
        // Nothing to write if the soonest expiry is where it was.
        if (!Objects.equals(Lots.soonestExpiry(before), Lots.soonestExpiry(account))) {
            all.add(expiryDue());
        }
        return new Decision.Accepted<>(new Posting(account, entries), events, all);
    }

    /** As a sweep wants it: its entry is used up, so the next is always written. */
    Decision<Posting> swept() {
        return new Decision.Accepted<>(new Posting(account, entries), events, List.of(expiryDue()));
    }

    private DueChange expiryDue() {
        DueKey key = DueKey.of(PointsRules.EXPIRY_DUE, AggregateRef.of(account.id()));
        Instant soonest = Lots.soonestExpiry(account);
        return soonest == null ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, soonest));
    }

    /** So nobody who owes points has any to spend. */
    private void settle() {
        long paid = Math.min(account.aside().debt(), available());
        if (paid > 0) {
            List<LotChange> changes = taken(paid);
            write(EntryKind.SETTLE, -paid, changes, new Cause("debt", "settled"), Actor.CLOCK, EntryMarks.NONE);
        }
    }

    private void fold() {
        while (account.lots().size() > PointsRules.MAX_OPEN_LOTS) {
            List<LotChange> changes = Lots.fold(account.lots());
            long moved = Math.abs(changes.get(0).points());
            Cause cause = new Cause("fold", "lots");
            write(EntryKind.FOLD, moved, changes, cause, Actor.CLOCK, EntryMarks.NONE);
        }
    }

    private void write(
            EntryKind kind, long points, List<LotChange> changes, Cause cause, Actor actor, EntryMarks marks) {
        List<PointsLot> lots = kind.movesLots() ? Lots.after(account.lots(), changes, at()) : account.lots();
        Optional<List<PointsPromise>> promises = Promises.after(account, kind, kind.sign() * points, marks);
        account = account.with(lots, kind.next(account.aside(), points)).promising(promises);
        entries.add(new PointsEntry(
                account.id(),
                account.version(),
                kind,
                points,
                account.balance(),
                account.aside(),
                at(),
                cause,
                actor,
                changes,
                marks));
        events.add(new Happened(
                new PointsMoved(account.programme(), kind, points, account.balance(), account.aside(), cause), actor));
    }

    private static long sum(List<LotChange> changes) {
        return changes.stream().mapToLong(LotChange::points).sum();
    }
}
