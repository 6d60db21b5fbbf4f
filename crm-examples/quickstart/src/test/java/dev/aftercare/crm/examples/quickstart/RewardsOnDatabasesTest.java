package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.credit.GiftCard;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.CrmStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What there is only so often is given out exactly so often, by many threads at once, with the retries that a shop has by default. */
class RewardsOnDatabasesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause GIFT = new Cause("gift", "test");
    private static final int THREADS = 64;

    @Test
    void onH2() throws Exception {
        proveOn(JdbcStorage.inMemory("rewards").build());
    }

    @Test
    void onPostgres() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            proveOn(JdbcStorage.own(server.getPostgresDatabase()).build());
        }
    }

    private static void proveOn(CrmStorage storage) throws Exception {
        try (Crm crm = Crm.on(storage)) {
            Shop shop = crm.shop();
            aSingleUseCodeIsUsedOnce(shop);
            aCampaignOfTwentyUsesIsUsedTwentyTimes(shop);
            aHotRewardIsNeverSoldTwice(shop);
            aGiftCardIsNeverOverspent(shop);
        }
    }

    private static void aSingleUseCodeIsUsedOnce(Shop shop) throws Exception {
        String code = code(shop, CouponCampaign.of("single", Discount.percent("10")));

        assertThat(successes(THREADS, i -> use(shop, "single-" + i, code))).isEqualTo(1);
    }

    private static void aCampaignOfTwentyUsesIsUsedTwentyTimes(Shop shop) throws Exception {
        CouponCampaign campaign = CouponCampaign.of("twenty", Discount.percent("10"));
        String code = code(shop, campaign.withLimits(new CouponLimits(1_000, 20L, null)));

        assertThat(successes(THREADS, i -> use(shop, "twenty-" + i, code))).isEqualTo(20);
    }

    /** As a shop sees it: many customers, one item. */
    private static void aHotRewardIsNeverSoldTwice(Shop shop) throws Exception {
        ProgrammeId gold = new ProgrammeId("gold");
        Rate rate = Rate.of(1, Money.of("1", "EUR"));
        shop.loyalty().define(Programme.builder("gold").earning(rate).build(), CLERK);
        List<CustomerId> customers = IntStream.range(0, THREADS)
                .mapToObj(i -> shop.customers()
                        .register(Identity.shopUser("hot-" + i), CLERK)
                        .id())
                .toList();
        customers.forEach(customer -> shop.loyalty().earn(customer, gold, 100, GIFT, CLERK));
        shop.rewards().define(Reward.of("mug", gold, 60), CLERK);
        shop.rewards().restock("mug", 25, CLERK);

        assertThat(successes(THREADS, i -> shop.rewards().redeem(customers.get(i), "mug", CLERK)))
                .isEqualTo(25);
        assertThat(shop.rewards().left("mug")).isZero();
        long points = customers.stream()
                .mapToLong(customer -> shop.loyalty().balance(customer, gold).available())
                .sum();
        assertThat(points).isEqualTo(THREADS * 100L - 25 * 60L);
        assertThat(shop.loyalty().verifyBooks(gold).balanced()).isTrue();
    }

    /** One card has one balance, so all who spend it meet in it: eight at once, more than a card ever sees. */
    private static void aGiftCardIsNeverOverspent(Shop shop) throws Exception {
        GiftCard card = shop.credit().issueCard(Money.of("50", "EUR"), null, GIFT, CLERK);
        String code = card.code().printed();

        long spent = successes(8, i -> shop.credit().redeemCard(code, Money.of("20", "EUR"), GIFT, CLERK));

        assertThat(spent).isEqualTo(2);
        assertThat(shop.credit().cardBalance(code)).isEqualTo(Money.of("10", "EUR"));
        assertThat(shop.credit().verify(card.account()).problems()).isEmpty();
    }

    private static String code(Shop shop, CouponCampaign campaign) {
        shop.coupons().define(campaign, CLERK);
        return shop.coupons()
                .issue(campaign.id(), 1, null, CLERK)
                .codes()
                .get(0)
                .printed();
    }

    private static void use(Shop shop, String checkout, String code) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));
        shop.coupons().reserve(checkout, List.of(code), null, lines, Duration.ofMinutes(5), CLERK);
        shop.coupons().confirm(checkout, CLERK);
    }

    /** A refusal is no success; anything else that is thrown fails the test. */
    private static long successes(int count, IntConsumer work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch ready = new CountDownLatch(count);
            List<Future<Boolean>> futures = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        try {
                            work.accept(i);
                            return true;
                        } catch (RejectedException e) {
                            return false;
                        }
                    }))
                    .toList();
            long successes = 0;
            for (Future<Boolean> future : futures) {
                successes += future.get() ? 1 : 0;
            }
            return successes;
        } finally {
            threads.shutdownNow();
        }
    }
}
