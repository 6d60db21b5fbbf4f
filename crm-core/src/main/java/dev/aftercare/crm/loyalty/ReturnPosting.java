package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.loyalty.ReturnReceipt.Written;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been written for one return so far, in the customer's own account and in those that its points went through by merges. */
final class ReturnPosting {

    private final CommandContext context;
    private final Programme rules;
    private final Award award;
    private final Occasion occasion;
    private final List<PointsEntry> entries = new ArrayList<>();
    private final Map<CustomerId, List<Long>> written = new LinkedHashMap<>();
    private final List<PointsAccount> accounts;
    private PointsAccount account;
    private long forgone;
    private long expired;

    ReturnPosting(
            CommandContext context,
            Programme rules,
            Award award,
            Occasion occasion,
            PointsAccount account,
            List<PointsAccount> accounts) {
        this.context = context;
        this.rules = rules;
        this.award = award;
        this.occasion = occasion;
        this.account = account;
        this.accounts = accounts;
    }

    /** First, so that what was given back may serve what is taken back. */
    void giveBack(List<EntryState> paid, long points) {
        long rest = points;
        for (EntryState payment : paid) {
            rest -= reverse(payment, Math.min(rest, payment.left()));
        }
    }

    /** What is still pending goes first: nobody has spent it. */
    void takeBack(long points, long expiredBefore) {
        if (points == 0) {
            return;
        }
        List<EntryState> given = new ArrayList<>();
        long rest = points;
        for (EntryState state : earned(context.unit())) {
            if (PendingRules.isPending(state.entry())) {
                rest -= cancel(state, Math.min(rest, state.left()));
                given.addAll(matured(state));
            } else {
                given.add(state);
            }
        }
        expired = Math.min(rest, expired(given) - expiredBefore);
        rest -= expired;
        for (EntryState state : given) {
            rest -= reverse(state, Math.min(rest, state.left()));
        }
        long went = sum(EntryKind.TAKE_BACK) + sum(EntryKind.OWE) + sum(EntryKind.CANCEL);
        forgone = points - went - expired;
    }

    private List<EntryState> matured(EntryState pending) {
        return pending.about().stream()
                .filter(entry -> entry.kind() == EntryKind.MATURE)
                .map(entry -> Ledger.state(context.unit(), entry))
                .toList();
    }

    private long expired(List<EntryState> given) {
        if (award.returns().expired() == ReturnPolicy.ExpiredPoints.COUNT_AS_SPENT) {
            return 0;
        }
        return given.stream()
                .filter(state -> LotFate.isOver(state.entry(), occasion.at()))
                .mapToLong(state -> LotFate.expired(context.unit(), has(state), state.entry(), occasion.at()))
                .sum();
    }

    /** Pending points that were merged into another account, or back, have an entry in each. */
    private List<EntryState> earned(UnitOfWork unit) {
        PurchaseId order = award.purchase();
        String name = PointsRules.earningName(order);
        List<EntryState> earned = accounts.stream()
                .flatMap(one -> Ledger.named(unit, one, name).stream())
                .toList();
        if (earned.isEmpty()) {
            throw new NotFoundException("points entry of order", order.value());
        }
        return earned;
    }

    private long cancel(EntryState pending, long points) {
        if (points > 0) {
            Posting posting = Ledger.apply(
                    context, rules, PendingRules.cancel(has(pending), pending, points, rules.order(), occasion));
            account = posting.account();
            add(posting);
        }
        return points;
    }

    private long reverse(EntryState state, long points) {
        if (points > 0) {
            Reversals.Reversed reversed = Reversals.reverse(
                    context, rules, has(state), state, points, award.returns().reversal(), occasion);
            account = reversed.after();
            add(reversed.posting());
        }
        return points;
    }

    private void add(Posting posting) {
        entries.addAll(posting.entries());
        if (!posting.entries().isEmpty()) {
            written.computeIfAbsent(posting.account().customer(), any -> new ArrayList<>())
                    .addAll(sequences(posting.entries()));
        }
    }

    /** The account of an entry, as what was written before left it. */
    private PointsAccount has(EntryState state) {
        return context.unit().points().find(state.entry().account()).orElseThrow();
    }

    private long sum(EntryKind kind) {
        return PointsFlow.ofEntries(entries).of(kind);
    }

    ReturnReceipt receipt() {
        return new ReturnReceipt(
                sum(EntryKind.TAKE_BACK) + sum(EntryKind.CANCEL),
                sum(EntryKind.OWE),
                forgone,
                expired,
                sum(EntryKind.GIVE_BACK),
                account.balance(),
                sequences(entries),
                written.entrySet().stream()
                        .map(one -> new Written(one.getKey(), one.getValue()))
                        .toList());
    }

    private static List<Long> sequences(List<PointsEntry> entries) {
        return entries.stream().map(PointsEntry::sequence).toList();
    }
}
