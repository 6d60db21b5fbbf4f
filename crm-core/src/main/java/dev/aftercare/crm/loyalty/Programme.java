package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.Condition;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one kind of points. A change makes a new version; points that were given keep the expiry they were given with.
 *
 * @param id names the programme
 * @param version the number of definitions so far; 0 before the programme was defined
 * @param zone where its days and years begin and end
 * @param earning what orders earn, at most one rule per currency; empty if points are only given by hand
 * @param expiry how long points live
 * @param order which lots are spent first
 * @param returns what returns of orders do
 * @param bonuses what orders and activities earn on conditions, each of a name of its own, at most 200
 * @param caps the most that all rules together give
 * @param maturity when what orders earn can be spent
 * @param valuations what points are worth in money, each of a name of its own, at most 20
 * @param tiers whose levels count here; null if none do
 */
public record Programme(
        ProgrammeId id,
        long version,
        ZoneId zone,
        List<EarningRule> earning,
        ExpiryRule expiry,
        RedemptionOrder order,
        ReturnPolicy returns,
        List<BonusRule> bonuses,
        Caps caps,
        MaturityRule maturity,
        List<Valuation> valuations,
        @Nullable TierBonus tiers) {

    /** Checks and copies the parts. */
    public Programme {
        Input.present("programme.id", id);
        Input.within("programme.version", version, 0, Long.MAX_VALUE);
        Input.present("programme.zone", zone);
        earning = List.copyOf(Input.atMost("programme.earning", earning, 200));
        Input.present("programme.expiry", expiry);
        Input.present("programme.order", order);
        // A definition of the time before programmes spoke of returns.
        returns = returns == null ? ReturnPolicy.DEFAULT : returns;
        Set<Currency> currencies = new HashSet<>();
        if (!earning.stream().map(EarningRule::currency).allMatch(currencies::add)) {
            throw new InvalidInputException("programme.earning", "has two rules of a currency", "one per currency");
        }
        bonuses = List.copyOf(Input.atMost("programme.bonuses", bonuses, ProgrammeCheck.MAX));
        // A definition of the time before programmes spoke of caps and maturity.
        caps = caps == null ? Caps.NONE : caps;
        ProgrammeCheck.of(bonuses, caps);
        maturity = maturity == null ? MaturityRule.AT_ONCE : maturity;
        valuations = List.copyOf(Input.atMost("programme.valuations", valuations, 20));
        Set<String> names = new HashSet<>();
        if (!valuations.stream().map(Valuation::name).allMatch(names::add)) {
            throw new InvalidInputException("programme.valuations", "have two of a name", "different names");
        }
        if (tiers != null) {
            ProgrammeCheck.leavesRoomForTheLevel(bonuses);
        }
    }

    /**
     * A builder.
     *
     * @param id names the programme, 1 to 64 printable ASCII characters without spaces
     * @return the builder
     */
    public static ProgrammeBuilder builder(String id) {
        return new ProgrammeBuilder(new ProgrammeId(id));
    }

    /**
     * The rule for orders of a currency.
     *
     * @param currency which
     * @return the rule, or empty
     */
    public Optional<EarningRule> earningIn(Currency currency) {
        return earning.stream().filter(rule -> rule.currency().equals(currency)).findFirst();
    }

    /** All rules that may be for an occasion, in their order, the base rates among them. */
    List<BonusRule> rules(EarningOccasion occasion) {
        Purchase order = occasion.order();
        if (order == null) {
            return bonuses.stream().sorted(BonusRule.ORDER).toList();
        }
        return allRules().stream()
                .filter(rule -> !rule.name().equals(EarningRule.BASE)
                        || rule.effect()
                                .currency()
                                .equals(Optional.of(order.total().currency().getCurrencyCode())))
                .toList();
    }

    /** All rules in their order. */
    List<BonusRule> allRules() {
        Stacking.Choice choice = bonuses.stream()
                .map(BonusRule::stacking)
                .filter(stacking -> Stacking.BASE.equals(stacking.group()))
                .map(Stacking::choice)
                .findFirst()
                .orElse(Stacking.Choice.FIRST);
        return Stream.concat(earning.stream().map(rule -> rule.asRule(choice)), bonuses.stream())
                .sorted(BonusRule.ORDER)
                .toList();
    }

    /** With one more rule, for one settlement. */
    Programme with(BonusRule rule) {
        List<BonusRule> all = Stream.concat(bonuses.stream(), Stream.of(rule)).toList();
        return new Programme(id, version, zone, earning, expiry, order, returns, all, caps, maturity, valuations, null);
    }

    /** Whether any rule depends on such a condition. */
    boolean asks(Class<? extends Condition> type) {
        return bonuses.stream().anyMatch(rule -> rule.asks(type));
    }

    /**
     * When points expire.
     *
     * @param earnedAt when they are given
     * @return the first instant at which they cannot be spent; null if they never expire
     */
    public @Nullable Instant expiresAt(Instant earnedAt) {
        return expiry.expiresAt(earnedAt, zone);
    }

    /**
     * Names this very definition.
     *
     * @return such as {@code gold@3}
     */
    public String reference() {
        return id.value() + "@" + version;
    }

    Programme withVersion(long number) {
        return new Programme(
                id, number, zone, earning, expiry, order, returns, bonuses, caps, maturity, valuations, tiers);
    }
}
