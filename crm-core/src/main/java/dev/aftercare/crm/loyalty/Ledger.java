package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.Twins;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.function.Function;

/** Loads an account for change, lets a rule decide, and stores what was decided. */
final class Ledger {

    private Ledger() {}

    /** The account is locked before the rule sees it; one that is not there yet is opened. */
    static Posting post(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            Function<PointsAccount, Decision<Posting>> rule) {
        PointsAccount before =
                context.unit().points().lock(customer, programme).orElseGet(() -> open(context, customer, programme));
        Decision.Accepted<Posting> accepted = rule.apply(before).orThrow();
        store(context, accepted);
        return accepted.state();
    }

    /** Takes out what has expired, as the sweep asks; an account that is gone needs nothing. */
    static void expire(CommandContext context, PointsAccountId id) {
        context.unit()
                .points()
                .find(id)
                .flatMap(seen -> context.unit().points().lock(seen.customer(), seen.programme()))
                .ifPresent(account -> store(
                        context, PointsRules.expire(account, context.now()).orThrow()));
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
