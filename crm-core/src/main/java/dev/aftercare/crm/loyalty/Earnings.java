package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsEvent.MaturitySet;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What orders earn and what they are paid with, within the transaction of a command. */
final class Earnings {

    private static final String PURCHASE = "purchase";

    private Earnings() {}

    /** What an order earns, at once or pending as the programme says. */
    static Receipt accrued(CommandContext context, Terms terms, Purchase purchase, Accrual accrual, By by) {
        Programme rules = terms.rules();
        Cause cause = new Cause(PURCHASE, purchase.id().value());
        String name = PointsRules.earningName(purchase.id());
        Instant until = rules.maturity().at(purchase.at(), rules.zone());
        // "At once" holds also for an order whose clock is ahead of the shop's.
        boolean waits = rules.maturity().kind() != MaturityRule.Kind.AT_ONCE && until.isAfter(context.now());
        if (accrual.points() > 0 && waits) {
            return pending(
                    context, terms, purchase.customer(), accrual, name, until, Occasion.of(context.now(), cause, by));
        }
        return accrued(context, terms, purchase.customer(), accrual, name, cause, by);
    }

    private static Receipt pending(
            CommandContext context,
            Terms terms,
            CustomerId customer,
            Accrual accrual,
            String name,
            Instant until,
            Occasion occasion) {
        Programme rules = terms.rules();
        Instant expiresAt = terms.expiresAt(until);
        PointsAccount account = Ledger.locked(context, customer, rules.id());
        Posting posting = Ledger.apply(
                context,
                terms,
                PendingRules.pendAs(account, name, accrual.points(), until, expiresAt, rules.order(), occasion));
        String why = accrual.explanation() + "; to be spent from " + until + " on";
        return Receipt.of(posting, accrual.points(), expiresAt, why);
    }

    /** When the pending points of an order that was delivered mature; null if none are pending. */
    static @Nullable Instant delivered(CommandContext context, Award award, Instant deliveredAt, By by) {
        ProgrammeId programme = award.accrual().programme();
        Programme ofItsTime = Programmes.find(
                        context.unit(), programme, award.accrual().version())
                .orElseThrow();
        RuledAccount ruled = RuledAccount.locked(context, award.customer(), programme);
        Optional<EntryState> earned =
                Ledger.called(context, award.customer(), ruled.account(), PointsRules.earningName(award.purchase()));
        if (earned.isEmpty()
                || earned.get().left() == 0
                || !PendingRules.isPending(earned.get().entry())) {
            return null;
        }
        Instant from = ofItsTime.maturity().at(award.purchasedAt(), deliveredAt, ofItsTime.zone());
        Occasion occasion = Occasion.of(
                context.now(), new Cause("delivery", award.purchase().value()), by);
        Programme rules = ruled.rules();
        PointsAccount account =
                context.unit().points().find(earned.get().entry().account()).orElseThrow();
        Ledger.apply(context, rules, PendingRules.mature(account, earned.get(), from, rules.order(), occasion));
        if (context.now().isBefore(from)) {
            AggregateRef delivery =
                    new AggregateRef("points-maturity", context.newId().toString());
            MaturitySet set = new MaturitySet(programme, award.purchase(), from);
            context.happened(delivery, account.customer(), 1, List.of(new Happened(set, by.actor())));
        }
        return from;
    }

    static Receipt accrued(
            CommandContext context,
            Terms terms,
            CustomerId customer,
            Accrual accrual,
            @Nullable String name,
            Cause cause,
            By by) {
        Programme rules = terms.rules();
        if (accrual.points() > 0) {
            PointsAccount account = Ledger.locked(context, customer, rules.id());
            return earned(context, terms, account, accrual.points(), name, cause, by, accrual.explanation());
        }
        Optional<PointsAccount> account = context.unit().points().find(customer, rules.id());
        if (account.isEmpty()) {
            Ledger.requireCustomer(context.unit(), customer);
        }
        long available = account.map(found -> KeptPromises.seen(context.unit(), found, context.now()))
                .map(seen -> seen.available(context.now()))
                .orElse(0L);
        return Receipt.ofNothing(rules.id(), available, accrual.explanation());
    }

    static Receipt earned(
            CommandContext context,
            Programme rules,
            CustomerId customer,
            long points,
            @Nullable String name,
            Cause cause,
            By by,
            String explanation) {
        PointsAccount account = Ledger.locked(context, customer, rules.id());
        return earned(context, Terms.of(rules), account, points, name, cause, by, explanation);
    }

    static Receipt earned(
            CommandContext context,
            RuledAccount ruled,
            long points,
            @Nullable String name,
            Cause cause,
            By by,
            String explanation) {
        return earned(context, Terms.of(ruled.rules()), ruled.account(), points, name, cause, by, explanation);
    }

    private static Receipt earned(
            CommandContext context,
            Terms terms,
            PointsAccount account,
            long points,
            @Nullable String name,
            Cause cause,
            By by,
            String explanation) {
        Programme rules = terms.rules();
        Instant expiresAt = terms.expiresAt(context.now());
        Occasion occasion = Occasion.of(context.now(), cause, by);
        Posting posting = Ledger.apply(
                context, terms, PointsRules.earn(account, points, name, expiresAt, rules.order(), occasion));
        return Receipt.of(posting, points, expiresAt, explanation);
    }

    static Receipt spent(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            long points,
            Shortfall shortfall,
            Cause cause,
            By by) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme).toSpend(context, points);
        Programme rules = ruled.rules();
        Occasion occasion = Occasion.of(context.now(), cause, by);
        Posting posting = Ledger.apply(
                context, rules, PointsRules.redeem(ruled.account(), points, shortfall, rules.order(), occasion));
        long spent = posting.moved(EntryKind.REDEEM) + posting.moved(EntryKind.OWE);
        String why = rules.reference() + ": " + spent + " points spent on " + cause.kind() + "/" + cause.reference()
                + ", " + rules.order();
        return Receipt.of(posting, spent, null, why);
    }

    /** Points that an order is paid with, once. */
    static Receipt spentOn(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            PurchaseId order,
            long points,
            Occasion occasion) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme);
        Programme rules = ruled.rules();
        PointsAccount account = ruled.account();
        String why = rules.reference() + ": " + points + " points spent on order " + order.value();
        Optional<EntryState> first = Ledger.called(context, customer, account, PointsRules.paymentName(order));
        if (first.isPresent()) {
            PointsEntry paid = first.get().entry();
            if (paid.size() != points) {
                throw new RejectedException(new NameTaken(order.value()));
            }
            return Receipt.again(Ledger.of(context.unit(), account, paid), paid, null, why);
        }
        PointsAccount ready = KeptPromises.kept(context, account, points);
        Posting posting = Ledger.apply(context, rules, PointsRules.pay(ready, order, points, rules.order(), occasion));
        return Receipt.of(posting, points, null, why);
    }
}
