package dev.aftercare.crm.loyalty.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    /** One of each type. */
    static List<Condition> all() {
        return List.of(
                new AroundBirthday(3, 7),
                new AtTimes(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.parse("18:00"), LocalTime.parse("02:30")),
                new InBirthdayMonth(),
                new InSegment(Set.of("vip", "早鸟")),
                new InTier(Set.of("gold")),
                new NthOrder(5, true),
                new OfCategory(Set.of("图书")),
                new OfProduct(Set.of("TEA", "tea")),
                new OnActivity(Set.of(Activity.REVIEW)),
                new OnDaysOfMonth(Set.of(8, 18, 28)),
                new OrderFrom(Money.of("10", "EUR")),
                new OverChannel(Set.of(Channel.APP)),
                new WithCode(Set.of("PROMO10")),
                new Within(NOON, null),
                new Without(Set.of("gift-card"), Set.of("SHIP")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyConditionIsTheSameAfterATripThroughJson(Condition condition) {
        String json = CrmJson.mapper().writeValueAsString(condition);

        assertThat(json).startsWith("{\"type\":\"");
        assertThat(CrmJson.mapper().readValue(json, Condition.class)).isEqualTo(condition);
    }

    @Test
    void noTypeIsForgottenHere() {
        assertThat(all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Condition.class.getPermittedSubclasses());
    }

    @Test
    void segmentsTiersAndCodesAreThoseThatTheCallerKnows() {
        KnownFacts known =
                KnownFacts.NONE.inSegment("new").inSegment("vip").inTier("gold").withCode("PROMO10");

        assertThat(judge(new InSegment(Set.of("vip")), known)).isEqualTo(Verdict.MET);
        assertThat(judge(new InSegment(Set.of("VIP")), known)).isEqualTo(Verdict.NOT_MET);
        assertThat(judge(new InTier(Set.of("gold", "platinum")), known)).isEqualTo(Verdict.MET);
        assertThat(judge(new InTier(Set.of("silver")), known)).isEqualTo(Verdict.NOT_MET);
        assertThat(judge(new InTier(Set.of("silver")), KnownFacts.NONE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(judge(new WithCode(Set.of("PROMO10")), known)).isEqualTo(Verdict.MET);
        assertThat(judge(new WithCode(Set.of("promo10")), known)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void theChannelIsThatOfTheOrder() {
        OverChannel app = new OverChannel(Set.of(Channel.APP));

        assertThat(app.judge(of(order(NOON, Channel.APP), KnownFacts.NONE))).isEqualTo(Verdict.MET);
        assertThat(app.judge(of(order(NOON, Channel.PHONE), KnownFacts.NONE))).isEqualTo(Verdict.NOT_MET);
        assertThat(app.judge(of(order(NOON, null), KnownFacts.NONE))).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 1, MET",
        "1, false, 2, NOT_MET",
        "3, false, 3, MET",
        "3, false, 6, NOT_MET",
        "5, true,  4, NOT_MET",
        "5, true,  5, MET",
        "5, true, 10, MET",
        "5, true, 11, NOT_MET",
        "1, false, , UNKNOWN",
    })
    void theNumberOfTheOrderCounts(long n, boolean repeats, Long number, Verdict verdict) {
        KnownFacts known = number == null ? KnownFacts.NONE : KnownFacts.NONE.orderNumber(number);

        assertThat(judge(new NthOrder(n, repeats), known)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-01-09 is a Friday in Berlin from 23:00 UTC of the day before.
        "18:00, 02:30, 2026-01-09T16:59:59.999999Z, NOT_MET",
        "18:00, 02:30, 2026-01-09T17:00:00Z,        MET",
        "18:00, 02:30, 2026-01-10T01:29:59Z,        MET",
        "18:00, 02:30, 2026-01-10T01:30:00Z,        NOT_MET",
        "18:00, 02:30, 2026-01-09T00:30:00Z,        NOT_MET",
        "09:00, 17:00, 2026-01-09T08:00:00Z,        MET",
        "09:00, 17:00, 2026-01-09T16:00:00Z,        NOT_MET",
        "09:00, 17:00, 2026-01-10T10:00:00Z,        NOT_MET",
        "00:00, 00:00, 2026-01-08T22:59:59Z,        NOT_MET",
        "00:00, 00:00, 2026-01-08T23:00:00Z,        MET",
        "00:00, 00:00, 2026-01-09T22:59:59Z,        MET",
        "00:00, 00:00, 2026-01-09T23:00:00Z,        NOT_MET",
        // The hour that the clocks repeat counts both times.
        "02:00, 03:00, 2027-10-31T00:30:00Z,        NOT_MET",
    })
    void hoursAreThoseOfTheProgrammesZoneAndMayRunOverMidnight(
            LocalTime from, LocalTime before, Instant at, Verdict verdict) {
        AtTimes fridays = new AtTimes(Set.of(DayOfWeek.FRIDAY), from, before);
        EarningOccasion occasion = EarningOccasion.of(ZoneId.of("Europe/Berlin"), order(at, null), KnownFacts.NONE);

        assertThat(fridays.judge(occasion)).isEqualTo(verdict);
    }

    @Test
    void anHourThatTheClocksRepeatCountsBothTimes() {
        AtTimes sundays = new AtTimes(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0), LocalTime.of(3, 0));

        for (String at : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            assertThat(sundays.judge(EarningOccasion.of(
                            ZoneId.of("Europe/Berlin"), order(Instant.parse(at), null), KnownFacts.NONE)))
                    .isEqualTo(Verdict.MET);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-10, 0, 0, MET",
        "1990-01-11, 0, 0, NOT_MET",
        "1990-01-13, 3, 0, MET",
        "1990-01-14, 3, 0, NOT_MET",
        "1990-01-03, 0, 7, MET",
        "1990-01-02, 0, 7, NOT_MET",
        // Over the turn of the year, both ways.
        "1990-12-31, 0, 10, MET",
        "1990-12-30, 0, 10, NOT_MET",
        ",           0, 0, UNKNOWN",
    })
    void aBirthdayCountsSomeDaysBeforeAndAfter(LocalDate born, int before, int after, Verdict verdict) {
        KnownFacts known = born == null ? KnownFacts.NONE : KnownFacts.NONE.born(born);

        assertThat(judge(new AroundBirthday(before, after), known)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, MET", "2026-03-01, NOT_MET", "2028-02-29, MET", "2028-02-28, NOT_MET"})
    void whoWasBornOnALeapDayHasABirthdayEachYear(LocalDate day, Verdict verdict) {
        Purchase order = order(day.atTime(9, 0).toInstant(ZoneOffset.UTC), null);

        assertThat(new AroundBirthday(0, 0).judge(of(order, KnownFacts.NONE.born(LocalDate.of(2000, 2, 29)))))
                .isEqualTo(verdict);
    }

    @Test
    void aPeriodIncludesItsStartAndNotItsEnd() {
        assertThat(judge(new Within(NOON, NOON.plusNanos(1_000)), KnownFacts.NONE))
                .isEqualTo(Verdict.MET);
        assertThat(judge(new Within(null, NOON), KnownFacts.NONE)).isEqualTo(Verdict.NOT_MET);
        assertThat(judge(new Within(NOON.plusNanos(1_000), null), KnownFacts.NONE))
                .isEqualTo(Verdict.NOT_MET);
        assertThat(judge(new Within(null, null), KnownFacts.NONE)).isEqualTo(Verdict.MET);
    }

    @Test
    void theMinimumOfAnOrderIncludesItself() {
        assertThat(judge(new OrderFrom(Money.of("20", "EUR")), KnownFacts.NONE)).isEqualTo(Verdict.MET);
        assertThat(judge(new OrderFrom(Money.of("20.01", "EUR")), KnownFacts.NONE))
                .isEqualTo(Verdict.NOT_MET);
        assertThat(judge(new OrderFrom(Money.of("1", "USD")), KnownFacts.NONE)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void memberDaysAreDaysOfTheProgrammesZone() {
        assertThat(judge(new OnDaysOfMonth(Set.of(10)), KnownFacts.NONE)).isEqualTo(Verdict.MET);
        assertThat(judge(new OnDaysOfMonth(Set.of(9, 11)), KnownFacts.NONE)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void conditionsOnArticlesSayWhichLinesCount() {
        PurchaseLine tea = line("TEA", "drinks");
        PurchaseLine card = line("CARD", null);

        assertThat(new OfCategory(Set.of("drinks")).counts(tea)).isTrue();
        assertThat(new OfCategory(Set.of("drinks")).counts(card)).isFalse();
        assertThat(new OfProduct(Set.of("CARD")).counts(card)).isTrue();
        assertThat(new OfProduct(Set.of("card")).counts(card)).isFalse();
        assertThat(new Without(Set.of("drinks"), Set.of()).counts(tea)).isFalse();
        assertThat(new Without(Set.of("drinks"), Set.of()).counts(card)).isTrue();
        assertThat(new Without(Set.of(), Set.of("CARD")).counts(card)).isFalse();
        assertThat(new InSegment(Set.of("vip")).counts(tea)).isTrue();
    }

    @Test
    void activitiesAreOfAKindAndNoOrders() {
        OnActivity reviews = new OnActivity(Set.of(Activity.REVIEW, Activity.SURVEY));
        Activity review = new Activity(Activity.REVIEW, "r-1", NOON);

        assertThat(reviews.judge(EarningOccasion.of(ZoneOffset.UTC, review, KnownFacts.NONE)))
                .isEqualTo(Verdict.MET);
        assertThat(judge(reviews, KnownFacts.NONE)).isEqualTo(Verdict.NOT_MET);
        assertThat(new NthOrder(1, false).judge(EarningOccasion.of(ZoneOffset.UTC, review, KnownFacts.NONE)))
                .isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsRefused(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(InvalidInputException.class);
    }

    static Stream<ThrowingCallable> malformed() {
        return Stream.of(
                () -> new InSegment(Set.of()),
                () -> new InTier(Set.of(" ")),
                () -> new OverChannel(Set.of()),
                () -> new NthOrder(0, false),
                () -> new OnDaysOfMonth(Set.of(32)),
                () -> new OnDaysOfMonth(Set.of()),
                () -> new OrderFrom(Money.of("-1", "EUR")),
                () -> new AroundBirthday(-1, 0),
                () -> new AroundBirthday(0, 183),
                () -> new Within(NOON, NOON),
                () -> new Without(Set.of(), Set.of()),
                () -> new AtTimes(Set.of(), null, LocalTime.NOON),
                () -> new Activity("two words", "r", NOON),
                () -> KnownFacts.NONE.orderNumber(0),
                () -> Bill.NONE.paidWithPoints(Money.of("-1", "EUR")));
    }

    @Test
    void whatIsKnownOfAPersonIsNotShown() {
        KnownFacts known = KnownFacts.NONE.born(LocalDate.of(1990, 1, 10)).inSegment("vip");

        assertThat(known.toString()).doesNotContain("1990", "vip");
        assertThat(of(order(NOON, null), known).toString()).doesNotContain("1990", "vip");
    }

    private static Verdict judge(Condition condition, KnownFacts known) {
        return condition.judge(of(order(NOON, null), known));
    }

    private static EarningOccasion of(Purchase order, KnownFacts known) {
        return EarningOccasion.of(ZoneOffset.UTC, order, known);
    }

    private static Purchase order(Instant at, Channel channel) {
        return new Purchase(
                new PurchaseId("O-1"),
                PurchaseKind.SALE,
                null,
                new CustomerId(new UUID(0, 7)),
                at,
                channel,
                List.of(line("sku", null)));
    }

    private static PurchaseLine line(String sku, String category) {
        return new PurchaseLine(sku, null, category, 1, Money.of("20", "EUR"));
    }
}
