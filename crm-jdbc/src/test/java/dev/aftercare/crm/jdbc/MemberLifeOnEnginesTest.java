package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.draw.Draw;
import dev.aftercare.crm.loyalty.draw.DrawEntry;
import dev.aftercare.crm.loyalty.draw.DrawPick;
import dev.aftercare.crm.loyalty.draw.DrawRules;
import dev.aftercare.crm.loyalty.draw.DrawSeed;
import dev.aftercare.crm.loyalty.draw.DrawView;
import dev.aftercare.crm.loyalty.draw.Prize;
import dev.aftercare.crm.loyalty.partner.CodeImport;
import dev.aftercare.crm.loyalty.partner.PartnerBenefit;
import dev.aftercare.crm.loyalty.partner.PartnerClaim;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What many want at once, on two nodes, with the retries that a shop has by default: numbers in a draw, codes of a partner. */
class MemberLifeOnEnginesTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause GIFT = new Cause("gift", "test");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final int THREADS = 64;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whatManyWantAtOnceIsGivenOutOnce(Databases database) throws Exception {
        try (HikariDataSource one = database.pool();
                HikariDataSource two = Databases.pool(one, true)) {
            List<Shop> nodes = List.of(node(one), node(two));
            Shop shop = nodes.get(0);
            Rate rate = Rate.of(1, Money.of("1", "EUR"));
            shop.loyalty().define(Programme.builder("gold").earning(rate).build(), CLERK);
            List<CustomerId> customers = IntStream.range(0, THREADS)
                    .mapToObj(i -> customer(shop, "c" + i))
                    .toList();
            everyEntryHasANumberOfItsOwnAndNoneIsMissing(nodes, customers);
            aCustomerEntersAsOftenAsOneCan(nodes, customers.get(0));
            aCancelledDrawGivesEveryPointBackOnce(nodes, customers);
            asManyClaimAsThereAreCodes(nodes, customers);
            aCustomerClaimsAsOftenAsOneMay(nodes, customers.get(0));
            assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
        }
    }

    private Shop node(HikariDataSource source) {
        return Crm.builder(JdbcStorage.own(source).build())
                .clock(now::get)
                .build()
                .shop();
    }

    private void everyEntryHasANumberOfItsOwnAndNoneIsMissing(List<Shop> nodes, List<CustomerId> customers)
            throws Exception {
        Shop shop = nodes.get(0);
        shop.draws().define(draw("raffle").withPrice(10), CLERK);

        List<DrawEntry> entries =
                together(THREADS, i -> nodes.get(i % 2).draws().enter(customers.get(i), "raffle", CLERK));

        assertThat(entries.stream().map(DrawEntry::number))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, THREADS).boxed().toList());
        now.set(END);
        List<DrawView> held = together(8, i -> nodes.get(i % 2).draws().hold("raffle", CLERK));
        assertThat(held).hasSize(8).allMatch(held.get(0)::equals);
        DrawSeed seed = new DrawSeed(Objects.requireNonNull(held.get(0).seed()));
        assertThat(shop.draws().picks("raffle", 0).stream().map(DrawPick::number))
                .isEqualTo(DrawRules.picks(seed, THREADS, 3));
        now.set(START);
    }

    /** Free, so that no lock on the points keeps them apart. */
    private static void aCustomerEntersAsOftenAsOneCan(List<Shop> nodes, CustomerId customer) throws Exception {
        nodes.get(0).draws().define(draw("free").withLimit(3), CLERK);

        assertThat(together(8, i -> nodes.get(i % 2).draws().enter(customer, "free", CLERK)))
                .hasSize(3);
        assertThat(nodes.get(1).draws().find("free").orElseThrow().entries()).isEqualTo(3);
    }

    private static void aCancelledDrawGivesEveryPointBackOnce(List<Shop> nodes, List<CustomerId> customers)
            throws Exception {
        Shop shop = nodes.get(0);
        shop.draws().define(draw("called-off").withPrice(30), CLERK);
        for (CustomerId customer : customers) {
            shop.draws().enter(customer, "called-off", CLERK);
        }
        shop.draws().cancel("called-off", CLERK);

        together(4, i -> nodes.get(i % 2).runDue(1_000));

        for (int i = 0; i < THREADS; i++) {
            assertThat(shop.loyalty().balance(customers.get(i), GOLD).available())
                    .isEqualTo(90);
            assertThat(shop.draws().entry("called-off", i + 1).orElseThrow().state())
                    .isEqualTo(DrawEntry.State.GIVEN_BACK);
        }
    }

    private static void asManyClaimAsThereAreCodes(List<Shop> nodes, List<CustomerId> customers) throws Exception {
        Shop shop = nodes.get(0);
        PartnerBenefit tea = PartnerBenefit.of("tea", "Tea house", "A cup of tea");
        shop.partnerBenefits().define(tea.withPrice(GOLD, 20), CLERK);
        shop.partnerBenefits().importCodes("tea", codes(0, 25), CLERK);

        List<PartnerClaim> claims =
                together(THREADS, i -> nodes.get(i % 2).partnerBenefits().claim(customers.get(i), "tea", CLERK));

        assertThat(claims.stream()
                        .map(claim -> Objects.requireNonNull(claim.code()).value()))
                .containsExactlyInAnyOrderElementsOf(codes(0, 25));
        assertThat(shop.partnerBenefits().left("tea")).isZero();
        long points = customers.stream()
                .mapToLong(customer -> shop.loyalty().balance(customer, GOLD).available())
                .sum();
        assertThat(points).isEqualTo(THREADS * 90L - 25 * 20L);
        assertThat(together(4, i -> nodes.get(i % 2).partnerBenefits().importCodes("tea", codes(20, 40), CLERK)))
                .extracting(CodeImport::added)
                .containsExactlyInAnyOrder(15, 0, 0, 0);
        assertThat(shop.partnerBenefits().left("tea")).isEqualTo(15);
    }

    private static void aCustomerClaimsAsOftenAsOneMay(List<Shop> nodes, CustomerId customer) throws Exception {
        PartnerBenefit gym = PartnerBenefit.of("gym", "Gym", "A day at the gym");
        nodes.get(0).partnerBenefits().define(gym.withoutCodes().withLimit(2), CLERK);

        assertThat(together(8, i -> nodes.get(i % 2).partnerBenefits().claim(customer, "gym", CLERK)))
                .hasSize(2);
    }

    @Test
    void aClaimAsksTheDatabaseAsOftenWhetherThereAreFewCodesOrMany() throws Exception {
        try (WatchedDatabase database = new WatchedDatabase(Databases.H2_MEMORY)) {
            Shop shop = Crm.on(JdbcStorage.own(database.dataSource()).build()).shop();
            CustomerId customer =
                    shop.customers().register(Identity.shopUser("mei"), CLERK).id();
            List<Integer> counts = new ArrayList<>();
            for (int codes : List.of(32, 3_000)) {
                String benefit = "b" + codes;
                shop.partnerBenefits().define(PartnerBenefit.of(benefit, "Tea house", "A cup of tea"), CLERK);
                shop.partnerBenefits().importCodes(benefit, codes(0, codes), CLERK);
                shop.partnerBenefits().claim(customer, benefit, CLERK);
                AtomicInteger statements = new AtomicInteger();
                database.watch(call -> {
                    statements.addAndGet(call.sends() ? 1 : 0);
                    return call.proceed();
                });
                shop.partnerBenefits().claim(customer, benefit, CLERK);
                database.watch(null);
                counts.add(statements.get());
            }

            assertThat(counts.get(0)).isPositive();
            assertThat(counts.get(1)).isEqualTo(counts.get(0));
        }
    }

    private static List<String> codes(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "TEA-" + i).toList();
    }

    private static Draw draw(String id) {
        return Draw.of(id, GOLD, START, END, new Prize("car", 1), new Prize("mug", 2));
    }

    private static CustomerId customer(Shop shop, String name) {
        CustomerId customer =
                shop.customers().register(Identity.shopUser(name), CLERK).id();
        shop.loyalty().earn(customer, GOLD, 100, GIFT, CLERK);
        return customer;
    }

    /** What those got who were not refused; anything else that is thrown fails the test. */
    private static <T> List<T> together(int count, IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch ready = new CountDownLatch(count);
            List<Future<@Nullable T>> futures = IntStream.range(0, count)
                    .mapToObj(i -> threads.<@Nullable T>submit(() -> {
                        ready.countDown();
                        ready.await();
                        try {
                            return work.apply(i);
                        } catch (RejectedException refused) {
                            return null;
                        }
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<@Nullable T> future : futures) {
                T result = future.get();
                if (result != null) {
                    results.add(result);
                }
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
