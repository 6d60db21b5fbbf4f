package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A customer's account, locked, and the rules in force for it, both asked for together.
 *
 * @param rules the programme
 * @param account the account; one that is not there yet is opened
 */
record RuledAccount(Programme rules, PointsAccount account) {

    /** The account in which the customer's points are. */
    static RuledAccount locked(CommandContext context, CustomerId customer, ProgrammeId programme) {
        return ask(context, customer, programme, own -> Ledger.located(context, customer, programme, own));
    }

    /** The customer's own account, wherever its points went. */
    static RuledAccount own(CommandContext context, CustomerId customer, ProgrammeId programme) {
        return ask(context, customer, programme, own -> own.orElseGet(() -> Ledger.open(context, customer, programme)));
    }

    private static RuledAccount ask(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            Function<Optional<PointsAccount>, PointsAccount> account) {
        Supplier<Programme> rules = Programmes.ask(context.unit(), programme);
        Optional<PointsAccount> own = context.unit().points().lock(customer, programme);
        // Before an account is opened: without the programme there is none.
        Programme inForce = rules.get();
        return new RuledAccount(inForce, account.apply(own));
    }
}
