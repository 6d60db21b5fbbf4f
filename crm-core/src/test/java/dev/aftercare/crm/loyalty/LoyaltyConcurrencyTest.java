package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoyaltyConcurrencyTest {

    private static final int THREADS = 64;

    @Test
    void manyThatSpendTheSamePointsSpendExactlyWhatIsThere() throws Exception {
        LoyalShop shop = new LoyalShop();
        for (int i = 0; i < 100; i++) {
            shop.earn(10);
        }
        Queue<Object> refusals = new ConcurrentLinkedQueue<>();

        // 64 threads want 20 times 7 points each: 8,960 of 1,000.
        List<Long> spent = together(() -> {
            long sum = 0;
            for (int i = 0; i < 20; i++) {
                try {
                    sum += shop.redeem(7).points();
                } catch (RejectedException e) {
                    refusals.add(e.rejection());
                }
            }
            return sum;
        });

        assertThat(spent.stream().mapToLong(Long::longValue).sum()).isEqualTo(994);
        assertThat(refusals).hasSize(THREADS * 20 - 142).allMatch(new NotEnoughPoints(7, 6)::equals);
        assertThat(shop.redeem(6).balance()).isZero();
        assertThat(shop.loyalty.verify(shop.customer, GOLD)).isEqualTo(new LedgerCheck(243, List.of()));
        assertThat(shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void anOrderSentByManyAtOnceEarnsOnce() throws Exception {
        LoyalShop shop = new LoyalShop();
        Purchase order = shop.order("O-1", "25");

        List<Receipt> receipts = together(() -> shop.loyalty.earnFor(GOLD, order, CLERK));

        assertThat(receipts).hasSize(THREADS).containsOnly(receipts.get(0));
        assertThat(shop.entries()).hasSize(1);
    }

    @Test
    void aKeySentByManyAtOnceCountsOnce() throws Exception {
        LoyalShop shop = new LoyalShop();

        List<Receipt> receipts = together(() -> shop.loyalty.earn(shop.customer, GOLD, 10, GIFT, CLERK.once("k1")));

        assertThat(receipts).hasSize(THREADS).containsOnly(receipts.get(0));
        assertThat(shop.balance().available()).isEqualTo(10);
    }

    @Test
    void aFirstPostingThatLosesToItsTwinIsRunAgain() {
        InMemoryStorage storage = new InMemoryStorage();
        LateSight late = new LateSight(storage);
        LoyalShop shop = new LoyalShop(late);
        shop.earn(100);

        late.blindFor(1);
        assertThat(shop.earn(10).balance()).isEqualTo(110);
        assertThat(late.transactionsSinceBlind()).isEqualTo(2);
    }

    @Test
    void anOrderThatLosesToItsTwinIsRunAgainAndFindsItsAward() {
        LateSight late = new LateSight(new InMemoryStorage());
        LoyalShop shop = new LoyalShop(late);
        Purchase tiny = shop.order("O-1", "0.50");
        Receipt first = shop.loyalty.earnFor(GOLD, tiny, CLERK);

        late.blindFor(1);
        assertThat(shop.loyalty.earnFor(GOLD, tiny, CLERK)).isEqualTo(first);
        assertThat(late.transactionsSinceBlind()).isEqualTo(2);
    }

    @Test
    void whoAlwaysLosesIsToldOfTheConflict() {
        LateSight late = new LateSight(new InMemoryStorage());
        LoyalShop shop = new LoyalShop(late);
        shop.earn(100);

        late.blindFor(1_000);
        assertThatThrownBy(() -> shop.earn(10)).isInstanceOf(ConflictException.class);
        late.blindFor(0);
        assertThat(shop.balance().balance()).isEqualTo(100);
    }

    private static <T> List<T> together(Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<T>> futures = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
