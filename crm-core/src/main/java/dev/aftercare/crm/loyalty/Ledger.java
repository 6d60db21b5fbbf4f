package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.MovedLoyalty;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Loads an account for change, lets a rule decide, and stores what was decided. */
final class Ledger {

    private Ledger() {}

    /**
     * The account in which the customer's points are, locked, with what is due of its holds and pending points done; one that is not
     * there yet is opened.
     */
    static PointsAccount locked(CommandContext context, CustomerId customer, ProgrammeId programme) {
        return located(context, customer, programme, context.unit().points().lock(customer, programme));
    }

    /** The same, if the customer's own account is locked already. */
    static PointsAccount located(
            CommandContext context, CustomerId customer, ProgrammeId programme, Optional<PointsAccount> own) {
        PointsAccount account = ready(context, customer, programme, own);
        // Whose points were moved to another has an empty account: only then need it be looked up where they are.
        if (account.balance() == 0 && account.aside().equals(PointsAside.NONE)) {
            CustomerId survivor = CustomerLinks.survivor(context.unit(), customer);
            return survivor.equals(customer) ? account : own(context, survivor, programme);
        }
        return account;
    }

    /** The customer's own account, locked, wherever its points went; one that is not there yet is opened. */
    static PointsAccount own(CommandContext context, CustomerId customer, ProgrammeId programme) {
        return ready(context, customer, programme, context.unit().points().lock(customer, programme));
    }

    private static PointsAccount ready(
            CommandContext context, CustomerId customer, ProgrammeId programme, Optional<PointsAccount> own) {
        return own.map(account -> KeptPromises.kept(context, account))
                .orElseGet(() -> open(context, customer, programme));
    }

    /** The account in which the customer's points are, for those who only look. */
    static Optional<PointsAccount> found(UnitOfWork unit, CustomerId customer, ProgrammeId programme) {
        Optional<PointsAccount> account = unit.points().find(customer, programme);
        boolean moved = account.filter(own -> own.balance() > 0 || !own.aside().equals(PointsAside.NONE))
                .isEmpty();
        CustomerId survivor = moved ? CustomerLinks.survivor(unit, customer) : customer;
        return survivor.equals(customer) ? account : unit.points().find(survivor, programme);
    }

    /** Stores what was decided on a locked account, and what follows from it by the programme's rule of expiry. */
    static Posting apply(CommandContext context, Programme rules, Decision<Posting> decision) {
        return apply(context, Terms.of(rules), decision);
    }

    /** The same by the terms of an order. */
    static Posting apply(CommandContext context, Terms terms, Decision<Posting> decision) {
        Posting posting = stored(context, decision);
        if (posting.expectedVersion() == 0 && !posting.entries().isEmpty()) {
            // A merge locks the accounts that there are; of a new one it knows nothing.
            CustomerLinks.keepUnmoved(context, posting.account().customer());
        }
        context.due(WarningRules.due(terms.rules(), posting, context.now()));
        return slid(context, terms.inForce(), posting);
    }

    /** With what an activity does to the account's points. */
    private static Posting slid(CommandContext context, Programme inForce, Posting posting) {
        if (!SlidingRules.isExtendedBy(inForce.expiry(), posting)) {
            return posting;
        }
        Occasion occasion = Occasion.ofClock(context.now(), SlidingRules.CAUSE);
        Posting extended = stored(context, SlidingRules.extend(posting.account(), inForce, occasion));
        context.due(WarningRules.due(inForce, extended, context.now()));
        return posting.and(extended);
    }

    /** Stores what was decided where nothing can be given, only taken out. */
    static Posting stored(CommandContext context, Decision<Posting> decision) {
        Decision.Accepted<Posting> accepted = decision.orThrow();
        store(context, accepted);
        return accepted.state();
    }

    /** Stores what arrived on a locked account; to have moved is no activity. */
    static MoveRules.Arrival arrive(CommandContext context, Programme rules, Decision<MoveRules.Arrival> decision) {
        Decision.Accepted<MoveRules.Arrival> accepted = decision.orThrow();
        Posting posting = accepted.state().posting();
        store(context, new Decision.Accepted<>(posting, accepted.events(), accepted.due()));
        context.due(WarningRules.due(rules, posting, context.now()));
        return accepted.state();
    }

    /** The account of a due entry, locked and as it is, if it is still there. */
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
        return EntryNames.find(unit, account, name);
    }

    /**
     * The same of what a customer calls so: if the points were moved to another, it is what became of the customer's own, whatever the
     * other calls so.
     */
    static Optional<EntryState> named(UnitOfWork unit, CustomerId customer, PointsAccount account, String name) {
        if (account.customer().equals(customer)) {
            return named(unit, account, name);
        }
        return unit.points()
                .find(customer, account.programme())
                .flatMap(home -> named(unit, home, name))
                .map(own -> PointsMoves.now(unit, customer, own))
                .or(() -> named(unit, account, name));
    }

    /**
     * The entry that a customer has called so already, for commands that make one: also in an account that the customer's points were in
     * before a merge or its undoing.
     */
    static Optional<EntryState> called(
            CommandContext context, CustomerId customer, PointsAccount account, String name) {
        return named(context.unit(), customer, account, name).or(() -> before(context, customer, account, name));
    }

    /** The same as it was made: what moved on since can be less. */
    static Optional<EntryState> made(CommandContext context, CustomerId customer, PointsAccount account, String name) {
        UnitOfWork unit = context.unit();
        boolean moved = !account.customer().equals(customer);
        Optional<PointsAccount> own = moved ? unit.points().find(customer, account.programme()) : Optional.of(account);
        return own.flatMap(home -> exactly(unit, home, name))
                .or(() -> moved ? named(unit, account, name) : Optional.empty())
                .or(() -> before(context, customer, account, name));
    }

    private static Optional<EntryState> before(
            CommandContext context, CustomerId customer, PointsAccount account, String name) {
        if (CustomerLinks.find(context.unit(), customer)
                .filter(MovedLoyalty::wasMoved)
                .isEmpty()) {
            return Optional.empty();
        }
        return Reversals.accounts(context, customer, account.programme()).stream()
                .flatMap(other -> named(context.unit(), other, name).stream())
                .findFirst();
    }

    /** The same of exactly that name, whether or not it went to another account since. */
    static Optional<EntryState> exactly(UnitOfWork unit, PointsAccount account, String name) {
        return unit.points().named(account.id(), name).map(entry -> state(unit, entry));
    }

    /** The same for those who only look: the account is not locked. */
    static Optional<EntryState> named(UnitOfWork unit, CustomerId customer, ProgrammeId programme, String name) {
        return found(unit, customer, programme).flatMap(account -> named(unit, customer, account, name));
    }

    /** The account of an entry: one at hand, or another that a merge moved points from or to. */
    static PointsAccount of(UnitOfWork unit, PointsAccount atHand, PointsEntry entry) {
        return entry.account().equals(atHand.id())
                ? atHand
                : unit.points().find(entry.account()).orElseThrow();
    }

    /** The entry of a sequence and what became of it. */
    static Optional<EntryState> numbered(UnitOfWork unit, PointsAccount account, long sequence) {
        return entry(unit, account.id(), sequence).map(entry -> state(unit, entry));
    }

    /** The entry of a sequence, which never changes: the account need not be locked. */
    static Optional<PointsEntry> entry(UnitOfWork unit, PointsAccountId account, long sequence) {
        return unit.points().entries(account, Math.addExact(sequence, 1), 1).stream()
                .filter(entry -> entry.sequence() == sequence)
                .findFirst();
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
                // A twin may have given an entry the same name after this command had looked for it.
                Twins.orRetry(
                        "name of a points entry",
                        () -> context.unit()
                                .points()
                                .update(posting.account(), posting.expectedVersion(), posting.entries()));
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
