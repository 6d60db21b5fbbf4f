package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What orders earn and what they are paid with, within the transaction of a command. */
final class Earnings {

    private static final String PURCHASE = "purchase";

    private Earnings() {}

    static Receipt accrued(CommandContext context, Programme rules, Purchase purchase, Accrual accrual, By by) {
        Cause cause = new Cause(PURCHASE, purchase.id().value());
        String name = PointsRules.earningName(purchase.id());
        return accrued(context, rules, purchase.customer(), accrual, name, cause, by);
    }

    static Receipt accrued(
            CommandContext context,
            Programme rules,
            CustomerId customer,
            Accrual accrual,
            @Nullable String name,
            Cause cause,
            By by) {
        if (accrual.points() > 0) {
            return earned(context, rules, customer, accrual.points(), name, cause, by, accrual.explanation());
        }
        Optional<PointsAccount> account = context.unit().points().find(customer, rules.id());
        if (account.isEmpty()) {
            Ledger.requireCustomer(context.unit(), customer);
        }
        long available = account.map(found -> found.available(context.now())).orElse(0L);
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
        Instant expiresAt = rules.expiresAt(context.now());
        Posting posting = Ledger.post(
                context,
                customer,
                rules.id(),
                account -> PointsRules.earn(
                        account, points, name, expiresAt, rules.order(), Occasion.of(context.now(), cause, by)));
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
        Programme rules = Programmes.require(context.unit(), programme);
        Occasion occasion = Occasion.of(context.now(), cause, by);
        Posting posting = Ledger.post(
                context,
                customer,
                programme,
                account -> PointsRules.redeem(account, points, shortfall, rules.order(), occasion));
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
        Programme rules = Programmes.require(context.unit(), programme);
        PointsAccount account = Ledger.locked(context, customer, programme);
        String why = rules.reference() + ": " + points + " points spent on order " + order.value();
        Optional<EntryState> first = Ledger.named(context.unit(), account, PointsRules.paymentName(order));
        if (first.isPresent()) {
            return Receipt.again(programme, first.get().entry(), points, order.value(), why);
        }
        Posting posting = Ledger.apply(context, PointsRules.pay(account, order, points, rules.order(), occasion));
        return Receipt.of(posting, points, null, why);
    }
}
