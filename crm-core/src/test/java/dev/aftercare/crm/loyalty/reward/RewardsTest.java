package dev.aftercare.crm.loyalty.reward;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static dev.aftercare.crm.loyalty.PointsShop.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.loyalty.Balance;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.PaidPoints;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.reward.RewardOrder.State;
import dev.aftercare.crm.loyalty.reward.RewardRefused.Reason;
import dev.aftercare.crm.loyalty.tier.Qualification;
import dev.aftercare.crm.loyalty.tier.TierCondition;
import dev.aftercare.crm.loyalty.tier.TierLevel;
import dev.aftercare.crm.loyalty.tier.TierProgramme;
import dev.aftercare.crm.loyalty.tier.TierWindow;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.RewardEvent;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardRestocked;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RewardsTest {

    private static final Reward MUG = Reward.of("mug", GOLD, 30);

    private final PointsShop members = new PointsShop();
    private final HandTurnedClock clock = members.clock;
    private final Shop shop = members.shop;
    private final Rewards rewards = shop.rewards();
    private final CustomerId mei = members.register("mei");

    RewardsTest() {
        rewards.define(MUG, CLERK);
    }

    private long points() {
        return members.points(mei);
    }

    private static Reason refused(ThrowingCallable command) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, command);
        return ((RewardRefused) rejected.rejection()).reason();
    }

    @Test
    void aRewardTakesStockAndPointsTogether() {
        members.earn(mei, 50);
        assertThat(rewards.restock("mug", 3, CLERK)).isEqualTo(3);

        RewardOrder order = rewards.redeem(mei, "mug", CLERK);

        assertThat(order.state()).isEqualTo(State.ORDERED);
        assertThat(order.paid().points()).isEqualTo(30);
        assertThat(rewards.left("mug")).isEqualTo(2);
        assertThat(points()).isEqualTo(20);
    }

    @Test
    void whatIsPutInStockIsTold() {
        List<Event> told = new ArrayList<>();
        Shop listening = Crm.builder(members.storage)
                .clock(clock)
                .listener((tenant, event) -> told.add(event))
                .build()
                .shop();

        listening.rewards().restock("mug", 3, CLERK.because("A delivery came").once("k"));
        listening.rewards().restock("mug", 3, CLERK.once("k"));
        listening.rewards().restock("mug", 2, CLERK);

        assertThat(told)
                .extracting(Event::actor, Event::body, Event::reason)
                .containsExactly(
                        tuple(CLERK.actor(), new RewardRestocked("mug", 3), new FreeText("A delivery came")),
                        tuple(CLERK.actor(), new RewardRestocked("mug", 2), null));
    }

    @Test
    void withoutPointsTheStockStaysAndWithoutStockThePointsStay() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 29);
        assertThatThrownBy(() -> rewards.redeem(mei, "mug", CLERK))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NotEnoughPoints(30, 29)));
        assertThat(rewards.left("mug")).isEqualTo(1);
        assertThat(rewards.page(mei, PageRequest.first(10)).items()).isEmpty();

        members.earn(mei, 31);
        rewards.redeem(mei, "mug", CLERK);
        assertThat(refused(() -> rewards.redeem(mei, "mug", CLERK))).isEqualTo(Reason.SOLD_OUT);
        assertThat(points()).isEqualTo(30);
    }

    @Test
    void whatIsCancelledComesBackOnceWithTheExpiriesItHad() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 20);
        clock.turnBy(Duration.ofDays(10));
        members.earn(mei, 20);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);
        Instant first = Instant.parse("2026-04-11T00:00:00Z");
        Instant second = Instant.parse("2026-04-21T00:00:00Z");
        assertThat(order.paid().parts())
                .containsExactly(new PaidPoints.Part(20, first), new PaidPoints.Part(10, second));

        rewards.cancel(order.id(), CLERK);
        rewards.cancel(order.id(), CLERK);

        assertThat(rewards.left("mug")).isEqualTo(1);
        assertThat(points()).isEqualTo(40);
        clock.turnTo(first);
        assertThat(points()).isEqualTo(20);
        clock.turnTo(second);
        assertThat(points()).isZero();
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void pointsWhoseTimeIsOverStayGone() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 20);
        clock.turnBy(Duration.ofDays(10));
        members.earn(mei, 10);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);

        clock.turnTo(Instant.parse("2026-04-11T00:00:00Z"));
        rewards.cancel(order.id(), CLERK);

        assertThat(points()).isEqualTo(10);
        assertThat(rewards.left("mug")).isEqualTo(1);
    }

    @Test
    void whatWasHandedOverIsNotCancelledNorTheOtherWayRound() {
        rewards.restock("mug", 2, CLERK);
        members.earn(mei, 60);
        RewardOrder one = rewards.redeem(mei, "mug", CLERK);
        RewardOrder two = rewards.redeem(mei, "mug", CLERK);
        rewards.fulfil(one.id(), CLERK);
        assertThat(rewards.fulfil(one.id(), CLERK).state()).isEqualTo(State.FULFILLED);
        rewards.cancel(two.id(), CLERK);

        assertThatThrownBy(() -> rewards.cancel(one.id(), CLERK)).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> rewards.fulfil(two.id(), CLERK)).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> rewards.cancel("nobody", CLERK)).isInstanceOf(NotFoundException.class);
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
        rewards.define(MUG.withoutStock().withLimit(1), CLERK);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);
        assertThat(refused(() -> rewards.redeem(mei, "mug", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
        rewards.cancel(order.id(), CLERK);
        rewards.redeem(mei, "mug", CLERK);

        Reward soon = Reward.of("soon", GOLD, 1).withoutStock().withWindow(START.plusSeconds(1), START.plusSeconds(2));
        rewards.define(soon, CLERK);
        assertThat(refused(() -> rewards.redeem(mei, "soon", CLERK))).isEqualTo(Reason.NOT_YET_OFFERED);
        clock.turnBy(Duration.ofSeconds(2));
        assertThat(refused(() -> rewards.redeem(mei, "soon", CLERK))).isEqualTo(Reason.NO_LONGER_OFFERED);

        rewards.define(Reward.of("vip", GOLD, 1).withoutStock().withTier(new TierCondition("club", "Silver")), CLERK);
        // Points that came back do not qualify a second time: still 100 earned.
        assertThat(refused(() -> rewards.redeem(mei, "vip", CLERK))).isEqualTo(Reason.TIER_TOO_LOW);
        members.earn(mei, 1);
        assertThat(rewards.redeem(mei, "vip", CLERK).state()).isEqualTo(State.ORDERED);
    }

    @Test
    void aHotItemIsNeverSoldTwice() throws Exception {
        rewards.restock("mug", 25, CLERK);
        members.earn(mei, 3_000);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch ready = new CountDownLatch(64);
        List<Future<Boolean>> futures = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            futures.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                try {
                    rewards.redeem(mei, "mug", CLERK);
                    return true;
                } catch (RejectedException e) {
                    assertThat(((RewardRefused) e.rejection()).reason()).isEqualTo(Reason.SOLD_OUT);
                    return false;
                }
            }));
        }
        long sold = 0;
        for (Future<Boolean> future : futures) {
            sold += future.get() ? 1 : 0;
        }
        threads.shutdownNow();

        assertThat(sold).isEqualTo(25);
        assertThat(rewards.left("mug")).isZero();
        assertThat(points()).isEqualTo(3_000 - 25 * 30);
    }

    @Test
    void pointsAreHeldUntilTheRewardIsHandedOverAndSpentThen() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 50);

        RewardOrder order = rewards.redeem(mei, "mug", CLERK);
        assertThat(shop.loyalty().balance(mei, GOLD).aside()).isEqualTo(new PointsAside(30, 0, 0));
        // Held points do not expire: they pay although the time of their lot is over.
        clock.turnBy(Duration.ofDays(200));
        shop.runDue(10);
        rewards.fulfil(order.id(), CLERK);

        Balance balance = shop.loyalty().balance(mei, GOLD);
        assertThat(balance.aside()).isEqualTo(PointsAside.NONE);
        assertThat(balance.available()).isZero();
        assertThat(shop.loyalty()
                        .books(GOLD, START, clock.instant().plusSeconds(1))
                        .redeemed())
                .isEqualTo(30);
        assertThat(shop.loyalty()
                        .books(GOLD, START, clock.instant().plusSeconds(1))
                        .issued())
                .isEqualTo(50);
    }

    @Test
    void whatIsBroughtBackGivesStockLimitAndPointsBackOnce() {
        rewards.define(MUG.withLimit(1), CLERK);
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 30);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);
        assertThatThrownBy(() -> rewards.takeBack(order.id(), CLERK)).hasMessageContaining("allowed: fulfil or cancel");
        rewards.fulfil(order.id(), CLERK);

        rewards.takeBack(order.id(), CLERK);
        assertThat(rewards.takeBack(order.id(), CLERK).state()).isEqualTo(State.RETURNED);

        assertThat(points()).isEqualTo(30);
        assertThat(rewards.left("mug")).isEqualTo(1);
        assertThat(rewards.redeem(mei, "mug", CLERK).state()).isEqualTo(State.ORDERED);
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
        assertThatThrownBy(() -> rewards.fulfil(order.id(), CLERK)).hasMessageContaining("redeem anew");
    }

    @Test
    void anOrderThatWaitsTooLongGivesEverythingBackExactlyAtItsEnd() {
        rewards.define(MUG.waiting(Duration.ofDays(2)), CLERK);
        rewards.restock("mug", 2, CLERK);
        members.earn(mei, 60);
        RewardOrder late = rewards.redeem(mei, "mug", CLERK);
        RewardOrder inTime = rewards.redeem(mei, "mug", CLERK);

        clock.turnBy(Duration.ofDays(2).minusSeconds(1));
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        rewards.fulfil(inTime.id(), CLERK);
        clock.turnBy(Duration.ofSeconds(1));
        assertThatThrownBy(() -> rewards.fulfil(late.id(), CLERK)).isInstanceOf(RejectedException.class);
        assertThat(points()).isZero();
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));

        assertThat(rewards.find(late.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(rewards.find(inTime.id()).orElseThrow().state()).isEqualTo(State.FULFILLED);
        assertThat(points()).isEqualTo(30);
        assertThat(rewards.left("mug")).isEqualTo(1);
    }

    @Test
    void nobodyResolvesTheHoldOfARewardButTheReward() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 30);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);

        for (String guess : List.of("reward/" + order.id(), order.id(), "payment/reward/" + order.id())) {
            assertThatThrownBy(() -> shop.loyalty().holds().release(mei, GOLD, guess, CLERK))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void everyStepIsAnEvent() {
        rewards.restock("mug", 1, CLERK);
        members.earn(mei, 30);
        RewardOrder order = rewards.redeem(mei, "mug", CLERK);
        rewards.cancel(order.id(), CLERK);

        List<EventBody> bodies = shop.customers().timeline(mei, PageRequest.first(20)).items().stream()
                .map(Event::body)
                .filter(RewardEvent.class::isInstance)
                .toList();

        assertThat(bodies)
                .containsExactly(new RewardEvent.RewardCancelled("mug", 30), new RewardEvent.RewardOrdered("mug", 30));
    }

    @Test
    void whatIsStoredStaysReadable() {
        Reward reward =
                MUG.withLimit(2).withTier(new TierCondition("club", "Silver")).withWindow(START, null);
        String json = """
                {"id":"mug","programme":"gold","price":30,"stocked":true,"perCustomer":2,\
                "tier":{"programme":"club","level":"Silver"},"from":"2026-01-10T12:00:00Z"}""";
        assertThat(CrmJson.mapper().writeValueAsString(reward)).isEqualTo(json);
        assertThat(CrmJson.mapper().readValue(json, Reward.class)).isEqualTo(reward);

        PaidPoints paid = new PaidPoints(GOLD, List.of(new PaidPoints.Part(30, START)));
        RewardOrder order =
                new RewardOrder("r-1", "mug", 2, new CustomerId(new UUID(1, 2)), State.ORDERED, paid, 5, START, START);
        String stored = """
                {"id":"r-1","reward":"mug","version":2,"customer":"00000000-0000-0001-0000-000000000002","state":"ORDERED",\
                "paid":{"programme":"gold","parts":[{"points":30,"expiresAt":"2026-01-10T12:00:00Z"}]},"cell":5,\
                "at":"2026-01-10T12:00:00Z","until":"2026-01-10T12:00:00Z"}""";
        assertThat(CrmJson.mapper().writeValueAsString(order)).isEqualTo(stored);
        assertThat(CrmJson.mapper().readValue(stored, RewardOrder.class)).isEqualTo(order);

        assertThat(EventBodies.decode("reward-ordered", "{\"reward\":\"mug\",\"points\":30}"))
                .isEqualTo(new RewardEvent.RewardOrdered("mug", 30));
        assertThat(EventBodies.decode("reward-fulfilled", "{\"reward\":\"mug\"}"))
                .isEqualTo(new RewardEvent.RewardFulfilled("mug"));
        assertThat(EventBodies.decode("reward-returned", "{\"reward\":\"mug\",\"points\":30}"))
                .isEqualTo(new RewardEvent.RewardReturned("mug", 30));
        assertThat(EventBodies.decode("reward-cancelled", "{\"reward\":\"mug\",\"points\":30}"))
                .isEqualTo(new RewardEvent.RewardCancelled("mug", 30));
    }
}
