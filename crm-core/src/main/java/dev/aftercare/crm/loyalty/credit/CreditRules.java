package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditEvent.CreditMoved;
import dev.aftercare.crm.model.loyalty.CreditKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of store credit. Pure. Every accepted decision first takes out what has expired, so expired credit is never spent,
 * whether or not a sweep came by. What expires soonest is spent first. Each entry is told in one event.
 */
public final class CreditRules {

    /** The kind of the due entry at which an account's next part expires. */
    public static final String EXPIRY_DUE = "credit-expiry";

    private CreditRules() {}

    /**
     * Gives credit.
     *
     * @param account the account, possibly new
     * @param part how much, in the account's currency, and until when
     * @param cause for what
     * @param at when
     * @param actor who gives it
     * @return always accepted
     * @throws InvalidInputException if it is of another currency, or would expire at once
     */
    public static Decision<CreditPosting> issue(
            CreditAccount account, CreditPart part, Cause cause, Instant at, Actor actor) {
        if (part.isExpired(at)) {
            throw new InvalidInputException("expiresAt", "is not in the future", "a later instant");
        }
        Draft draft = new Draft(account, at);
        draft.write(CreditKind.ISSUE, List.of(part), null, cause, actor);
        return draft.accepted();
    }

    /**
     * Spends credit.
     *
     * @param account the account
     * @param amount how much, above zero
     * @param cause for what
     * @param at when
     * @param actor who spends it
     * @return accepted, or rejected with {@link NotEnoughCredit}
     */
    public static Decision<CreditPosting> redeem(
            CreditAccount account, Money amount, Cause cause, Instant at, Actor actor) {
        return spend(CreditKind.REDEEM, account, amount, cause, at, actor);
    }

    /**
     * Takes credit back, what expires soonest first.
     *
     * @param account the account
     * @param amount how much, above zero
     * @param cause for what
     * @param at when
     * @param actor who takes it back
     * @return accepted, or rejected with {@link NotEnoughCredit}: what was spent stays spent
     */
    public static Decision<CreditPosting> takeBack(
            CreditAccount account, Money amount, Cause cause, Instant at, Actor actor) {
        return spend(CreditKind.TAKE_BACK, account, amount, cause, at, actor);
    }

    private static Decision<CreditPosting> spend(
            CreditKind kind, CreditAccount account, Money amount, Cause cause, Instant at, Actor actor) {
        requireCurrency(account.balance(), amount);
        Money available = account.available(at);
        if (amount.compareTo(available) > 0) {
            return Decision.reject(new NotEnoughCredit(amount, available));
        }
        Draft draft = new Draft(account, at);
        draft.write(kind, CreditParts.first(draft.parts, amount), null, cause, actor);
        return draft.accepted();
    }

    /**
     * Lets credit go to another account: of each expiry as much as is asked for, or as there is.
     *
     * @param account the account
     * @param wanted how much of which expiry at most
     * @param cause for what
     * @param at when
     * @param actor who moves it
     * @return always accepted; without a {@code TRANSFER_OUT} entry if there was nothing to move
     */
    public static Decision<CreditPosting> transferOut(
            CreditAccount account, List<CreditPart> wanted, Cause cause, Instant at, Actor actor) {
        Draft draft = new Draft(account, at);
        List<CreditPart> moved = CreditParts.common(draft.parts, wanted);
        if (!moved.isEmpty()) {
            draft.write(CreditKind.TRANSFER_OUT, moved, null, cause, actor);
        }
        return draft.accepted();
    }

    /**
     * Takes in credit from another account; each part keeps its expiry.
     *
     * @param account the account, possibly new
     * @param parts what comes, at least one part
     * @param cause for what
     * @param at when
     * @param actor who moves it
     * @return always accepted
     */
    public static Decision<CreditPosting> transferIn(
            CreditAccount account, List<CreditPart> parts, Cause cause, Instant at, Actor actor) {
        Draft draft = new Draft(account, at);
        draft.write(CreditKind.TRANSFER_IN, parts, null, cause, actor);
        draft.expire();
        return draft.accepted();
    }

    /**
     * Gives back what was spent, what was spent last first, each part with the expiry it had or a later one.
     *
     * @param account the account
     * @param redemption the entry that spent it
     * @param before how much of that entry was given back before
     * @param amount how much, above zero
     * @param atLeastUntil until when what comes back can be spent at least; null to keep the expiries: what expired stays gone then
     * @param cause for what
     * @param at when
     * @param actor who gives it back
     * @return accepted, or rejected with {@link NotEnoughCredit} if it is more than is left of the entry
     */
    public static Decision<CreditPosting> refund(
            CreditAccount account,
            CreditEntry redemption,
            Money before,
            Money amount,
            @Nullable Instant atLeastUntil,
            Cause cause,
            Instant at,
            Actor actor) {
        if (redemption.kind() != CreditKind.REDEEM) {
            throw new InvalidInputException("sequence", "is of no redemption", "the sequence of a REDEEM entry");
        }
        requireCurrency(account.balance(), amount);
        Money left = CreditAccount.sum(before, redemption.parts()).minus(before);
        if (amount.compareTo(left) > 0) {
            return Decision.reject(new NotEnoughCredit(amount, left));
        }
        List<CreditPart> lastFirst = new ArrayList<>(redemption.parts());
        Collections.reverse(lastFirst);
        if (before.amount().signum() > 0) {
            lastFirst = CreditParts.less(lastFirst, before);
        }
        List<CreditPart> back = CreditParts.first(lastFirst, amount).stream()
                .map(part -> new CreditPart(part.amount(), later(part.expiresAt(), atLeastUntil)))
                .toList();
        Draft draft = new Draft(account, at);
        draft.write(CreditKind.REFUND, back, redemption.sequence(), cause, actor);
        draft.expire();
        return draft.accepted();
    }

    /**
     * Takes out what has expired, as a sweep does.
     *
     * @param account the account
     * @param at when
     * @return always accepted; without entries if nothing has expired
     */
    public static Decision<CreditPosting> expire(CreditAccount account, Instant at) {
        return new Draft(account, at).accepted();
    }

    private static void requireCurrency(Money balance, Money amount) {
        if (!amount.currency().equals(balance.currency())) {
            throw new InvalidInputException(
                    "amount",
                    "is in " + amount.currency().getCurrencyCode(),
                    balance.currency().getCurrencyCode());
        }
    }

    static AggregateRef aggregate(String account) {
        return new AggregateRef("credit-account", account);
    }

    private static @Nullable Instant later(@Nullable Instant own, @Nullable Instant least) {
        return own == null || least == null || own.isAfter(least) ? own : least;
    }

    /** The account while entries are written to it. */
    private static final class Draft {
        private final CreditAccount before;
        private final Instant at;
        private final List<CreditEntry> entries = new ArrayList<>();
        private List<CreditPart> parts;
        private Money balance;

        Draft(CreditAccount account, Instant at) {
            this.before = account;
            this.at = at;
            this.parts = account.parts();
            this.balance = account.balance();
            expire();
        }

        void expire() {
            List<CreditPart> expired =
                    parts.stream().filter(part -> part.isExpired(at)).toList();
            if (!expired.isEmpty()) {
                write(CreditKind.EXPIRE, expired, null, new Cause("expiry", at.toString()), Actor.CLOCK);
            }
        }

        void write(CreditKind kind, List<CreditPart> moved, @Nullable Long refundOf, Cause cause, Actor actor) {
            Money sum = CreditAccount.sum(balance, moved);
            parts = kind.comesIn() ? CreditParts.with(parts, moved) : CreditParts.without(parts, moved);
            balance = kind.comesIn() ? balance.plus(sum) : balance.minus(sum);
            long sequence = before.entries() + entries.size() + 1;
            entries.add(new CreditEntry(before.id(), sequence, kind, moved, balance, refundOf, cause, actor, at));
        }

        Decision<CreditPosting> accepted() {
            CreditAccount after = new CreditAccount(
                    before.id(), before.customer(), balance, parts, before.entries() + entries.size());
            List<Happened> events = entries.stream()
                    .map(entry -> new Happened(
                            new CreditMoved(entry.kind(), entry.amount(), entry.balance(), entry.cause()),
                            entry.actor()))
                    .toList();
            return new Decision.Accepted<>(new CreditPosting(after, entries), events, List.of(due()));
        }

        private DueChange due() {
            DueKey key = DueKey.of(EXPIRY_DUE, aggregate(before.id()));
            Instant soonest = parts.isEmpty() ? null : parts.get(0).expiresAt();
            return soonest == null ? new DueChange.Cancel(key) : new DueChange.Schedule(new DueEntry(key, soonest));
        }
    }
}
