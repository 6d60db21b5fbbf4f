package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.condition.Bill;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.InSegment;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OfCategory;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What always holds for what orders earn, whatever the rules. */
class BonusRulesProperties {

    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 300)
    void theExplanationAddsUpAndEveryRuleIsInItOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Programme programme = programme(random);
        Accrual accrual = EarningRules.accrue(programme, occasion(random, order(random, START)), EarningUsage.NONE);

        assertThat(accrual.granted().stream().mapToLong(RuleGrant::points).sum())
                .isEqualTo(accrual.points());
        List<String> told = new ArrayList<>();
        accrual.granted().forEach(grant -> told.add(grant.rule()));
        accrual.passed().forEach(passed -> told.add(passed.rule()));
        List<String> rules = new ArrayList<>(
                programme.bonuses().stream().map(BonusRule::name).toList());
        rules.add(EarningRule.BASE);
        assertThat(told).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Property(tries = 300)
    void theOrderOfTheLinesAndOfTheRulesDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        Programme programme = programme(random);
        Purchase order = order(random, START);
        EarningOccasion occasion = occasion(random, order);
        List<PurchaseLine> lines = new ArrayList<>(order.lines());
        Collections.shuffle(lines, random);
        List<BonusRule> rules = new ArrayList<>(programme.bonuses());
        Collections.shuffle(rules, random);
        ProgrammeBuilder shuffled =
                Programme.builder("gold").earning(programme.earning().get(0)).caps(programme.caps());
        rules.forEach(shuffled::bonus);

        Accrual left = EarningRules.accrue(programme, occasion, EarningUsage.NONE);
        Accrual right = EarningRules.accrue(
                shuffled.build(),
                EarningOccasion.of(
                        ZoneOffset.UTC, Purchase.sale("O-1", order.customer(), order.at(), lines), occasion.facts()),
                EarningUsage.NONE);

        assertThat(right).isEqualTo(left);
    }

    @Property(tries = 300)
    void anAmountIsRoundedOnceFromTheTrueValue(@ForAll long seed) {
        Random random = new Random(seed);
        RoundingMode rounding = any(random, ROUNDINGS);
        Rate rate = new Rate(1 + random.nextInt(9), Money.of(1 + random.nextInt(9) + ".07", "EUR"), rounding);
        BonusRule rule = BonusRule.named("r").gives(PerAmount.of(rate));
        Purchase order = order(random, START);
        BigDecimal total = order.total().amount();

        long points = EarningRules.pointsFor(
                        Programme.builder("gold").bonus(rule).build(), order)
                .points();

        BigDecimal expected = total.multiply(BigDecimal.valueOf(rate.points()))
                .divide(rate.per().amount(), 0, rounding);
        assertThat(points).isEqualTo(expected.longValueExact());
    }

    /** A cap is never exceeded over any sequence of orders, late ones among them. */
    @Property(tries = 60)
    void capsHoldOverAnySequence(@ForAll long seed) {
        Random random = new Random(seed);
        long day = random.nextInt(100);
        long month = day + random.nextInt(300);
        long ever = month + random.nextInt(2_000);
        long budget = random.nextInt(1_500);
        Caps caps = Caps.NONE
                .perOrder(random.nextInt(60))
                .perDay(day)
                .per(PeriodUnit.MONTH, month)
                .perCustomer(ever)
                .budget("b", budget);
        Programme programme = Programme.builder("gold")
                .bonus(BonusRule.named("one").caps(caps).gives(PerAmount.of(Rate.of(1, Money.of("1", "EUR")))))
                .bonus(BonusRule.named("two")
                        .caps(Caps.NONE.budget("b", budget))
                        .gives(FixedPoints.of(7)))
                .caps(Caps.NONE.perDay(day + 3))
                .build();
        EarningUsage usage = EarningUsage.NONE;
        Map<LocalDate, Long> ofDay = new HashMap<>();
        Map<LocalDate, Long> allOfDay = new HashMap<>();
        Map<LocalDate, Long> ofMonth = new HashMap<>();
        long one = 0;
        long all = 0;
        for (int i = 0; i < 120; i++) {
            Instant at = START.plus(Duration.ofHours(random.nextInt(24 * 90)));
            EarningOccasion occasion = EarningOccasion.of(ZoneOffset.UTC, order(random, at), KnownFacts.NONE);
            EarningRules.Settlement settlement = EarningRules.settle(programme, occasion, usage);
            usage = usage.plus(settlement.uses());
            long points = settlement.accrual().granted().get(0).points();
            one += points;
            all += settlement.accrual().points();
            assertThat(points).isLessThanOrEqualTo(caps.perOrder());
            assertThat(ofDay.merge(occasion.day(), points, Long::sum)).isLessThanOrEqualTo(day);
            assertThat(allOfDay.merge(occasion.day(), settlement.accrual().points(), Long::sum))
                    .isLessThanOrEqualTo(day + 3);
            assertThat(ofMonth.merge(occasion.day().withDayOfMonth(1), points, Long::sum))
                    .isLessThanOrEqualTo(month);
            assertThat(one).isLessThanOrEqualTo(ever);
            assertThat(all).isLessThanOrEqualTo(budget);
        }
    }

    /** Forgetting old days keeps the counters small and never gives a cap away again. */
    @Property(tries = 10)
    void capsHoldAlsoForDaysThatWereForgotten(@ForAll long seed) {
        Random random = new Random(seed);
        Programme programme = Programme.builder("gold")
                .bonus(BonusRule.named("one").caps(Caps.NONE.perDay(10)).gives(FixedPoints.of(6)))
                .build();
        EarningUsage usage = EarningUsage.NONE;
        Map<LocalDate, Long> ofDay = new HashMap<>();
        for (int i = 0; i < 2_500; i++) {
            Instant at = START.plus(Duration.ofDays(random.nextInt(1_800)));
            EarningOccasion occasion = EarningOccasion.of(ZoneOffset.UTC, order(new Random(1), at), KnownFacts.NONE);
            EarningRules.Settlement settlement = EarningRules.settle(programme, occasion, usage);
            usage = usage.plus(settlement.uses());
            assertThat(ofDay.merge(occasion.day(), settlement.accrual().points(), Long::sum))
                    .isLessThanOrEqualTo(10);
            assertThat(usage.uses()).hasSizeLessThanOrEqualTo(EarningUsage.MAX_WINDOWS);
        }
    }

    /** The best of a group is never beaten by choosing another of it. */
    @Property(tries = 200)
    void theBestOfAGroupIsTheBest(@ForAll long seed) {
        Random random = new Random(seed);
        List<Effect> effects = List.of(
                PerAmount.of(Rate.of(1 + random.nextInt(5), Money.of("2", "EUR"))),
                FixedPoints.of(1 + random.nextInt(400)),
                Multiplier.times("1." + (1 + random.nextInt(9))));
        Purchase order = order(random, START);
        ProgrammeBuilder together = Programme.builder("gold").earning(Rate.of(1, Money.of("1", "EUR")));
        long best = 0;
        for (int i = 0; i < effects.size(); i++) {
            BonusRule alone = BonusRule.named("r" + i).gives(effects.get(i));
            best = Math.max(
                    best,
                    EarningRules.pointsFor(
                                    Programme.builder("gold")
                                            .earning(Rate.of(1, Money.of("1", "EUR")))
                                            .bonus(alone)
                                            .build(),
                                    order)
                            .points());
            together.bonus(
                    BonusRule.named("r" + i).stacking(Stacking.bestOf("g")).gives(effects.get(i)));
        }

        assertThat(EarningRules.pointsFor(together.build(), order).points()).isEqualTo(best);
    }

    /** Whatever cuts and rounds: over all returns exactly what was earned goes back, and never more before. */
    @Property(tries = 150)
    void anySequenceOfReturnsTakesBackWhatWasEarned(@ForAll long seed) {
        Random random = new Random(seed);
        Programme programme = programme(random);
        Purchase order = order(random, START);
        EarningRules.Settlement settlement = EarningRules.settle(programme, occasion(random, order), EarningUsage.NONE);
        Accrual accrual = settlement.accrual();
        Receipt receipt = Receipt.ofNothing(programme.id(), 0, "");
        Award award = new Award(
                order.customer(),
                order.at(),
                accrual,
                receipt,
                settlement.shares(),
                programme.returns(),
                List.of(),
                null);
        List<PurchaseLine> back = new ArrayList<>(order.lines());
        Collections.shuffle(back, random);
        List<ReturnedArticle> before = List.of();
        long taken = 0;
        for (PurchaseLine line : back) {
            ReturnRules.Claim claim = ReturnRules.add(award, before, List.of(ReturnedArticle.of(line)), 0)
                    .orThrow()
                    .state();
            assertThat(claim.taken()).isBetween(taken, accrual.points());
            before = claim.articles();
            taken = claim.taken();
        }
        assertThat(taken).isEqualTo(accrual.points());
    }

    @Property(tries = 100)
    void everyProgrammeAndAccrualIsTheSameAfterATripThroughJson(@ForAll long seed) {
        Random random = new Random(seed);
        Programme programme = programme(random);
        Accrual accrual = EarningRules.accrue(programme, occasion(random, order(random, START)), EarningUsage.NONE);

        String rules = CrmJson.mapper().writeValueAsString(programme);
        assertThat(CrmJson.mapper().readValue(rules, Programme.class)).isEqualTo(programme);
        String json = CrmJson.mapper().writeValueAsString(accrual);
        assertThat(CrmJson.mapper().readValue(json, Accrual.class)).isEqualTo(accrual);
    }

    static Programme programme(Random random) {
        ProgrammeBuilder builder = Programme.builder("gold")
                .earning(EarningRule.of(
                        Rate.of(1 + random.nextInt(3), Money.of("1", "EUR")).rounded(any(random, ROUNDINGS))));
        int rules = random.nextInt(8);
        for (int i = 0; i < rules; i++) {
            BonusRuleBuilder rule = BonusRule.named("rule-" + i).priority(random.nextInt(7) - 3);
            if (random.nextInt(3) == 0) {
                rule.when(new OfCategory(Set.of("c" + random.nextInt(4))));
            }
            if (random.nextInt(3) == 0) {
                rule.when(new InSegment(Set.of("s" + random.nextInt(3))));
            }
            int stacking = random.nextInt(8);
            if (stacking < 2) {
                rule.stacking(Stacking.bestOf("best"));
            } else if (stacking < 4) {
                rule.stacking(Stacking.firstOf("first"));
            } else if (stacking == 4) {
                rule.stacking(Stacking.LAST);
            }
            if (random.nextInt(3) == 0) {
                rule.caps(Caps.NONE.perOrder(random.nextInt(50)));
            }
            builder.bonus(rule.gives(effect(random, i)));
        }
        return random.nextInt(4) == 0
                ? builder.caps(Caps.NONE.perOrder(random.nextInt(200))).build()
                : builder.build();
    }

    private static Effect effect(Random random, int number) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new PerAmount(
                        Rate.of(1 + number, Money.of("3", "EUR")).rounded(any(random, ROUNDINGS)),
                        new Basis(
                                random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                        Map.of("c1", new BigDecimal("1.5")));
            case 1 -> new FixedPoints(10 + number, true);
            case 2 ->
                new Multiplier(
                        new BigDecimal("1." + (1 + number)),
                        any(random, ROUNDINGS),
                        any(random, List.of(Multiplier.Of.values())));
            default -> FixedPoints.of(100 + number);
        };
    }

    static Purchase order(Random random, Instant at) {
        List<PurchaseLine> lines = new ArrayList<>();
        int number = 1 + random.nextInt(6);
        for (int i = 0; i < number; i++) {
            String category = random.nextInt(4) == 0 ? null : "c" + random.nextInt(4);
            Money amount = Money.of(random.nextInt(90) + "." + (10 + random.nextInt(90)), "EUR");
            lines.add(new PurchaseLine("sku" + random.nextInt(5), null, category, 1 + random.nextInt(3), amount));
        }
        return Purchase.sale("O-1", EarningRulesTest.customer(), at, lines);
    }

    private static EarningOccasion occasion(Random random, Purchase order) {
        Bill bill = new Bill(
                Map.of("sku0", Money.of("1.23", "EUR"), "sku1", Money.of("0.07", "EUR")),
                Set.of("sku4"),
                random.nextBoolean() ? Money.of(random.nextInt(40) + ".33", "EUR") : null,
                random.nextBoolean() ? Money.of(random.nextInt(40) + ".33", "EUR") : null);
        KnownFacts facts = KnownFacts.NONE.inSegment("s" + random.nextInt(3)).billed(bill);
        return EarningOccasion.of(ZoneOffset.UTC, order, facts);
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
