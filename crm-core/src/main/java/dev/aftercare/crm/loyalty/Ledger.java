package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Loads an account for change, lets a rule decide, and stores what was decided. */
final class Ledger {

    private Ledger() {}

    /** The account is locked before the rule sees it; one that is not there yet is opened. */
    static Posting post(
            CommandContext context,
            CustomerId customer,
            Programme rules,
            Function<PointsAccount, Decision<Posting>> rule) {
        return apply(context, rules, rule.apply(locked(context, customer, rules.id())));
    }

    /** The account, locked; one that is not there yet is opened. */
    static PointsAccount locked(CommandContext context, CustomerId customer, ProgrammeId programme) {
        return context.unit().points().lock(customer, programme).orElseGet(() -> open(context, customer, programme));
    }

    /** Stores what was decided on a locked account, and what follows from it by the programme's rule of expiry. */
    static Posting apply(CommandContext context, Programme rules, Decision<Posting> decision) {
        Posting posting = stored(context, decision);
        if (SlidingRules.isExtendedBy(rules.expiry(), posting)) {
            Occasion occasion = Occasion.ofClock(context.now(), SlidingRules.CAUSE);
            posting = posting.and(stored(context, SlidingRules.extend(posting.account(), rules, occasion)));
        }
        context.due(WarningRules.due(rules, posting, context.now()));
        return posting;
    }

    /** Stores what was decided where nothing can be given, only taken out. */
    static Posting stored(CommandContext context, Decision<Posting> decision) {
        Decision.Accepted<Posting> accepted = decision.orThrow();
        store(context, accepted);
        return accepted.state();
    }

    /** The account of a due entry, locked, if it is still there. */
    static Optional<PointsAccount> onDue(CommandContext context, DueEntry entry) {
        PointsAccountId id =
                new PointsAccountId(UUID.fromString(entry.key().aggregate().id()));
        return context.unit()
                .points()
                .find(id)
                .flatMap(seen -> context.unit().points().lock(seen.customer(), seen.programme()));
    }

    /** The entry of a name and what became of it; the account is locked, so nobody adds to it. */
    static Optional<EntryState> named(UnitOfWork unit, PointsAccount account, String name) {
        return unit.points().named(account.id(), name).map(entry -> state(unit, entry));
    }

    /** The same for those who only look: the account is not locked. */
    static Optional<EntryState> named(UnitOfWork unit, CustomerId customer, ProgrammeId programme, String name) {
        return unit.points().find(customer, programme).flatMap(account -> named(unit, account, name));
    }

    /** The entry of a sequence and what became of it. */
    static Optional<EntryState> numbered(UnitOfWork unit, PointsAccount account, long sequence) {
        return unit.points().entries(account.id(), Math.addExact(sequence, 1), 1).stream()
                .filter(entry -> entry.sequence() == sequence)
                .findFirst()
                .map(entry -> state(unit, entry));
    }

    /** What became of an entry. */
    static EntryState state(UnitOfWork unit, PointsEntry entry) {
        List<PointsEntry> about = new ArrayList<>();
        List<PointsEntry> part;
        long after = 0;
        do {
            part = unit.points().about(entry.account(), entry.sequence(), after, PageRequest.MAX_LIMIT);
            about.addAll(part);
            after = part.isEmpty() ? after : part.get(part.size() - 1).sequence();
        } while (part.size() == PageRequest.MAX_LIMIT);
        return new EntryState(entry, about);
    }

    static void requireCustomer(UnitOfWork unit, CustomerId customer) {
        if (unit.customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
    }

    private static PointsAccount open(CommandContext context, CustomerId customer, ProgrammeId programme) {
        requireCustomer(context.unit(), customer);
        return PointsAccount.opened(new PointsAccountId(context.newId()), customer, programme, context.now());
    }

    private static void store(CommandContext context, Decision.Accepted<Posting> accepted) {
        Posting posting = accepted.state();
        if (!posting.entries().isEmpty()) {
            if (posting.expectedVersion() == 0) {
                Twins.orRetry(
                        "points account", () -> context.unit().points().insert(posting.account(), posting.entries()));
            } else {
                context.unit().points().update(posting.account(), posting.expectedVersion(), posting.entries());
            }
            tell(context, posting, accepted.events());
        }
        context.due(accepted.due());
    }

    /** In parts that the journal takes: an account that was not swept for years can have more lots to take out at once. */
    private static void tell(CommandContext context, Posting posting, List<Happened> events) {
        PointsAccount account = posting.account();
        for (int start = 0; start < events.size(); start += PageRequest.MAX_LIMIT) {
            int end = Math.min(start + PageRequest.MAX_LIMIT, events.size());
            context.happened(
                    AggregateRef.of(account.id()),
                    account.customer(),
                    posting.expectedVersion() + end,
                    events.subList(start, end));
        }
    }
}
