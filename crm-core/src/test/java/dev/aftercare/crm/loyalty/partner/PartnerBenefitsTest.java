package dev.aftercare.crm.loyalty.partner;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static dev.aftercare.crm.loyalty.PointsShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.partner.PartnerRefused.Reason;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PartnerEvent;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PartnerBenefitsTest {

    private static final PartnerBenefit TEA =
            PartnerBenefit.of("tea", "Tea house", "A cup of tea").withPrice(GOLD, 10);

    private final ConcurrentLinkedQueue<Event> heard = new ConcurrentLinkedQueue<>();
    private final PointsShop members = new PointsShop(crm -> crm.listener((tenant, event) -> heard.add(event)));
    private final HandTurnedClock clock = members.clock;
    private final Shop shop = members.shop;
    private final PartnerBenefits benefits = shop.partnerBenefits();
    private final CustomerId mei = members.register("mei");
    private final CustomerId jo = members.register("jo");

    PartnerBenefitsTest() {
        benefits.define(TEA, CLERK);
    }

    private static List<String> codes(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "TEA-" + i).toList();
    }

    private static String code(PartnerClaim claim) {
        return Objects.requireNonNull(claim.code()).value();
    }

    private List<PartnerClaim> claims(CustomerId customer) {
        return benefits.page(customer, PageRequest.first(100)).items();
    }

    private static Reason refused(ThrowingCallable command) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, command);
        return ((PartnerRefused) rejected.rejection()).reason();
    }

    @Test
    void aClaimTakesACodeAndThePoints() {
        members.earn(mei, 25);
        assertThat(benefits.importCodes("tea", codes(1, 3), CLERK)).isEqualTo(new CodeImport("tea", 3, List.of(), 3));

        PartnerClaim claim = benefits.claim(mei, "tea", CLERK);

        assertThat(code(claim)).isIn(codes(1, 3));
        assertThat(claim.points()).isEqualTo(10);
        assertThat(claim.version()).isEqualTo(1);
        assertThat(benefits.left("tea")).isEqualTo(2);
        assertThat(members.points(mei)).isEqualTo(15);
        assertThat(benefits.find(claim.id())).contains(claim);
        assertThat(claims(mei)).containsExactly(claim);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void withoutPointsNoCodeGoesAndWithoutCodesNoPoints() {
        benefits.importCodes("tea", codes(1, 1), CLERK);
        members.earn(mei, 9);
        assertThatThrownBy(() -> benefits.claim(mei, "tea", CLERK))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NotEnoughPoints(10, 9)));
        assertThat(benefits.left("tea")).isEqualTo(1);
        members.earn(mei, 11);

        benefits.claim(mei, "tea", CLERK);
        assertThat(refused(() -> benefits.claim(mei, "tea", CLERK))).isEqualTo(Reason.NO_CODE_LEFT);

        assertThat(members.points(mei)).isEqualTo(10);
        assertThat(claims(mei)).hasSize(1);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void aClaimCountsOnceUnderItsKey() {
        benefits.importCodes("tea", codes(1, 5), CLERK);
        members.earn(mei, 100);

        PartnerClaim claim = benefits.claim(mei, "tea", CLERK.once("c-1"));

        assertThat(benefits.claim(mei, "tea", CLERK.once("c-1"))).isEqualTo(claim);
        assertThat(benefits.left("tea")).isEqualTo(4);
        assertThat(members.points(mei)).isEqualTo(90);
    }

    @Test
    void everyCodeIsGivenOutOnceWheneverItCameIn() {
        members.earn(mei, 10_000);
        List<String> given = new ArrayList<>();
        for (int from = 1; from <= 61; from += 20) {
            benefits.importCodes("tea", codes(from, from + 19), CLERK);
            for (int i = 0; i < 15; i++) {
                given.add(code(benefits.claim(mei, "tea", CLERK)));
            }
        }
        while (benefits.left("tea") > 0) {
            given.add(code(benefits.claim(mei, "tea", CLERK)));
        }

        assertThat(given).containsExactlyInAnyOrderElementsOf(codes(1, 80));
        assertThat(refused(() -> benefits.claim(mei, "tea", CLERK))).isEqualTo(Reason.NO_CODE_LEFT);
    }

    @Test
    void codesThatAreThereAreReportedByTheirPlaceAndStayAsTheyAre() {
        benefits.importCodes("tea", codes(1, 3), CLERK);
        members.earn(mei, 10);
        benefits.claim(mei, "tea", CLERK);

        CodeImport again = benefits.importCodes("tea", List.of("TEA-3", "TEA-4", " TEA-4 ", "tea-4", "TEA-1"), CLERK);

        assertThat(again).isEqualTo(new CodeImport("tea", 2, List.of(1, 3, 5), 4));
        assertThat(benefits.importCodes("tea", codes(1, 3), CLERK))
                .isEqualTo(new CodeImport("tea", 0, List.of(1, 2, 3), 4));
        benefits.define(PartnerBenefit.of("cake", "Bakery", "A cake"), CLERK);
        assertThat(benefits.importCodes("cake", codes(1, 3), CLERK).added()).isEqualTo(3);
    }

    @Test
    void whatIsNoCodeIsRefusedByItsPlaceAndNoneIsStored() {
        for (String wrong : List.of("", "  ", "x".repeat(201), "a\u0000b")) {
            assertThatThrownBy(() -> benefits.importCodes("tea", List.of("TEA-1", wrong), CLERK))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("codes[1] ");
        }
        assertThatThrownBy(() -> benefits.importCodes("tea", List.of(), CLERK)).hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> benefits.importCodes("tea", codes(0, 10_000), CLERK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> benefits.importCodes("nothing", codes(1, 1), CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThat(benefits.left("tea")).isZero();
        assertThatThrownBy(() -> benefits.claim(mei, "nothing", CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> benefits.claim(new CustomerId(new UUID(1, 1)), "tea", CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> benefits.withdraw("nothing", CLERK)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void limitWindowAndTierAreKept() {
        members.earn(mei, 100);
        shop.tiers()
                .define(
                        TierProgramme.of(
                                "club",
                                Qualification.points(GOLD),
                                TierWindow.rolling(Period.ofMonths(12)),
                                TierLevel.of("Bronze", "0", "1"),
                                TierLevel.of("Silver", "101", "1")),
                        CLERK);
        PartnerBenefit gym = PartnerBenefit.of("gym", "Gym", "A day at the gym")
                .withoutCodes()
                .withLimit(2)
                .withTier(new TierCondition("club", "Silver"))
                .withWindow(START.plusSeconds(1), START.plusSeconds(2));
        benefits.define(gym, CLERK);

        assertThat(refused(() -> benefits.claim(mei, "gym", CLERK))).isEqualTo(Reason.NOT_YET_OFFERED);
        clock.turnBy(Duration.ofSeconds(1));
        assertThat(refused(() -> benefits.claim(mei, "gym", CLERK))).isEqualTo(Reason.TIER_TOO_LOW);
        members.earn(mei, 1);
        PartnerClaim shown = benefits.claim(mei, "gym", CLERK);
        benefits.claim(mei, "gym", CLERK);
        assertThat(refused(() -> benefits.claim(mei, "gym", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
        clock.turnBy(Duration.ofSeconds(1));
        assertThat(refused(() -> benefits.claim(mei, "gym", CLERK))).isEqualTo(Reason.NO_LONGER_OFFERED);

        assertThat(shown.code()).isNull();
        assertThat(benefits.find(shown.id())).contains(shown);
        assertThat(members.points(mei)).isEqualTo(101);
    }

    @Test
    void whatIsWithdrawnIsClaimedNoMoreAlsoIfItIsDefinedAnew() {
        benefits.importCodes("tea", codes(1, 2), CLERK);
        members.earn(mei, 20);
        PartnerClaim claim = benefits.claim(mei, "tea", CLERK);

        assertThat(benefits.withdraw("tea", CLERK)).isTrue();
        assertThat(benefits.withdraw("tea", CLERK)).isFalse();
        benefits.define(TEA.withLimit(5), CLERK);

        assertThat(refused(() -> benefits.claim(mei, "tea", CLERK))).isEqualTo(Reason.WITHDRAWN);
        assertThat(members.points(mei)).isEqualTo(10);
        assertThat(claims(mei)).containsExactly(claim);
        assertThat(benefits.benefit("tea")).contains(TEA.withLimit(5));
    }

    @Test
    void manyAtOnceGetAsManyClaimsAsThereAreCodes() throws Exception {
        benefits.importCodes("tea", codes(1, 25), CLERK);
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            customers.add(members.register("c" + i));
            members.earn(customers.get(i), 10);
        }
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch ready = new CountDownLatch(64);
        List<Future<String>> futures = new ArrayList<>();
        for (CustomerId customer : customers) {
            futures.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                try {
                    return code(benefits.claim(customer, "tea", CLERK));
                } catch (RejectedException e) {
                    return ((PartnerRefused) e.rejection()).reason().name();
                }
            }));
        }
        List<String> got = new ArrayList<>();
        for (Future<String> future : futures) {
            got.add(future.get());
        }
        threads.shutdownNow();

        assertThat(got).filteredOn(one -> one.equals("NO_CODE_LEFT")).hasSize(39);
        assertThat(got).filteredOn(one -> one.startsWith("TEA")).containsExactlyInAnyOrderElementsOf(codes(1, 25));
        assertThat(customers.stream().mapToLong(members::points).sum()).isEqualTo(390);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void aPeriodIsSettledFromItsFirstInstantToBeforeItsEnd() {
        benefits.define(PartnerBenefit.of("gym", "Gym", "A day").withoutCodes(), CLERK);
        List<String> ids = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            clock.turnTo(START.plusSeconds(second));
            ids.add(benefits.claim(second % 2 == 0 ? mei : jo, "gym", CLERK).id());
            ids.add(benefits.claim(mei, "gym", CLERK).id());
        }
        Instant from = START.plusSeconds(3);
        Instant to = START.plusSeconds(9);

        for (int limit : List.of(1, 4, 5, 12, 100)) {
            List<String> seen = new ArrayList<>();
            PageRequest request = PageRequest.first(limit);
            boolean more = true;
            while (more) {
                Page<PartnerClaim> page = benefits.fulfilment("gym", from, to, request);
                page.items().forEach(claim -> seen.add(claim.id()));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                more = page.next() != null;
                request = page.next() == null ? request : request.after(page.next());
            }
            assertThat(seen).as("pages of %s", limit).containsExactlyInAnyOrderElementsOf(ids.subList(6, 18));
        }
        assertThat(benefits.fulfilment("tea", from, to, PageRequest.first(5)).items())
                .isEmpty();
        assertThatThrownBy(() -> benefits.fulfilment("gym", from, from, PageRequest.first(5)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void claimsAndLimitsOfMergedCustomersAreThoseOfOnePerson() {
        benefits.define(TEA.withLimit(2), CLERK);
        benefits.importCodes("tea", codes(1, 5), CLERK);
        members.earn(mei, 20);
        members.earn(jo, 20);
        PartnerClaim first = benefits.claim(mei, "tea", CLERK);

        shop.loyaltyMerges().merge("case-1", mei, jo, CLERK);
        assertThat(claims(jo)).containsExactly(first);
        PartnerClaim second = benefits.claim(mei, "tea", CLERK);

        assertThat(second.customer()).isEqualTo(jo);
        assertThat(members.points(jo)).isEqualTo(20);
        assertThat(refused(() -> benefits.claim(jo, "tea", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
        assertThat(claims(mei)).containsExactlyInAnyOrder(first, second);
        shop.loyaltyMerges().undo("case-1", CLERK);
        assertThat(claims(mei)).containsExactly(first);
        assertThat(claims(jo)).containsExactly(second);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void noEventAndNoTextButTheClaimItselfTellsACode() {
        String secret = "SESAME-0815";
        CodeImport report = benefits.importCodes("tea", List.of(secret), CLERK.once("import"));
        members.earn(mei, 20);
        PartnerClaim claim = benefits.claim(mei, "tea", CLERK);
        RejectedException refused =
                catchThrowableOfType(RejectedException.class, () -> benefits.claim(mei, "tea", CLERK));
        benefits.withdraw("tea", CLERK);

        String told = report + "" + claim + claims(mei) + refused + heard
                + CrmJson.mapper().writeValueAsString(List.of(report, List.copyOf(heard)));

        assertThat(code(claim)).isEqualTo(secret);
        assertThat(told)
                .contains("PartnerBenefitClaimed")
                .doesNotContain("SESAME")
                .doesNotContain("0815");
    }

    @Test
    void everyStepIsAnEvent() {
        benefits.importCodes("tea", List.of("A", "A", "B"), CLERK);
        members.earn(mei, 10);
        PartnerClaim claim = benefits.claim(mei, "tea", CLERK);
        benefits.withdraw("tea", CLERK);

        assertThat(heard.stream().map(Event::body).filter(PartnerEvent.class::isInstance))
                .containsExactly(
                        new PartnerEvent.PartnerCodesImported("tea", 2, 1),
                        new PartnerEvent.PartnerBenefitClaimed("tea", 10),
                        new PartnerEvent.PartnerBenefitWithdrawn("tea"));
        List<EventBody> claimed = shop.events().history(new AggregateRef("partner-claim", claim.id())).stream()
                .map(Event::body)
                .toList();
        assertThat(claimed).containsExactly(new PartnerEvent.PartnerBenefitClaimed("tea", 10));
        assertThat(shop.customers().timeline(mei, PageRequest.first(20)).items().stream()
                        .map(Event::body)
                        .filter(PartnerEvent.class::isInstance))
                .containsExactlyElementsOf(claimed);
    }

    @Test
    void whatMakesNoBenefitIsRefused() {
        assertThatThrownBy(() -> PartnerBenefit.of("tea", " ", "x")).hasMessageContaining("benefit.partner");
        assertThatThrownBy(() -> PartnerBenefit.of("tea", "x", "")).hasMessageContaining("benefit.what");
        assertThatThrownBy(() -> TEA.withPrice(GOLD, 0)).hasMessageContaining("benefit.programme");
        assertThatThrownBy(() -> TEA.withLimit(0)).hasMessageContaining("benefit.perCustomer");
        assertThatThrownBy(() -> TEA.withWindow(START, START)).hasMessageContaining("benefit.until");
    }

    @Test
    void whatIsStoredStaysReadable() {
        assertReads(
                TEA.withLimit(2).withTier(new TierCondition("club", "Silver")).withWindow(START, null),
                PartnerBenefit.class,
                """
                {"id":"tea","partner":"Tea house","what":"A cup of tea","coded":true,"programme":"gold","price":10,\
                "perCustomer":2,"tier":{"programme":"club","level":"Silver"},"from":"2026-01-10T12:00:00Z"}""");
        assertReads(PartnerBenefit.of("gym", "Gym", "A day").withoutCodes(), PartnerBenefit.class, """
                {"id":"gym","partner":"Gym","what":"A day","coded":false,"price":0}""");
        assertReads(
                new PartnerClaim("c-1", "tea", 2, new CustomerId(new UUID(1, 2)), new PartnerCode("A-1"), 10, START),
                PartnerClaim.class,
                """
                {"id":"c-1","benefit":"tea","version":2,"customer":"00000000-0000-0001-0000-000000000002",\
                "code":{"value":"A-1"},"points":10,"at":"2026-01-10T12:00:00Z"}""");
        assertReads(new WithdrawnBenefit(START), WithdrawnBenefit.class, "{\"at\":\"2026-01-10T12:00:00Z\"}");
        assertReads(new CodeImport("tea", 3, List.of(2), 7), CodeImport.class, """
                {"benefit":"tea","added":3,"duplicates":[2],"left":7}""");

        assertThat(EventBodies.decode("partner-codes-imported", "{\"benefit\":\"tea\",\"added\":2,\"duplicates\":1}"))
                .isEqualTo(new PartnerEvent.PartnerCodesImported("tea", 2, 1));
        assertThat(EventBodies.decode("partner-benefit-claimed", "{\"benefit\":\"tea\",\"points\":10}"))
                .isEqualTo(new PartnerEvent.PartnerBenefitClaimed("tea", 10));
        assertThat(EventBodies.decode("partner-benefit-withdrawn", "{\"benefit\":\"tea\"}"))
                .isEqualTo(new PartnerEvent.PartnerBenefitWithdrawn("tea"));
    }

    private static <T> void assertReads(T value, Class<T> type, String json) {
        assertThat(CrmJson.mapper().writeValueAsString(value)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, type)).isEqualTo(value);
    }
}
