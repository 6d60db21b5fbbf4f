package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A customer's account, locked, and the rules in force for it, both asked for together.
 *
 * @param rules the programme
 * @param account where the customer's points are; one that is not there yet is opened
 */
record RuledAccount(Programme rules, PointsAccount account) {

    static RuledAccount locked(CommandContext context, CustomerId customer, ProgrammeId programme) {
        Supplier<Programme> rules = Programmes.ask(context.unit(), programme);
        Optional<PointsAccount> stored = context.unit().points().lock(customer, programme);
        // Before an account is opened: without the programme there is none.
        Programme inForce = rules.get();
        return new RuledAccount(inForce, Ledger.located(context, customer, programme, stored));
    }

    /** With all that is due of the account's holds and pending points, if so many points are not there otherwise. */
    RuledAccount toSpend(CommandContext context, long points) {
        return new RuledAccount(rules, KeptPromises.kept(context, account, points));
    }
}
