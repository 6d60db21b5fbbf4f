package dev.aftercare.crm.loyalty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a points account. Pure.
 *
 * <p>Every accepted decision first takes out the lots that have expired at its instant: one {@code EXPIRE} entry for each instant
 * at which lots expired, by {@link Actor#CLOCK}. So an expired lot is never spent, whether or not a sweep came by. A lot is expired
 * from {@code expiresAt} on, that instant included.
 *
 * <p>Each entry moves the account on by one version and is told in one event. The one due entry of an account, of kind
 * {@value #EXPIRY_DUE}, stands at the soonest expiry of its open lots.
 *
 * <p>The clocks of several nodes may differ, so an instant can lie before that of the last entry. Nothing breaks then: entries
 * keep the order of their sequences, expiry is judged by the instant given, what was taken out stays out, and points that another
 * node gave a moment "later" can be spent.
 */
public final class PointsRules {

    /** The kind of the due entry at which an account's next lots expire. */
    public static final String EXPIRY_DUE = "points-expiry";

    /** The kind of the cause of {@code EXPIRE} entries; its reference is the instant at which the lots expired. */
    public static final String EXPIRY_CAUSE = "expiry";

    private PointsRules() {}

    /**
     * Gives points: they become a lot of their own.
     *
     * @param account the account, possibly just opened
     * @param points how many, at least 1
     * @param cause for what
     * @param expiresAt from when on they cannot be spent, after {@code at}; null if they never expire
     * @param at when
     * @param actor who gives them
     * @return always accepted
     * @throws InvalidInputException if an argument is malformed, or if the account would hold more than
     *     {@value PointsAccount#MAX_POINTS} points
     */
    public static Decision<Posting> earn(
            PointsAccount account, long points, Cause cause, @Nullable Instant expiresAt, Instant at, Actor actor) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        PostingDraft draft = settled(account, at);
        long room = PointsAccount.MAX_POINTS - draft.account().balance();
        if (points > room) {
            throw new InvalidInputException("points", "do not fit into the account", "at most " + room);
        }
        long sequence = draft.account().version() + 1;
        List<PointsLot> lots = new ArrayList<>(draft.account().lots());
        lots.add(new PointsLot(sequence, draft.at(), expiresAt, points));
        draft.write(EntryKind.EARN, lots, List.of(new LotChange(sequence, points)), cause, actor);
        return draft.accepted(due(account, draft.account()));
    }

    /**
     * Spends points.
     *
     * @param account the account
     * @param points how many, at least 1
     * @param cause for what
     * @param order which lots first
     * @param at when
     * @param actor who spends them
     * @return accepted; or rejected with {@link NotEnoughPoints} if fewer are available at that instant
     * @throws InvalidInputException if an argument is malformed
     */
    public static Decision<Posting> redeem(
            PointsAccount account, long points, Cause cause, RedemptionOrder order, Instant at, Actor actor) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        Input.present("order", order);
        long available = Input.present("account", account).available(Input.instant("at", at));
        if (points > available) {
            return Decision.reject(new NotEnoughPoints(points, available));
        }
        PostingDraft draft = settled(account, at);
        List<LotChange> changes = taken(draft.account().lots(), points, order);
        draft.write(EntryKind.REDEEM, less(draft.account().lots(), changes), changes, cause, actor);
        return draft.accepted(due(account, draft.account()));
    }

    /**
     * Takes out what has expired, as a sweep does. It always says anew when it is wanted next: the entry that called it is used up,
     * also if it came too early.
     *
     * @param account the account
     * @param at when
     * @return always accepted; without entries if nothing has expired
     */
    public static Decision<Posting> expire(PointsAccount account, Instant at) {
        PostingDraft draft = settled(account, at);
        return draft.accepted(List.of(dueAt(draft.account())));
    }

    private static PostingDraft settled(PointsAccount account, Instant at) {
        PostingDraft draft = new PostingDraft(account, at);
        Map<Instant, List<PointsLot>> expired = account.lots().stream()
                .filter(lot -> lot.isExpired(draft.at()))
                .collect(groupingBy(lot -> Objects.requireNonNull(lot.expiresAt()), TreeMap::new, toList()));
        expired.forEach((when, lots) -> {
            List<LotChange> changes = lots.stream()
                    .map(lot -> new LotChange(lot.entry(), -lot.remaining()))
                    .toList();
            Cause cause = new Cause(EXPIRY_CAUSE, when.toString());
            draft.write(EntryKind.EXPIRE, less(draft.account().lots(), changes), changes, cause, Actor.CLOCK);
        });
        return draft;
    }

    /** In the order of spending; the lots hold at least the points. */
    private static List<LotChange> taken(List<PointsLot> lots, long points, RedemptionOrder order) {
        List<LotChange> changes = new ArrayList<>();
        long rest = points;
        for (PointsLot lot : lots.stream().sorted(order.comparator()).toList()) {
            if (rest == 0) {
                break;
            }
            long part = Math.min(rest, lot.remaining());
            changes.add(new LotChange(lot.entry(), -part));
            rest -= part;
        }
        return changes;
    }

    /** The lots after the changes, in their own order; empty ones are gone. */
    private static List<PointsLot> less(List<PointsLot> lots, List<LotChange> changes) {
        Map<Long, Long> gone = new HashMap<>();
        changes.forEach(change -> gone.put(change.lot(), -change.points()));
        List<PointsLot> rest = new ArrayList<>(lots.size());
        for (PointsLot lot : lots) {
            long part = gone.getOrDefault(lot.entry(), 0L);
            if (part == 0) {
                rest.add(lot);
            } else if (part < lot.remaining()) {
                rest.add(lot.less(part));
            }
        }
        return rest;
    }

    /** Nothing to write if the soonest expiry is where it was. */
    private static List<DueChange> due(PointsAccount before, PointsAccount after) {
        return Objects.equals(soonestExpiry(before), soonestExpiry(after)) ? List.of() : List.of(dueAt(after));
    }

    private static DueChange dueAt(PointsAccount account) {
        DueKey key = DueKey.of(EXPIRY_DUE, AggregateRef.of(account.id()));
        Instant soonest = soonestExpiry(account);
        return soonest == null ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, soonest));
    }

    private static @Nullable Instant soonestExpiry(PointsAccount account) {
        return account.lots().stream()
                .map(PointsLot::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
