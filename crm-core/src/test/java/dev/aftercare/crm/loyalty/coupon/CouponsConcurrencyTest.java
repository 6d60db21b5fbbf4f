package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RejectedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CouponsConcurrencyTest {

    private static final int THREADS = 64;

    private final CouponShop shop = new CouponShop();
    private final Queue<Object> refusals = new ConcurrentLinkedQueue<>();

    @Test
    void aSingleUseCodeIsTakenOnceByManyAtOnce() throws Exception {
        String code = shop.code(tenPercent());

        assertThat(takers(code)).isEqualTo(1);
        assertThat(refusals).hasSize(THREADS - 1).hasOnlyElementsOfType(CouponsRefused.class);
    }

    @Test
    void aCampaignOfTwentyUsesIsUsedTwentyTimesByManyAtOnce() throws Exception {
        String code = shop.code(tenPercent().withLimits(new CouponLimits(1_000, 20L, null)));

        assertThat(takers(code)).isEqualTo(20);
        assertThat(refusals).hasSize(THREADS - 20).hasOnlyElementsOfType(CouponsRefused.class);
    }

    /** Two shops' clerks bring one list from both its ends: each code is issued once, and whoever is late is told which are taken. */
    @Test
    void aListThatManyBringAtOnceIsIssuedOnce() throws Exception {
        shop.coupons.define(tenPercent(), CouponShop.CLERK);
        List<String> list = IntStream.range(0, 50).mapToObj(i -> "LEAFLET" + i).toList();
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);

        long issued = successes(
                i -> shop.coupons.issueOwn("ten", i % 2 == 0 ? list : reversed, null, null, CouponShop.CLERK));

        assertThat(issued).isEqualTo(1);
        List<Integer> all = IntStream.rangeClosed(1, 50).boxed().toList();
        assertThat(refusals).hasSize(THREADS - 1).containsOnly(new CodesTaken(all));
    }

    private long takers(String code) throws Exception {
        return successes(i -> {
            shop.reserve("checkout-" + i, null, code);
            shop.coupons.confirm("checkout-" + i, CouponShop.CLERK);
        });
    }

    private long successes(IntConsumer command) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<Boolean>> futures = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        try {
                            command.accept(i);
                            return true;
                        } catch (RejectedException e) {
                            refusals.add(e.rejection());
                            return false;
                        }
                    }))
                    .toList();
            long taken = 0;
            for (Future<Boolean> future : futures) {
                taken += future.get() ? 1 : 0;
            }
            return taken;
        } finally {
            threads.shutdownNow();
        }
    }
}
