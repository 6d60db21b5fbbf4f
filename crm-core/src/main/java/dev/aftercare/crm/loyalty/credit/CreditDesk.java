package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditKind;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads an account, lets a rule decide, and stores the account and its new entries together. */
final class CreditDesk {

    static final TypedDocuments<CreditAccount> ACCOUNTS = new TypedDocuments<>("credit-account", CreditAccount.class);
    static final TypedDocuments<CreditEntry> ENTRIES = new TypedDocuments<>("credit-entry", CreditEntry.class);

    private static final TypedDocuments<RefundCount> REFUNDS = new TypedDocuments<>("credit-refund", RefundCount.class);

    private CreditDesk() {}

    static CreditEntry post(
            CommandContext context,
            Stored<CreditAccount> before,
            Function<CreditAccount, Decision<CreditPosting>> rule) {
        Decision.Accepted<CreditPosting> accepted = rule.apply(before.value()).orThrow();
        store(context, before.version(), accepted);
        return accepted.state().entries().stream()
                .filter(entry -> entry.kind() != CreditKind.EXPIRE)
                .findFirst()
                .orElseThrow();
    }

    static void expire(CommandContext context, String id) {
        Stored<CreditAccount> before = require(context.unit(), id);
        Decision.Accepted<CreditPosting> accepted =
                CreditRules.expire(before.value(), context.now()).orThrow();
        store(context, before.version(), accepted);
    }

    static CreditEntry refund(
            CommandContext context,
            String id,
            long sequence,
            Money amount,
            @Nullable Instant atLeastUntil,
            Cause cause,
            Actor actor) {
        Stored<CreditAccount> account = require(context.unit(), id);
        CreditEntry redemption = ENTRIES.find(context.unit(), key(id, sequence))
                .orElseThrow(() -> new NotFoundException("credit entry", key(id, sequence)));
        Stored<RefundCount> count = REFUNDS.stored(context.unit(), key(id, sequence))
                .orElseGet(() -> Stored.unsaved(
                        key(id, sequence),
                        new RefundCount(Money.zero(account.value().balance().currency()))));
        Money before = count.value().refunded();
        CreditEntry entry = post(
                context,
                account,
                found -> CreditRules.refund(
                        found, redemption, before, amount, atLeastUntil, cause, context.now(), actor));
        REFUNDS.save(context, key(id, sequence), id, count.version(), new RefundCount(before.plus(amount)));
        CreditMoves.forward(context, id, account.value().parts().isEmpty(), actor);
        return entry;
    }

    /** The account of a customer in a currency, possibly new. */
    static Stored<CreditAccount> ofCustomer(UnitOfWork unit, CustomerId customer, Currency currency) {
        String id = id(customer, currency);
        return ACCOUNTS.stored(unit, id)
                .orElseGet(
                        () -> Stored.unsaved(id, new CreditAccount(id, customer, Money.zero(currency), List.of(), 0)));
    }

    static String id(CustomerId customer, Currency currency) {
        return "c/" + customer.value() + "/" + currency.getCurrencyCode();
    }

    static Stored<CreditAccount> require(UnitOfWork unit, String id) {
        return ACCOUNTS.stored(unit, id).orElseThrow(() -> new NotFoundException("credit account", id));
    }

    /** Where the credit of an account is now: that of the customer to whom it was moved, or the account itself. */
    static Stored<CreditAccount> present(UnitOfWork unit, String id) {
        Stored<CreditAccount> account = require(unit, id);
        CustomerId customer = account.value().customer();
        CustomerId owner = customer == null ? null : CustomerLinks.survivor(unit, customer);
        return owner == null || owner.equals(customer)
                ? account
                : ofCustomer(unit, owner, account.value().balance().currency());
    }

    static CreditCheck check(UnitOfWork unit, String id) {
        return audit(unit, require(unit, id).value()).result();
    }

    /** Replays the entries; exact while credit moves, because entries up to the account's count never change. */
    static CreditAudit audit(UnitOfWork unit, CreditAccount account) {
        CreditAudit audit = new CreditAudit(account);
        for (long sequence = 1; sequence <= account.entries(); sequence++) {
            Optional<CreditEntry> entry = ENTRIES.find(unit, key(account.id(), sequence));
            if (entry.isPresent()) {
                audit.replay(entry.get());
            } else {
                audit.missing(sequence);
            }
        }
        return audit;
    }

    static void store(CommandContext context, long before, Decision.Accepted<CreditPosting> accepted) {
        CreditAccount account = accepted.state().account();
        if (!accepted.events().isEmpty()) {
            CustomerId customer = account.customer();
            String owner = customer == null ? null : customer.value().toString();
            ACCOUNTS.save(context, account.id(), owner, before, account);
            if (before == 0) {
                CreditOpening opening =
                        new CreditOpening(account.id(), account.balance().currency());
                CreditBooksReader.OPENINGS.insert(context, account.id(), owner, opening);
            }
            // An entry is only ever inserted: what is written stays as it is.
            accepted.state()
                    .entries()
                    .forEach(
                            entry -> ENTRIES.insert(context, key(account.id(), entry.sequence()), account.id(), entry));
            context.happened(CreditRules.aggregate(account.id()), customer, account.entries(), accepted.events());
        }
        context.due(accepted.due());
    }

    private static String key(String account, long sequence) {
        return account + "/" + sequence;
    }
}
