package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.loyalty.BonusRule;
import dev.aftercare.crm.loyalty.Caps;
import dev.aftercare.crm.loyalty.Effect;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.FixedPoints;
import dev.aftercare.crm.loyalty.LateReturn;
import dev.aftercare.crm.loyalty.MaturityRule;
import dev.aftercare.crm.loyalty.Multiplier;
import dev.aftercare.crm.loyalty.PerAmount;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.RedemptionOrder;
import dev.aftercare.crm.loyalty.ReturnPolicy;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.loyalty.Stacking;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.NthOrder;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.model.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Programmes as no shop would think of them. */
final class RandomRules {

    private static final Map<String, Effect> EFFECTS = Map.of(
            "a", FixedPoints.of(7),
            "b", FixedPoints.forEachUnit(2),
            "c", Multiplier.times("2.5"),
            "d", PerAmount.of(Rate.of(1, Money.of("2", "EUR"))));

    private RandomRules() {}

    static Arbitrary<Programme> programmes() {
        Arbitrary<Rate> rates = Combinators.combine(
                        Arbitraries.longs().between(1, 5), moneys(), roundings(), Arbitraries.of(Rate.Fractions.class))
                .as((points, per, rounding, fractions) ->
                        Rate.of(points, per).rounded(rounding).whole(fractions));
        return Combinators.combine(
                        rates, expiries(), maturities(), returns(), bonuses(), caps("all"), orders(), zones())
                .as((rate, expiry, maturity, returns, bonuses, caps, order, zone) -> {
                    var builder = Programme.builder("gold")
                            .zone(zone)
                            .earning(rate)
                            .expiry(expiry)
                            .maturity(maturity)
                            .returns(returns)
                            .caps(caps)
                            .order(order);
                    bonuses.forEach(builder::bonus);
                    return builder.build();
                });
    }

    private static Arbitrary<Money> moneys() {
        return Arbitraries.of("1", "0.10", "0.70", "3").map(amount -> Money.of(amount, "EUR"));
    }

    private static Arbitrary<RoundingMode> roundings() {
        return Arbitraries.of(EnumSet.complementOf(EnumSet.of(RoundingMode.UNNECESSARY)));
    }

    private static Arbitrary<RedemptionOrder> orders() {
        return Arbitraries.of(EnumSet.allOf(RedemptionOrder.class));
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "America/New_York").map(ZoneId::of);
    }

    private static Arbitrary<ExpiryRule> expiries() {
        Arbitrary<ExpiryRule> rules = Arbitraries.of(
                ExpiryRule.never(),
                ExpiryRule.days(5),
                ExpiryRule.days(40),
                ExpiryRule.exactly(Period.ofDays(7)),
                ExpiryRule.months(1),
                ExpiryRule.endOfMonth(0),
                ExpiryRule.endOfQuarter(0),
                ExpiryRule.endOfYear(),
                ExpiryRule.on(LocalDate.of(2026, 2, 10)),
                ExpiryRule.eachYearOn(MonthDay.of(2, 1), Period.ofDays(3)),
                ExpiryRule.sliding(Period.ofDays(6), Set.of(ExpiryRule.Activity.EARN)),
                ExpiryRule.sliding(Period.ofDays(12), Set.of(ExpiryRule.Activity.EARN, ExpiryRule.Activity.REDEEM)));
        return Combinators.combine(rules, Arbitraries.integers().between(0, 2), Arbitraries.of(true, false))
                .as((rule, grace, warns) -> {
                    if (rule.kind() == ExpiryRule.Kind.NEVER) {
                        return rule;
                    }
                    ExpiryRule late = rule.grace(grace);
                    return warns ? late.warnings(List.of(1, 4)) : late;
                });
    }

    private static Arbitrary<MaturityRule> maturities() {
        return Arbitraries.of(
                MaturityRule.AT_ONCE,
                MaturityRule.afterOrder(2),
                MaturityRule.afterOrder(9),
                MaturityRule.afterDelivery(1, 12));
    }

    private static Arbitrary<ReturnPolicy> returns() {
        return Combinators.combine(
                        Arbitraries.of(EnumSet.allOf(ReturnPolicy.Basis.class)),
                        roundings(),
                        Arbitraries.of(EnumSet.allOf(Shortfall.class)),
                        Arbitraries.of(EnumSet.allOf(LateReturn.class)),
                        Arbitraries.of(ReturnPolicy.ExpiredPoints.class),
                        Arbitraries.of(ReturnPolicy.CapRoom.class))
                .as((basis, rounding, shortfall, late, expired, room) ->
                        new ReturnPolicy(basis, rounding, new ReversalPolicy(shortfall, late), expired, room));
    }

    private static Arbitrary<List<BonusRule>> bonuses() {
        Arbitrary<Stacking> stackings = Arbitraries.of(
                Stacking.WITH_ALL,
                Stacking.LAST,
                Stacking.firstOf("one"),
                Stacking.bestOf("best"),
                Stacking.bestOf(Stacking.BASE));
        Arbitrary<BonusRule> onOrders = Combinators.combine(
                        Arbitraries.of(EFFECTS.keySet()),
                        Arbitraries.integers().between(-2, 2),
                        stackings,
                        caps("spring"),
                        Arbitraries.integers().between(0, 2))
                .as((name, priority, stacking, caps, condition) -> {
                    var rule = BonusRule.named(name)
                            .priority(priority)
                            .stacking(stacking)
                            .caps(caps);
                    if (condition == 1) {
                        rule.when(new OfCategory(Set.of("tea")));
                    } else if (condition == 2) {
                        rule.when(new NthOrder(2, true));
                    }
                    return rule.gives(EFFECTS.get(name));
                });
        BonusRule review = BonusRule.named("review")
                .when(new OnActivity(Set.of(Activity.REVIEW)))
                .gives(FixedPoints.of(9));
        return onOrders.list()
                .ofMaxSize(3)
                .uniqueElements(BonusRule::name)
                .map(rules -> Stream.concat(rules.stream(), Stream.of(review)).toList());
    }

    private static Arbitrary<Caps> caps(String budget) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Caps.NONE)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                Caps.NONE.perOrder(20),
                                Caps.NONE.perDay(60),
                                Caps.NONE.perCustomer(200),
                                Caps.NONE.budget(budget, 150))));
    }
}
