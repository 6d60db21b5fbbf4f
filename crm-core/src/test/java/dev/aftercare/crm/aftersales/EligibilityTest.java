package dev.aftercare.crm.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.aftersales.Objection.Ground;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy grants, and the words in which it refuses. */
class EligibilityTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant ORDERED = Instant.parse("2026-03-01T04:00:00Z");

    private static final Purchase ORDER = Purchase.sale(
            "1",
            new CustomerId(new UUID(1, 1)),
            ORDERED,
            List.of(
                    new PurchaseLine("kettle", null, "kitchen/electric", 2, Counter.eur("80.00")),
                    new PurchaseLine("milk", null, "food/fresh", 1, Counter.eur("2.00")),
                    new PurchaseLine("freshener", null, "food/freshener", 1, Counter.eur("3.00")),
                    new PurchaseLine("mug", null, null, 1, Counter.eur("5.00"))));

    private static final EligibilityTerm SEVEN_DAYS = EligibilityTerm.of(
                    AfterSalesKind.RETURN, AfterSalesReason.NO_REASON)
            .within(TimeWindow.afterDelivery(7))
            .withoutCategories("food/fresh")
            .withoutArticles("mug")
            .inCondition(GoodsCondition.UNOPENED, GoodsCondition.OPENED);

    private static AfterSalesPolicyBuilder policy() {
        return AfterSalesPolicy.builder(SHANGHAI).term(SEVEN_DAYS);
    }

    private static NewAfterSales noReason(WantedLine... lines) {
        return NewAfterSales.of(AfterSalesKind.RETURN, ORDER.id(), AfterSalesReason.NO_REASON, lines);
    }

    private static Assessment assess(
            AfterSalesPolicyBuilder policy, NewAfterSales wanted, @Nullable String delivered, String now) {
        AfterSalesFacts facts = new AfterSalesFacts(Instant.parse(now), Actor.agent("a"), "default@1", policy.build());
        Instant deliveredAt = delivered == null ? null : Instant.parse(delivered);
        return EligibilityRules.assess(wanted, ORDER, deliveredAt, facts);
    }

    /** Delivered on the 2nd in Shanghai, whenever that day: the last instant is the last one of the 9th there. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T16:00:00Z, 2026-03-09T15:59:59.999999Z, true",
        "2026-03-02T15:59:59.999999Z, 2026-03-09T15:59:59.999999Z, true",
        "2026-03-01T16:00:00Z, 2026-03-09T16:00:00Z, false",
        "2026-03-02T15:59:59.999999Z, 2026-03-09T16:00:00Z, false",
        "2026-03-02T15:59:59.999999Z, 2026-03-09T16:00:00.000001Z, false",
        "2026-03-02T16:00:00Z, 2026-03-09T16:00:00Z, true",
        "2026-03-02T16:00:00Z, 2026-03-10T15:59:59Z, true",
        "2026-03-02T16:00:00Z, 2026-03-10T16:00:00Z, false",
    })
    void sevenDaysEndWithTheSeventhDayAfterTheDayOfDeliveryInTheShopsZone(
            String delivered, String now, boolean granted) {
        Assessment assessment = assess(policy(), noReason(WantedLine.pieces(1, 1)), delivered, now);

        assertThat(assessment.isEligible()).isEqualTo(granted);
        if (!granted) {
            assertThat(assessment.objections())
                    .containsExactly(
                            new Objection(Ground.TIME_IS_OVER, Objection.WHOLE, "before " + assessment.until()));
        }
    }

    @Test
    void aDayOfTwentyThreeHoursIsADay() {
        // Berlin, the clocks go forward on 29 March 2026.
        TimeWindow window = TimeWindow.afterDelivery(1);
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(window.end(Instant.parse("2026-03-28T12:00:00Z"), berlin)).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(TimeWindow.afterPurchase(0).end(Instant.parse("2026-03-29T00:30:00Z"), berlin))
                .isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void timeCountedFromThePurchaseDoesNotWaitForTheDelivery() {
        AfterSalesPolicyBuilder policy = AfterSalesPolicy.builder(ZoneOffset.UTC)
                .term(EligibilityTerm.of(AfterSalesKind.RETURN).within(TimeWindow.afterPurchase(7)));
        NewAfterSales wanted = noReason(WantedLine.pieces(1, 1));

        assertThat(assess(policy, wanted, "2026-03-20T00:00:00Z", "2026-03-08T23:59:59Z")
                        .isEligible())
                .isTrue();
        assertThat(assess(policy, wanted, "2026-03-20T00:00:00Z", "2026-03-09T00:00:00Z")
                        .isEligible())
                .isFalse();
    }

    @Test
    void whatIsNotDeliveredHasAllTheTimeUnlessTheShopAssumesThatItIs() {
        NewAfterSales wanted = noReason(WantedLine.pieces(1, 1));

        assertThat(assess(policy(), wanted, null, "2027-01-01T00:00:00Z"))
                .isEqualTo(new Assessment("default@1", null, List.of()));
        AfterSalesPolicyBuilder assuming = policy().assumeDeliveryAfter(3);
        assertThat(assess(assuming, wanted, null, "2026-03-11T15:59:59Z").isEligible())
                .isTrue();
        assertThat(assess(assuming, wanted, null, "2026-03-11T16:00:00Z").isEligible())
                .isFalse();
        assertThat(assess(assuming, wanted, "2026-03-20T00:00:00Z", "2026-03-11T16:00:00Z")
                        .isEligible())
                .isTrue();
    }

    @Test
    void everyRuleLooksSoThatTheCustomerHearsEverythingAtOnce() {
        NewAfterSales wanted = noReason(
                WantedLine.pieces(4, 1).in(GoodsCondition.USED),
                WantedLine.pieces(2, 1),
                WantedLine.pieces(3, 1).in(GoodsCondition.OPENED));

        List<Objection> objections = assess(policy(), wanted, "2026-03-02T00:00:00Z", "2026-04-01T00:00:00Z")
                .objections();

        assertThat(objections)
                .extracting(Objection::sentence)
                .containsExactly(
                        "TIME_IS_OVER: before 2026-03-09T16:00:00Z",
                        "ARTICLE_EXCLUDED at line 4: articles that are not excluded",
                        "ARTICLE_EXCLUDED at line 2: articles that are not excluded",
                        "CONDITION_NOT_TAKEN at line 4: [UNOPENED, OPENED]");
    }

    @Test
    void whatNoTermCoversIsNotGranted() {
        NewAfterSales wanted = NewAfterSales.of(
                AfterSalesKind.EXCHANGE, ORDER.id(), AfterSalesReason.DEFECTIVE, WantedLine.pieces(1, 1));

        assertThat(assess(policy(), wanted, null, "2026-03-02T00:00:00Z").objections())
                .containsExactly(new Objection(Ground.NOT_GRANTED, Objection.WHOLE, "not EXCHANGE for DEFECTIVE"));
    }

    @Test
    void theFirstTermThatCoversARequestCounts() {
        AfterSalesPolicy policy = policy().term(
                        EligibilityTerm.of(AfterSalesKind.RETURN).within(TimeWindow.afterDelivery(15)))
                .build();

        assertThat(policy.term(AfterSalesKind.RETURN, AfterSalesReason.NO_REASON))
                .contains(SEVEN_DAYS);
        assertThat(policy.term(AfterSalesKind.RETURN, AfterSalesReason.DEFECTIVE)
                        .orElseThrow()
                        .window())
                .isEqualTo(TimeWindow.afterDelivery(15));
        assertThat(policy.term(AfterSalesKind.REPAIR, AfterSalesReason.DEFECTIVE))
                .isEmpty();
    }

    @Test
    void aTermThatCanNeverCountIsAnError() {
        AfterSalesPolicyBuilder builder = AfterSalesPolicy.builder(SHANGHAI)
                .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                .term(SEVEN_DAYS);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(builder::build)
                .satisfies(e -> assertThat(e.field()).isEqualTo("afterSales.terms"));
    }

    @Test
    void malformedPartsAreNamed() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policy().rounding(RoundingMode.UNNECESSARY).build())
                .satisfies(e -> assertThat(e.field()).isEqualTo("afterSales.rounding"));
        for (Duration delay : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(3_651))) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> policy().parcelWithin(delay).build())
                    .satisfies(e -> assertThat(e.field()).isEqualTo("afterSales.parcelWithin"));
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> policy().closeAfter(delay).build())
                    .satisfies(e -> assertThat(e.field()).isEqualTo("afterSales.closeAfter"));
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> policy().assumeDeliveryAfter(-1).build())
                .satisfies(e -> assertThat(e.field()).isEqualTo("afterSales.assumedDelivery"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> EligibilityTerm.of(AfterSalesKind.REFUND).inCondition(GoodsCondition.USED))
                .satisfies(e -> assertThat(e.field()).isEqualTo("term.conditions"));
    }

    @Test
    void aPolicyComesBackFromJsonAsItWas() {
        AfterSalesPolicy policy = policy().term(EligibilityTerm.of(AfterSalesKind.REFUND))
                .assumeDeliveryAfter(5)
                .approval(ApprovalMode.WHEN_ELIGIBLE)
                .shipping(ShippingRefund.IN_PROPORTION)
                .rounding(RoundingMode.DOWN)
                .parcelWithin(Duration.ofDays(10))
                .closeAfter(Duration.ofDays(2))
                .follows(new ProgrammeId("gold"))
                .build();

        for (AfterSalesPolicy each : List.of(policy, AfterSalesPolicy.DEFAULT)) {
            String json = CrmJson.mapper().writeValueAsString(each);
            assertThat(CrmJson.mapper().readValue(json, AfterSalesPolicy.class)).isEqualTo(each);
        }
    }
}
