package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.loyalty.CapWindow.Cap;
import dev.aftercare.crm.loyalty.EarningRules.Settlement;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what caps allow: one document per customer and programme, guarded by the lock on the points account, and one per programme for
 * its budgets, guarded by its version. Programmes without caps read and write none.
 *
 * <p>All customers of a campaign meet at its budget. Whoever finds that another was faster reads again within the transaction, which
 * holds nothing yet that others wait for but its own account; only a store that goes on showing the old budget makes the command
 * be run again.
 */
final class CapCounters {

    private static final TypedDocuments<EarningUsage> USAGE = new TypedDocuments<>("points-caps", EarningUsage.class);
    private static final TypedDocuments<EarningUsage> BUDGETS =
            new TypedDocuments<>("points-budgets", EarningUsage.class);
    private static final int MAX_ROUNDS = 200;

    private CapCounters() {}

    /** What was used so far, without locking. */
    static EarningUsage used(UnitOfWork unit, Programme rules, CustomerId customer) {
        EarningUsage usage = countCustomers(rules)
                ? usedBy(unit, rules, CustomerLinks.all(unit, CustomerLinks.survivor(unit, customer)))
                : EarningUsage.NONE;
        return hasBudget(rules)
                ? usage.and(BUDGETS.find(unit, rules.id().value()).orElse(EarningUsage.NONE))
                : usage;
    }

    /**
     * What came out, and with whom what it used of a customer's caps is counted.
     *
     * @param settlement what came out
     * @param customer who had the loyalty of all who were one
     */
    record Counted(Settlement settlement, CustomerId customer) {}

    /** Lets the rules decide on what was used before, and counts what they use. */
    static Counted settle(CommandContext context, Programme rules, CustomerId who, EarningOccasion occasion) {
        boolean perCustomer = countCustomers(rules);
        boolean budget = hasBudget(rules);
        if (!perCustomer && !budget) {
            return new Counted(EarningRules.settle(rules, occasion, EarningUsage.NONE), who);
        }
        CustomerId customer = Ledger.locked(context, who, rules.id()).customer();
        String key = key(rules.id(), customer);
        Optional<TypedDocuments.Stored<EarningUsage>> before =
                perCustomer ? USAGE.stored(context.unit(), key) : Optional.empty();
        List<CustomerId> others = perCustomer
                ? CustomerLinks.all(context.unit(), customer).stream().skip(1).toList()
                : List.of();
        EarningUsage usage = before.map(TypedDocuments.Stored::value)
                .orElse(EarningUsage.NONE)
                .plus(usedBy(context.unit(), rules, others).uses());
        Settlement settlement =
                budget ? withinBudget(context, rules, occasion, usage) : EarningRules.settle(rules, occasion, usage);
        write(context, USAGE, key, customer, before, only(settlement, false));
        return new Counted(settlement, customer);
    }

    /**
     * Gives back the room that an order took of caps as far as its points were called back, over all returns together: what those up to
     * now call for less what those before did. It comes back where it is counted, whoever has the loyalty by now.
     */
    static void giveBack(CommandContext context, Award award, long before, long now) {
        List<CapUse> back = award.uses().stream()
                .map(use -> new CapUse(use.window(), award.part(use, now) - award.part(use, before)))
                .filter(use -> use.points() > 0)
                .toList();
        if (back.isEmpty()) {
            return;
        }
        ProgrammeId programme = award.accrual().programme();
        CustomerId customer = award.countedWith();
        String budgets = programme.value();
        BUDGETS.stored(context.unit(), budgets).ifPresent(stored -> lessen(context, BUDGETS, stored, null, back));
        String key = key(programme, customer);
        USAGE.stored(context.unit(), key).ifPresent(stored -> lessen(context, USAGE, stored, customer, back));
    }

    private static void lessen(
            CommandContext context,
            TypedDocuments<EarningUsage> documents,
            TypedDocuments.Stored<EarningUsage> before,
            @Nullable CustomerId owner,
            List<CapUse> back) {
        EarningUsage next = before.value();
        for (CapUse use : back) {
            next = next.minus(use.window(), use.points());
        }
        if (!next.equals(before.value())) {
            String ownerId = owner == null ? null : owner.value().toString();
            documents.update(context, before.id(), ownerId, before.version(), next);
        }
    }

    /** By customers who are one by now, together. */
    private static EarningUsage usedBy(UnitOfWork unit, Programme rules, List<CustomerId> customers) {
        EarningUsage sum = EarningUsage.NONE;
        List<String> keys =
                customers.stream().map(customer -> key(rules.id(), customer)).toList();
        for (TypedDocuments.Stored<EarningUsage> used : USAGE.of(unit, keys)) {
            sum = sum.equals(EarningUsage.NONE)
                    ? used.value()
                    : sum.plus(used.value().uses());
        }
        return sum;
    }

    private static Settlement withinBudget(
            CommandContext context, Programme rules, EarningOccasion occasion, EarningUsage usage) {
        String key = rules.id().value();
        long seen = -1;
        for (int round = 1; ; round++) {
            Optional<TypedDocuments.Stored<EarningUsage>> before = BUDGETS.stored(context.unit(), key);
            EarningUsage budgets = before.map(TypedDocuments.Stored::value).orElse(EarningUsage.NONE);
            Settlement settlement = EarningRules.settle(rules, occasion, usage.and(budgets));
            try {
                write(context, BUDGETS, key, null, before, only(settlement, true));
                return settlement;
            } catch (StorageException e) {
                long version = before.map(TypedDocuments.Stored::version).orElse(0L);
                boolean again = e.reason() == StorageException.Reason.CONFLICT && version != seen;
                if (!again || version == 0 || round == MAX_ROUNDS) {
                    throw e;
                }
                seen = version;
            }
        }
    }

    private static void write(
            CommandContext context,
            TypedDocuments<EarningUsage> documents,
            String key,
            @Nullable CustomerId owner,
            Optional<TypedDocuments.Stored<EarningUsage>> before,
            List<CapUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        String ownerId = owner == null ? null : owner.value().toString();
        EarningUsage next = before.map(TypedDocuments.Stored::value)
                .orElse(EarningUsage.NONE)
                .plus(uses);
        if (before.isEmpty()) {
            documents.insert(context, key, ownerId, next);
        } else {
            documents.update(context, key, ownerId, before.get().version(), next);
        }
    }

    private static List<CapUse> only(Settlement settlement, boolean budgets) {
        List<CapUse> uses = new ArrayList<>(settlement.uses());
        uses.removeIf(use -> (use.window().cap() == Cap.BUDGET) != budgets);
        return uses;
    }

    private static boolean countCustomers(Programme rules) {
        return rules.caps().countCustomers()
                || rules.bonuses().stream().anyMatch(rule -> rule.caps().countCustomers());
    }

    private static boolean hasBudget(Programme rules) {
        return rules.caps().budget() != null
                || rules.bonuses().stream().anyMatch(rule -> rule.caps().budget() != null);
    }

    /** Without its dashes the customer's id leaves room for the longest programme. */
    private static String key(ProgrammeId programme, CustomerId customer) {
        return customer.value().toString().replace("-", "") + "/" + programme.value();
    }
}
