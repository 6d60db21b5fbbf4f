package dev.aftercare.crm.loyalty.draw;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static dev.aftercare.crm.loyalty.PointsShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.draw.DrawRefused.Reason;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.DrawEvent;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final Instant END = START.plus(Duration.ofDays(7));
    private static final Draw SPRING = Draw.of("spring", GOLD, START, END, new Prize("car", 1), new Prize("mug", 2))
            .withPrice(10);

    private final PointsShop members = new PointsShop();
    private final HandTurnedClock clock = members.clock;
    private final Shop shop = members.shop;
    private final Draws draws = shop.draws();
    private final CustomerId mei = members.register("mei");
    private final CustomerId jo = members.register("jo");

    DrawsTest() {
        draws.define(SPRING, CLERK);
    }

    private Shop node() {
        return Crm.builder(members.storage).clock(clock).build().shop();
    }

    private DrawView view(String draw) {
        return draws.find(draw).orElseThrow();
    }

    private void enterOften(CustomerId customer, String draw, int times) {
        for (int i = 0; i < times; i++) {
            draws.enter(customer, draw, CLERK);
        }
    }

    private void sweep() {
        while (shop.runDue(7).done() > 0) {
            assertThat(shop.runDue(7).failed()).isZero();
        }
    }

    private List<Long> numbers(CustomerId customer) {
        return draws.page(customer, PageRequest.first(1_000)).items().stream()
                .map(DrawEntry::number)
                .sorted()
                .toList();
    }

    private String seedOf(String draw) {
        String json = members.storage.inTransaction(
                TenantId.DEFAULT,
                unit -> unit.documents()
                        .find(new DocumentKey("draw-seed", draw))
                        .orElseThrow()
                        .json());
        return CrmJson.mapper().readValue(json, DrawSeed.class).hex();
    }

    private static Reason refused(ThrowingCallable command) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, command);
        return ((DrawRefused) rejected.rejection()).reason();
    }

    @Test
    void anEntryTakesPointsAndGivesTheNextNumber() {
        members.earn(mei, 25);
        members.earn(jo, 10);

        DrawEntry first = draws.enter(mei, "spring", CLERK);
        DrawEntry second = draws.enter(jo, "spring", CLERK);

        assertThat(List.of(first.number(), second.number())).containsExactly(1L, 2L);
        assertThat(first.points()).isEqualTo(10);
        assertThat(members.points(mei)).isEqualTo(15);
        assertThat(draws.entry("spring", 1)).contains(first);
        assertThat(view("spring").entries()).isEqualTo(2);
        assertThat(shop.loyalty().books(GOLD, START, START.plusSeconds(1)).redeemed())
                .isEqualTo(20);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void whoHasTooFewPointsGetsNoNumberAndNoneIsLeftOut() {
        members.earn(jo, 10);
        members.earn(mei, 9);
        assertThatThrownBy(() -> draws.enter(mei, "spring", CLERK))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NotEnoughPoints(10, 9)));

        assertThat(draws.enter(jo, "spring", CLERK).number()).isEqualTo(1);
        assertThat(members.points(mei)).isEqualTo(9);
        assertThat(numbers(mei)).isEmpty();
    }

    @Test
    void anEntryCountsOnceUnderItsKey() {
        members.earn(mei, 100);

        DrawEntry entry = draws.enter(mei, "spring", CLERK.once("e-1"));

        assertThat(draws.enter(mei, "spring", CLERK.once("e-1"))).isEqualTo(entry);
        assertThat(draws.enter(mei, "spring", CLERK.once("e-2")).number()).isEqualTo(2);
        assertThat(members.points(mei)).isEqualTo(80);
    }

    @Test
    void windowLimitAndTierAreKept() {
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
        Draw later = Draw.of("later", GOLD, START.plusSeconds(1), START.plusSeconds(2), new Prize("mug", 1))
                .withLimit(2)
                .withTier(new TierCondition("club", "Silver"));
        draws.define(later, CLERK);

        assertThat(refused(() -> draws.enter(mei, "later", CLERK))).isEqualTo(Reason.NOT_YET_OPEN);
        clock.turnBy(Duration.ofSeconds(1));
        assertThat(refused(() -> draws.enter(mei, "later", CLERK))).isEqualTo(Reason.TIER_TOO_LOW);
        members.earn(mei, 1);
        enterOften(mei, "later", 2);
        assertThat(refused(() -> draws.enter(mei, "later", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
        clock.turnBy(Duration.ofSeconds(1));
        assertThat(refused(() -> draws.enter(mei, "later", CLERK))).isEqualTo(Reason.NO_LONGER_OPEN);
        assertThat(members.points(mei)).isEqualTo(101);
        assertThat(view("later").entries()).isEqualTo(2);
    }

    @Test
    void aDrawStaysAsItWasAnnounced() {
        DrawView announced = view("spring");

        assertThat(draws.define(SPRING, CLERK)).isEqualTo(announced);
        assertThatThrownBy(() -> draws.define(SPRING.withPrice(11), CLERK))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new DrawIsFixed("spring")));
        assertThat(view("spring")).isEqualTo(announced);
        assertThat(draws.define(Draw.of("other", GOLD, START, END, new Prize("mug", 1)), CLERK)
                        .commitment())
                .isNotEqualTo(announced.commitment());
        assertThatThrownBy(() -> draws.enter(mei, "nothing", CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> draws.enter(new CustomerId(new UUID(1, 1)), "spring", CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThat(draws.find("nothing")).isEmpty();
    }

    @Test
    void nobodyLearnsTheSeedBeforeTheResultAndEverybodyWithIt() {
        members.earn(mei, 40);
        String seed = seedOf("spring");
        DrawView defined = draws.define(SPRING, CLERK.once("define"));
        DrawEntry entry = draws.enter(mei, "spring", CLERK);
        List<Event> events = new ArrayList<>(shop.events().history(new AggregateRef("draw", "spring")));
        events.addAll(shop.events().history(new AggregateRef("draw-entry", entry.id())));
        String told = CrmJson.mapper().writeValueAsString(List.of(defined, view("spring"), entry, events))
                + defined
                + view("spring")
                + entry
                + events;

        assertThat(told).contains(defined.commitment()).doesNotContain(seed);
        assertThat(defined.seed()).isNull();
        assertThat(defined.commitment()).isEqualTo(new DrawSeed(seed).commitment());

        clock.turnTo(END);
        assertThat(draws.hold("spring", CLERK).seed()).isEqualTo(seed);
        assertThat(view("spring").commitment()).isEqualTo(defined.commitment());
    }

    @Test
    void aDrawIsHeldAfterItsEndAndAnybodyCanRecomputeIt() {
        for (int i = 0; i < 20; i++) {
            CustomerId customer = members.register("c" + i);
            members.earn(customer, 10);
            draws.enter(customer, "spring", CLERK);
        }
        clock.turnTo(END.minusNanos(1_000));
        assertThatThrownBy(() -> draws.hold("spring", CLERK)).hasMessageContaining("allowed: from " + END);
        clock.turnTo(END);

        DrawView held = draws.hold("spring", CLERK);

        assertThat(held.state()).isEqualTo(DrawState.DRAWN);
        assertThat(List.of(held.entries(), held.picks(), held.wins())).containsExactly(20L, 3L, 3L);
        List<DrawPick> picks = draws.picks("spring", 0);
        assertThat(picks.stream().map(DrawPick::number))
                .isEqualTo(DrawRules.picks(new DrawSeed(String.valueOf(held.seed())), 20, 3));
        assertThat(picks.stream().map(DrawPick::prize)).containsExactly("car", "mug", "mug");
        for (DrawPick pick : picks) {
            DrawEntry entry = draws.entry("spring", pick.number()).orElseThrow();
            assertThat(entry.prize()).isEqualTo(pick.prize());
            assertThat(entry.customer()).isEqualTo(pick.customer());
            assertThat(draws.page(pick.customer(), PageRequest.first(5)).items())
                    .extracting(DrawEntry::state)
                    .containsExactly(DrawEntry.State.WON);
        }
        assertThat(draws.hold("spring", CLERK)).isEqualTo(held);
        assertThat(refused(() -> draws.enter(mei, "spring", CLERK))).isEqualTo(Reason.NO_LONGER_OPEN);
        assertThatThrownBy(() -> draws.cancel("spring", CLERK)).hasMessageContaining("allowed: to read the result");
        assertThat(draws.picks("spring", 1)).isEmpty();
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void fewerEntriesThanPrizesAllWinAndWithoutEntriesNobodyDoes() {
        Draw free = Draw.of("free", GOLD, START, END, new Prize("mug", 9)).withWins(2);
        draws.define(free, CLERK);
        enterOften(mei, "free", 2);
        draws.enter(jo, "free", CLERK);
        clock.turnTo(END);

        assertThat(draws.hold("free", CLERK).wins()).isEqualTo(3);
        DrawView empty = draws.hold("spring", CLERK);
        assertThat(empty.state()).isEqualTo(DrawState.DRAWN);
        assertThat(List.of(empty.entries(), empty.picks(), empty.wins())).containsOnly(0L);
        assertThat(new DrawSeed(String.valueOf(empty.seed())).commitment()).isEqualTo(empty.commitment());
    }

    @Test
    void whoHasWonIsPassedOverAHundredAtATimeWhoeverGoesOn() {
        draws.define(Draw.of("free", GOLD, START, END, new Prize("mug", 3)), CLERK);
        enterOften(mei, "free", 250);
        draws.enter(jo, "free", CLERK);
        clock.turnTo(END);

        DrawView begun = draws.hold("free", CLERK);
        long before = draws.picks("free", 0).size();
        sweepByNewNodes();

        DrawView held = view("free");
        assertThat(held.state()).isEqualTo(DrawState.DRAWN);
        assertThat(held.wins()).isEqualTo(2);
        assertThat(held.picks()).isEqualTo(251);
        assertThat(before).isEqualTo(100);
        assertThat(begun.state()).isEqualTo(DrawState.DRAWING);
        assertThat(begun.seed()).isNull();
        List<DrawPick> picks = new ArrayList<>(draws.picks("free", 0));
        picks.addAll(draws.picks("free", 1));
        picks.addAll(draws.picks("free", 2));
        assertThat(picks.stream().map(DrawPick::number))
                .isEqualTo(DrawRules.picks(new DrawSeed(String.valueOf(held.seed())), 251, 251));
        assertThat(picks.stream().filter(pick -> pick.prize() != null).map(DrawPick::customer))
                .containsExactlyInAnyOrder(mei, jo);
    }

    private void sweepByNewNodes() {
        while (node().runDue(1).done() > 0) {
            assertThat(view("spring").draw()).isEqualTo(SPRING);
        }
    }

    @Test
    void aCancelledDrawGivesEveryPointBackOnceIntoTheLotItCameFrom() {
        members.earn(mei, 1_500);
        clock.turnBy(Duration.ofDays(1));
        members.earn(mei, 1_000);
        enterOften(mei, "spring", 230);
        assertThat(members.points(mei)).isEqualTo(200);

        assertThat(draws.cancel("spring", CLERK).state()).isEqualTo(DrawState.CANCELLED);
        assertThat(draws.cancel("spring", CLERK).entries()).isEqualTo(230);
        assertThat(refused(() -> draws.enter(mei, "spring", CLERK))).isEqualTo(Reason.CANCELLED);
        assertThatThrownBy(() -> draws.hold("spring", CLERK)).hasMessageContaining("allowed: another draw");
        sweepByNewNodes();

        assertThat(members.points(mei)).isEqualTo(2_500);
        assertThat(draws.page(mei, PageRequest.first(300)).items())
                .hasSize(230)
                .allMatch(entry -> entry.state() == DrawEntry.State.GIVEN_BACK);
        assertThat(shop.runDue(1_000)).isEqualTo(DueReport.NOTHING);
        assertThat(members.isBalanced()).isTrue();
        clock.turnTo(Instant.parse("2026-04-11T00:00:00Z"));
        assertThat(members.points(mei)).isEqualTo(1_000);
        clock.turnTo(Instant.parse("2026-04-12T00:00:00Z"));
        assertThat(members.points(mei)).isZero();
    }

    @Test
    void anEntryThatCannotBeGivenBackKeepsNoOtherFromIt() {
        members.earn(mei, 20);
        members.earn(jo, 10);
        draws.enter(mei, "spring", CLERK);
        draws.enter(jo, "spring", CLERK);
        draws.enter(mei, "spring", CLERK);
        draws.cancel("spring", CLERK);
        // As if the entry had been damaged: what it would be given back for is not there.
        members.storage.inTransaction(TenantId.DEFAULT, unit -> {
            var second = unit.documents()
                    .find(new DocumentKey("draw-entry", "spring/2"))
                    .orElseThrow();
            unit.documents().update(second.changed("{}", START), second.version());
            return true;
        });

        DueReport report = shop.runDue(100);

        assertThat(report).isEqualTo(new DueReport(3, 0, 1));
        assertThat(members.points(mei)).isEqualTo(20);
        assertThat(members.points(jo)).isZero();
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void aCancelledDrawThatCostNothingHasNothingToDo() {
        draws.define(Draw.of("free", GOLD, START, END, new Prize("mug", 1)), CLERK);
        enterOften(mei, "free", 2);

        draws.cancel("free", CLERK);

        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(view("free").entries()).isEqualTo(2);
    }

    @Test
    void manyAtOnceGetOneNumberEachAndNoneIsMissing() throws Exception {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            customers.add(members.register("c" + i));
            members.earn(customers.get(i), 10);
        }

        List<Long> numbers = together(customers);

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 64).boxed().toList());
        assertThat(view("spring").entries()).isEqualTo(64);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void aCustomerEntersAsOftenAsOneCanHoweverManyTryAtOnce() throws Exception {
        draws.define(Draw.of("five", GOLD, START, END, new Prize("mug", 1)).withLimit(5), CLERK);
        List<CustomerId> same = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            same.add(mei);
        }
        assertThat(together(same, "five")).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    private List<Long> together(List<CustomerId> customers) throws Exception {
        return together(customers, "spring");
    }

    private List<Long> together(List<CustomerId> customers, String draw) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(customers.size());
        CountDownLatch ready = new CountDownLatch(customers.size());
        List<Future<Long>> futures = new ArrayList<>();
        for (CustomerId customer : customers) {
            futures.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                try {
                    return draws.enter(customer, draw, CLERK).number();
                } catch (RejectedException e) {
                    assertThat(((DrawRefused) e.rejection()).reason()).isEqualTo(Reason.CUSTOMER_LIMIT);
                    return 0L;
                }
            }));
        }
        List<Long> numbers = new ArrayList<>();
        for (Future<Long> future : futures) {
            numbers.add(future.get());
        }
        threads.shutdownNow();
        numbers.removeIf(number -> number == 0);
        return numbers;
    }

    @Test
    void entriesAndLimitsOfMergedCustomersAreThoseOfOnePerson() {
        draws.define(SPRINGLIKE.withLimit(3), CLERK);
        members.earn(mei, 20);
        members.earn(jo, 20);
        enterOften(mei, "two", 2);

        shop.loyaltyMerges().merge("case-1", mei, jo, CLERK);
        DrawEntry third = draws.enter(mei, "two", CLERK);

        assertThat(third.customer()).isEqualTo(jo);
        assertThat(refused(() -> draws.enter(jo, "two", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
        assertThat(numbers(jo)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(mei)).containsExactly(1L, 2L, 3L);
        shop.loyaltyMerges().undo("case-1", CLERK);
        assertThat(numbers(mei)).containsExactly(1L, 2L);
        assertThat(numbers(jo)).containsExactly(3L);

        draws.cancel("two", CLERK);
        sweep();
        assertThat(members.points(mei) + members.points(jo)).isEqualTo(40);
        assertThat(members.points(mei)).isEqualTo(20);
        assertThat(members.isBalanced()).isTrue();
    }

    private static final Draw SPRINGLIKE =
            Draw.of("two", GOLD, START, END, new Prize("mug", 2)).withPrice(10);

    @Test
    void whoWereMergedWinAsOneAndPointsGoBackToWhoHasThem() {
        draws.define(SPRINGLIKE, CLERK);
        members.earn(mei, 20);
        members.earn(jo, 20);
        draws.enter(mei, "two", CLERK);
        draws.enter(jo, "two", CLERK);
        draws.enter(mei, "spring", CLERK);
        draws.enter(jo, "spring", CLERK);
        shop.loyaltyMerges().merge("case-1", mei, jo, CLERK);

        draws.cancel("spring", CLERK);
        sweep();
        assertThat(members.points(jo)).isEqualTo(20);
        clock.turnTo(END);
        DrawView held = draws.hold("two", CLERK);

        assertThat(held.wins()).isEqualTo(1);
        assertThat(draws.picks("two", 0).stream().map(DrawPick::customer)).containsExactly(jo, jo);
        shop.loyaltyMerges().undo("case-1", CLERK);
        assertThat(members.points(mei)).isEqualTo(10);
        assertThat(members.points(jo)).isEqualTo(10);
        assertThat(members.isBalanced()).isTrue();
    }

    @Test
    void whoIsMergedWhileWinnersAreDrawnHasWonWhatBothHaveWon() {
        draws.define(Draw.of("free", GOLD, START, END, new Prize("mug", 3)), CLERK);
        long late = DrawRules.picks(new DrawSeed(seedOf("free")), 150, 120).get(119);
        for (long number = 1; number <= 150; number++) {
            draws.enter(number == late ? jo : mei, "free", CLERK);
        }
        clock.turnTo(END);
        assertThat(draws.hold("free", CLERK).wins()).isEqualTo(1);

        shop.loyaltyMerges().merge("case-1", mei, jo, CLERK);
        sweep();

        assertThat(view("free").state()).isEqualTo(DrawState.DRAWN);
        assertThat(view("free").wins()).isEqualTo(1);
    }

    @Test
    void pagesOfMergedCustomersGoOnWhereTheyEnded() {
        draws.define(Draw.of("free", GOLD, START, END, new Prize("mug", 1)), CLERK);
        CustomerId kim = members.register("kim");
        for (int i = 0; i < 9; i++) {
            draws.enter(List.of(mei, jo, kim).get(i % 3), "free", CLERK);
            clock.turnBy(Duration.ofSeconds(i % 2));
        }
        shop.loyaltyMerges().merge("case-1", mei, jo, CLERK);
        shop.loyaltyMerges().merge("case-2", jo, kim, CLERK);

        for (int limit : List.of(1, 2, 4, 9, 10)) {
            List<Long> seen = new ArrayList<>();
            PageRequest request = PageRequest.first(limit);
            Page<DrawEntry> page = draws.page(mei, request);
            page.items().forEach(entry -> seen.add(entry.number()));
            while (page.next() != null) {
                page = draws.page(kim, request.after(page.next()));
                page.items().forEach(entry -> seen.add(entry.number()));
            }
            assertThat(seen).as("pages of %s", limit).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        }
    }

    @Test
    void everyStepIsAnEvent() {
        members.earn(mei, 10);
        DrawEntry entry = draws.enter(mei, "spring", CLERK);
        draws.define(SPRINGLIKE, CLERK);
        members.earn(mei, 10);
        DrawEntry other = draws.enter(mei, "two", CLERK);
        draws.cancel("two", CLERK);
        sweep();
        clock.turnTo(END);
        String seed = String.valueOf(draws.hold("spring", CLERK).seed());

        assertThat(bodies(new AggregateRef("draw", "spring")))
                .containsExactly(
                        new DrawEvent.DrawDefined(
                                "spring", GOLD, 10, START, END, view("spring").commitment()),
                        new DrawEvent.DrawHeld("spring", 1, 1, seed));
        assertThat(bodies(new AggregateRef("draw-entry", entry.id())))
                .containsExactly(
                        new DrawEvent.DrawEntered("spring", 1, 10), new DrawEvent.DrawWon("spring", 1, "car", mei));
        assertThat(bodies(new AggregateRef("draw", "two"))).endsWith(new DrawEvent.DrawCancelled("two", 1));
        assertThat(bodies(new AggregateRef("draw-entry", other.id())))
                .endsWith(new DrawEvent.DrawPointsGivenBack("two", 1, 10));
        Set<String> timeline = new TreeSet<>();
        shop.customers().timeline(mei, PageRequest.first(50)).items().stream()
                .filter(event -> event.body() instanceof DrawEvent)
                .forEach(event -> timeline.add(event.body().getClass().getSimpleName()));
        assertThat(timeline).containsExactly("DrawEntered", "DrawPointsGivenBack", "DrawWon");
    }

    private List<EventBody> bodies(AggregateRef aggregate) {
        return shop.events().history(aggregate).stream().map(Event::body).toList();
    }

    @Test
    void whatMakesNoDrawIsRefused() {
        assertThatThrownBy(() -> Draw.of("d", GOLD, END, END, new Prize("mug", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("draw.until");
        assertThatThrownBy(() -> Draw.of("d", GOLD, START, END)).hasMessageContaining("draw.pieces");
        assertThatThrownBy(() -> Draw.of("d", GOLD, START, END, new Prize("mug", 1), new Prize("mug", 2)))
                .hasMessageContaining("each id once");
        assertThatThrownBy(() -> Draw.of("d", GOLD, START, END, new Prize("a", 10_000), new Prize("b", 1)))
                .hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> SPRING.withPrice(-1)).hasMessageContaining("draw.price");
        assertThatThrownBy(() -> SPRING.withLimit(0)).hasMessageContaining("draw.perCustomer");
        assertThatThrownBy(() -> SPRING.withWins(0)).hasMessageContaining("draw.winsPerCustomer");
    }

    @Test
    void whatIsStoredStaysReadable() {
        assertReads(SPRING.withLimit(2).withTier(new TierCondition("club", "Silver")), Draw.class, """
                {"id":"spring","programme":"gold","from":"2026-01-10T12:00:00Z","until":"2026-01-17T12:00:00Z","price":10,\
                "perCustomer":2,"tier":{"programme":"club","level":"Silver"},\
                "prizes":[{"id":"car","pieces":1},{"id":"mug","pieces":2}],"winsPerCustomer":1}""");
        CustomerId somebody = new CustomerId(new UUID(1, 2));
        String id = "00000000-0000-0001-0000-000000000002";
        assertReads(
                new DrawEntry("e-1", "spring", 3, somebody, 10, DrawEntry.State.WON, "mug", START),
                DrawEntry.class,
                """
                {"id":"e-1","draw":"spring","number":3,"customer":"%s","points":10,"state":"WON","prize":"mug",\
                "at":"2026-01-10T12:00:00Z"}""".formatted(id));
        assertReads(
                new DrawPicks(List.of(new DrawPick(3, somebody, "mug"), new DrawPick(4, somebody, null))),
                DrawPicks.class,
                """
                {"picks":[{"number":3,"customer":"%s","prize":"mug"},{"number":4,"customer":"%s"}]}""".formatted(id, id));
        assertReads(new DrawRun("spring", DrawState.CANCELLED, "ab", 7, 5, 0), DrawRun.class, """
                {"draw":"spring","state":"CANCELLED","commitment":"ab","entries":7,"walked":5,"wins":0}""");
        assertReads(new DrawSeed("ab".repeat(32)), DrawSeed.class, "{\"hex\":\"" + "ab".repeat(32) + "\"}");
        assertReads(
                new DrawView(Draw.of("d", GOLD, START, END, new Prize("mug", 1)), DrawState.OPEN, "ab", 7, 0, 0, null),
                DrawView.class,
                """
                {"draw":{"id":"d","programme":"gold","from":"2026-01-10T12:00:00Z","until":"2026-01-17T12:00:00Z","price":0,\
                "prizes":[{"id":"mug","pieces":1}],"winsPerCustomer":1},"state":"OPEN","commitment":"ab","entries":7,\
                "picks":0,"wins":0}""");

        assertThat(EventBodies.decode("draw-entered", "{\"draw\":\"spring\",\"number\":3,\"points\":10}"))
                .isEqualTo(new DrawEvent.DrawEntered("spring", 3, 10));
        assertThat(EventBodies.decode(
                        "draw-won", "{\"draw\":\"spring\",\"number\":3,\"prize\":\"mug\",\"winner\":\"" + id + "\"}"))
                .isEqualTo(new DrawEvent.DrawWon("spring", 3, "mug", somebody));
        assertThat(EventBodies.decode("draw-held", "{\"draw\":\"spring\",\"entries\":7,\"wins\":3,\"seed\":\"ab\"}"))
                .isEqualTo(new DrawEvent.DrawHeld("spring", 7, 3, "ab"));
        assertThat(EventBodies.decode("draw-cancelled", "{\"draw\":\"spring\",\"entries\":7}"))
                .isEqualTo(new DrawEvent.DrawCancelled("spring", 7));
        assertThat(EventBodies.decode("draw-points-given-back", "{\"draw\":\"spring\",\"number\":3,\"points\":10}"))
                .isEqualTo(new DrawEvent.DrawPointsGivenBack("spring", 3, 10));
        assertThat(EventBodies.decode(
                        "draw-defined",
                        "{\"draw\":\"spring\",\"programme\":\"gold\",\"price\":10,\"from\":\"2026-01-10T12:00:00Z\","
                                + "\"until\":\"2026-01-17T12:00:00Z\",\"commitment\":\"ab\"}"))
                .isEqualTo(new DrawEvent.DrawDefined("spring", GOLD, 10, START, END, "ab"));
    }

    private static <T> void assertReads(T value, Class<T> type, String json) {
        assertThat(CrmJson.mapper().writeValueAsString(value)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, type)).isEqualTo(value);
    }
}
