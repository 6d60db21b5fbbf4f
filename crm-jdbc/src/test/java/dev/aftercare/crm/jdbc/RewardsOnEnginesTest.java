package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.coupon.CouponCampaign;
import dev.aftercare.crm.loyalty.coupon.CouponLimits;
import dev.aftercare.crm.loyalty.coupon.Discount;
import dev.aftercare.crm.loyalty.credit.CreditBooks;
import dev.aftercare.crm.loyalty.credit.GiftCard;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What there is only so often is given out exactly so often, by many threads at once, with the retries that a shop has by default. */
class RewardsOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause GIFT = new Cause("gift", "test");
    private static final int THREADS = 64;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whatThereIsOnlySoOftenIsGivenOutSoOften(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            Crm crm = Crm.on(JdbcStorage.own(one).build());
            Crm other = Crm.on(JdbcStorage.own(two).build());
            List<Shop> nodes = List.of(crm.shop(), other.shop());
            aSingleUseCodeIsUsedOnce(nodes);
            aCampaignOfTwentyUsesIsUsedTwentyTimes(nodes);
            aListOfCodesIsIssuedOnce(nodes);
            aCustomerUsesACampaignAsOftenAsOneMay(nodes);
            aHotRewardIsNeverSoldTwice(nodes);
            aCustomerHasARewardAsOftenAsOneMay(nodes);
            aGiftCardIsNeverOverspent(nodes);
        }
    }

    private static void aSingleUseCodeIsUsedOnce(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        String code = code(shop, CouponCampaign.of("single", Discount.percent("10")));

        assertThat(successes(THREADS, i -> use(nodes.get(i % 2), "single-" + i, null, code)))
                .isEqualTo(1);
    }

    private static void aCampaignOfTwentyUsesIsUsedTwentyTimes(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        CouponCampaign campaign = CouponCampaign.of("twenty", Discount.percent("10"));
        String code = code(shop, campaign.withLimits(new CouponLimits(1_000, 20L, null)));

        assertThat(successes(THREADS, i -> use(nodes.get(i % 2), "twenty-" + i, null, code)))
                .isEqualTo(20);
    }

    /** Eight clerks bring one list, half of them from its end, and meet in every code of it. */
    private static void aListOfCodesIsIssuedOnce(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        shop.coupons().define(CouponCampaign.of("leaflet", Discount.percent("10")), CLERK);
        List<String> list = IntStream.range(0, 40).mapToObj(i -> "LEAFLET-" + i).toList();
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);

        assertThat(successes(
                        8,
                        i -> nodes.get(i % 2)
                                .coupons()
                                .issueOwn("leaflet", i < 4 ? list : reversed, null, null, CLERK)))
                .isEqualTo(1);
        for (String code : list) {
            use(nodes.get(1), code, null, code);
        }
    }

    /** Each code has uses enough: it is the customer's own limit that eight checkouts meet in. */
    private static void aCustomerUsesACampaignAsOftenAsOneMay(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        CustomerId customer =
                shop.customers().register(Identity.shopUser("greedy"), CLERK).id();
        CouponCampaign campaign = CouponCampaign.of("greedy", Discount.percent("10"));
        String code = code(shop, campaign.withLimits(new CouponLimits(1_000, null, 3L)));

        assertThat(successes(8, i -> use(nodes.get(i % 2), "greedy-" + i, customer, code)))
                .isEqualTo(3);
    }

    private static void aCustomerHasARewardAsOftenAsOneMay(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        ProgrammeId gold = new ProgrammeId("gold");
        CustomerId customer =
                shop.customers().register(Identity.shopUser("collector"), CLERK).id();
        shop.loyalty().earn(customer, gold, 100, GIFT, CLERK);
        shop.rewards().define(Reward.of("pin", gold, 5).withLimit(2), CLERK);
        shop.rewards().restock("pin", 25, CLERK);

        assertThat(successes(8, i -> nodes.get(i % 2).rewards().redeem(customer, "pin", CLERK)))
                .isEqualTo(2);
        assertThat(shop.rewards().left("pin")).isEqualTo(23);
        assertThat(shop.loyalty().balance(customer, gold).aside().held()).isEqualTo(10);
        assertThat(shop.loyalty().verifyBooks(gold).balanced()).isTrue();
    }

    /** As a shop sees it: many customers, one item. */
    private static void aHotRewardIsNeverSoldTwice(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
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

        assertThat(successes(THREADS, i -> nodes.get(i % 2).rewards().redeem(customers.get(i), "mug", CLERK)))
                .isEqualTo(25);
        assertThat(shop.rewards().left("mug")).isZero();
        long points = customers.stream()
                .mapToLong(customer -> shop.loyalty().balance(customer, gold).available())
                .sum();
        assertThat(points).isEqualTo(THREADS * 100L - 25 * 60L);
        assertThat(shop.loyalty().verifyBooks(gold).balanced()).isTrue();
    }

    /** One card has one balance, so all who spend it meet in it: eight at once, more than a card ever sees. */
    private static void aGiftCardIsNeverOverspent(List<Shop> nodes) throws Exception {
        Shop shop = nodes.get(0);
        GiftCard card = shop.credit().issueCard(Money.of("50", "EUR"), null, GIFT, CLERK);
        String code = card.code().printed();

        long spent = successes(8, i -> nodes.get(i % 2).credit().redeemCard(code, Money.of("20", "EUR"), GIFT, CLERK));

        assertThat(spent).isEqualTo(2);
        assertThat(shop.credit().cardBalance(code)).isEqualTo(Money.of("10", "EUR"));
        assertThat(shop.credit().verifyBooks("EUR")).matches(CreditBooks::balanced);
    }

    private static String code(Shop shop, CouponCampaign campaign) {
        shop.coupons().define(campaign, CLERK);
        return shop.coupons()
                .issue(campaign.id(), 1, null, CLERK)
                .codes()
                .get(0)
                .printed();
    }

    private static void use(Shop shop, String checkout, @Nullable CustomerId customer, String code) {
        List<PurchaseLine> lines = List.of(new PurchaseLine("A", null, null, 1, Money.of("9.99", "EUR")));
        shop.coupons().reserve(checkout, List.of(code), customer, lines, Duration.ofMinutes(5), CLERK);
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
