package dev.aftercare.crm.loyalty.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.reward.RewardOrder.State;
import dev.aftercare.crm.loyalty.reward.RewardRefused.Reason;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stock, limits, waiting time and merges of rewards at once: each answer was computed by hand first. */
class RewardStoriesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause GIFT = new Cause("gift", "welcome");
    private static final Duration HOUR = Duration.ofHours(1);

    private final HandTurnedClock clock = new HandTurnedClock(START);
    private final Shop shop =
            Crm.builder(new InMemoryStorage()).clock(clock).build().shop();
    private final Rewards rewards = shop.rewards();
    private final CustomerId anna = register("anna");
    private final CustomerId ben = register("ben");

    RewardStoriesTest() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .expiry(ExpiryRule.days(90))
                                .build(),
                        CLERK);
        shop.loyalty().earn(anna, GOLD, 100, GIFT, CLERK);
        shop.loyalty().earn(ben, GOLD, 100, GIFT, CLERK);
    }

    private CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    private long points(CustomerId customer) {
        return shop.loyalty().balance(customer, GOLD).available();
    }

    private static Rejection refused(ThrowingCallable command) {
        return catchThrowableOfType(RejectedException.class, command).rejection();
    }

    private static Reason reason(ThrowingCallable command) {
        return ((RewardRefused) refused(command)).reason();
    }

    private void mugs(Reward reward, long stock) {
        rewards.define(reward, CLERK);
        rewards.restock("mug", stock, CLERK);
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
    }

    /** The last mug waits for Anna for an hour. At its end she has it no more, and Ben has it once the sweep came by. */
    @Test
    void theLastOneIsTheNextOnesOnceTheSweepCameBy() {
        mugs(Reward.of("mug", GOLD, 30).withLimit(1).waiting(HOUR), 1);
        RewardOrder order = rewards.redeem(anna, "mug", CLERK);
        clock.turnBy(HOUR);

        assertThat(refused(() -> rewards.fulfil(order.id(), CLERK))).isEqualTo(new RewardOrderOver(State.CANCELLED));
        assertThat(reason(() -> rewards.redeem(ben, "mug", CLERK))).isEqualTo(Reason.SOLD_OUT);
        assertThat(shop.runDue(10).done()).isEqualTo(1);
        assertThat(points(anna)).isEqualTo(100);
        RewardOrder bens = rewards.redeem(ben, "mug", CLERK);
        assertThat(reason(() -> rewards.redeem(anna, "mug", CLERK))).isEqualTo(Reason.SOLD_OUT);
        // The limit came back with the rest: what stands in her way now is the stock alone.
        rewards.cancel(bens.id(), CLERK);
        assertThat(rewards.redeem(anna, "mug", CLERK).state()).isEqualTo(State.ORDERED);
    }

    /** Anna's mug waits when she is found to be Ben: one each, so he cannot have another, until hers is cancelled. */
    @Test
    void whatWaitsCountsForTheOneWhoHasTheLoyalty() {
        mugs(Reward.of("mug", GOLD, 30).withLimit(1).waiting(HOUR), 5);
        RewardOrder order = rewards.redeem(anna, "mug", CLERK);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
        assertThat(points(ben)).isEqualTo(170);
        assertThat(reason(() -> rewards.redeem(ben, "mug", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);

        clock.turnBy(HOUR);
        assertThat(shop.runDue(10).done()).isEqualTo(1);
        assertThat(rewards.find(order.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(points(ben)).isEqualTo(200);
        assertThat(rewards.left("mug")).isEqualTo(5);
        RewardOrder bens = rewards.redeem(anna, "mug", CLERK);
        assertThat(bens.customer()).isEqualTo(ben);

        // Parted: Anna has hers of before, all 100, and a limit of her own; Ben has what he took for both.
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(points(anna)).isEqualTo(100);
        assertThat(points(ben)).isEqualTo(70);
        assertThat(rewards.redeem(anna, "mug", CLERK).customer()).isEqualTo(anna);
        assertThat(reason(() -> rewards.redeem(ben, "mug", CLERK))).isEqualTo(Reason.CUSTOMER_LIMIT);
    }

    /** The page of the one who has the loyalty shows the orders of both, under either name, as those of draws and benefits do. */
    @Test
    void theOrdersOfBothAreThoseOfOne() {
        mugs(Reward.of("mug", GOLD, 30), 5);
        String hers = rewards.redeem(anna, "mug", CLERK).id();
        clock.turnBy(HOUR);
        String his = rewards.redeem(ben, "mug", CLERK).id();
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);

        assertThat(rewards.page(ben, PageRequest.first(10)).items())
                .extracting(RewardOrder::id)
                .containsExactly(his, hers);
        assertThat(rewards.page(anna, PageRequest.first(10)).items())
                .extracting(RewardOrder::id)
                .containsExactly(his, hers);
        shop.loyaltyMerges().undo("m", CLERK);
        assertThat(rewards.page(anna, PageRequest.first(10)).items())
                .extracting(RewardOrder::id)
                .containsExactly(hers);
    }

    /** Taken for 30, dearer since, cancelled: 30 come back, and the next one costs 80. */
    @Test
    void aChangedPriceIsForTheNextOne() {
        mugs(Reward.of("mug", GOLD, 30), 5);
        RewardOrder order = rewards.redeem(anna, "mug", CLERK);
        rewards.define(Reward.of("mug", GOLD, 80), CLERK);

        rewards.cancel(order.id(), CLERK);
        assertThat(points(anna)).isEqualTo(100);
        rewards.redeem(anna, "mug", CLERK);
        assertThat(points(anna)).isEqualTo(20);
        assertThat(refused(() -> rewards.redeem(anna, "mug", CLERK))).isEqualTo(new NotEnoughPoints(80, 20));
        assertThat(rewards.left("mug")).isEqualTo(4);
    }

    /** First without end, then of a stock of two: what was taken from no stock goes back to none. */
    @Test
    void whatCameFromNoStockGoesBackToNone() {
        rewards.define(Reward.of("mug", GOLD, 10).withoutStock(), CLERK);
        RewardOrder endless = rewards.redeem(anna, "mug", CLERK);
        mugs(Reward.of("mug", GOLD, 10), 2);
        RewardOrder stocked = rewards.redeem(anna, "mug", CLERK);
        rewards.define(Reward.of("mug", GOLD, 10).withoutStock(), CLERK);

        rewards.cancel(endless.id(), CLERK);
        assertThat(rewards.left("mug")).isEqualTo(1);
        rewards.cancel(stocked.id(), CLERK);
        assertThat(rewards.left("mug")).isEqualTo(2);
    }

    /** It is no longer offered when it is handed over: ordered is ordered. Brought back, it stays out of the catalogue. */
    @Test
    void whatWasOrderedInTimeIsHandedOverAfterTheEnd() {
        mugs(Reward.of("mug", GOLD, 30).withWindow(null, START.plus(HOUR)), 1);
        RewardOrder order = rewards.redeem(anna, "mug", CLERK);
        clock.turnBy(HOUR);

        assertThat(rewards.fulfil(order.id(), CLERK).state()).isEqualTo(State.FULFILLED);
        rewards.takeBack(order.id(), CLERK);
        assertThat(points(anna)).isEqualTo(100);
        assertThat(rewards.left("mug")).isEqualTo(1);
        assertThat(reason(() -> rewards.redeem(anna, "mug", CLERK))).isEqualTo(Reason.NO_LONGER_OFFERED);
    }

    /** Each command under a key: the same again is the first result, another request an error. */
    @Test
    void aKeyIsForOneRequest() {
        rewards.define(Reward.of("mug", GOLD, 30), CLERK);
        rewards.define(Reward.of("cap", GOLD, 10).withoutStock(), CLERK);
        assertThat(rewards.restock("mug", 2, CLERK.once("stock"))).isEqualTo(2);
        assertThat(rewards.restock("mug", 2, CLERK.once("stock"))).isEqualTo(2);
        reused(by -> rewards.restock("mug", 3, by), "stock");
        RewardOrder order = rewards.redeem(anna, "mug", CLERK.once("redeem"));
        assertThat(rewards.redeem(anna, "mug", CLERK.once("redeem"))).isEqualTo(order);
        reused(by -> rewards.redeem(anna, "cap", by), "redeem");
        reused(by -> rewards.redeem(ben, "mug", by), "redeem");
        RewardOrder done = rewards.fulfil(order.id(), CLERK.once("fulfil"));
        RewardOrder back = rewards.takeBack(order.id(), CLERK.once("back"));
        assertThat(rewards.fulfil(order.id(), CLERK.once("fulfil"))).isEqualTo(done);
        assertThat(rewards.takeBack(order.id(), CLERK.once("back"))).isEqualTo(back);
        reused(by -> rewards.cancel(order.id(), by), "back");

        assertThat(rewards.left("mug")).isEqualTo(2);
        assertThat(points(anna)).isEqualTo(100);
    }

    private interface Command {
        void under(By by);
    }

    private static void reused(Command command, String key) {
        assertThatThrownBy(() -> command.under(CLERK.once(key))).isInstanceOf(IdempotencyKeyReusedException.class);
    }
}
