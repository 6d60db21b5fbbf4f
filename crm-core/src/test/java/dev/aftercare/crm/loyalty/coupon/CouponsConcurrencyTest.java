package dev.aftercare.crm.loyalty.coupon;

import static dev.aftercare.crm.loyalty.coupon.Baskets.tenPercent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RejectedException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private long takers(String code) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<Boolean>> futures = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        try {
                            shop.reserve("checkout-" + i, null, code);
                            shop.coupons.confirm("checkout-" + i, CouponShop.CLERK);
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
