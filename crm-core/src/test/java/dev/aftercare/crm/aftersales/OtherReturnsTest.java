package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What comes back past the requests. */
class OtherReturnsTest {

    private static final CustomerId MEI = new CustomerId(new UUID(1, 1));

    @Property(tries = 200)
    void whateverComesBackIsNotedUpToWhatWasBoughtAndPaid(@ForAll long seed) {
        Random random = new Random(seed);
        Purchase order = Purchase.sale("1", MEI, Counter.START, lines(random, 3, 6));
        OrderAccount account = OrderAccount.of(order);
        long back = 0;
        Money given = eur("0");
        for (int n = 0; n < 4; n++) {
            Purchase giveBack = Purchase.giveBack(
                    "r-" + n, order.id(), MEI, Counter.START, lines(random, 1 + random.nextInt(2), 4));
            account = OtherReturns.settled(account, order, giveBack);
            back += pieces(giveBack, "a");
            given = given.plus(giveBack.total());
        }

        assertThat(returned(account, order, "a")).isEqualTo(Math.min(back, pieces(order, "a")));
        assertThat(account.refunded()).isLessThanOrEqualTo(account.paid()).isLessThanOrEqualTo(given);
        assertThat(account.lines())
                .allSatisfy(line -> assertThat(line.claimed()).isZero());
    }

    @Property(tries = 200)
    void itMakesNoDifferenceWhetherARequestThatComesToNothingHeldIt(@ForAll long seed) {
        Random random = new Random(seed);
        Purchase order = Purchase.sale("1", MEI, Counter.START, lines(random, 1, 9));
        long bought = order.lines().get(0).quantity();
        long held = 1 + random.nextLong(bought);
        Money amount = OrderAccount.of(order).line(1).share(held, RoundingMode.HALF_UP);
        OrderAccount claimed = OrderAccount.of(order).with(1, line -> line.claim(held, amount));
        OrderAccount free = OrderAccount.of(order);
        for (int n = 0; n < 3; n++) {
            Purchase giveBack = Purchase.giveBack("r-" + n, order.id(), MEI, Counter.START, lines(random, 2, 3));
            claimed = OtherReturns.settled(claimed, order, giveBack);
            free = OtherReturns.settled(free, order, giveBack);
        }

        long some = random.nextLong(held + 1);
        Money share = LineAccount.part(amount, some, held, RoundingMode.HALF_UP);
        LineAccount after =
                claimed.line(1).release(some, share, eur("0")).release(held - some, amount.minus(share), eur("0"));

        assertThat(after.returned()).isEqualTo(free.line(1).returned());
        assertThat(after.claimed()).isZero();
        assertThat(after.elsewhere()).isNull();
        assertThat(after.refunded()).isLessThanOrEqualTo(after.paid());
    }

    @Property(tries = 40)
    void itMakesNoDifferenceWhichReturnsCameBeforeTheirOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Counter some = new Counter();
        Counter other = new Counter();
        Purchase order = Purchase.sale("1", some.customer, Counter.START, lines(random, 3, 6));
        List<Purchase> feed = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            feed.add(Purchase.giveBack(
                    "r-" + n, order.id(), some.customer, Counter.START, lines(random, 1 + random.nextInt(2), 4)));
        }
        List<Purchase> late = new ArrayList<>(feed);
        feed.add(0, order);
        late.add(1 + random.nextInt(4), order);

        record(some, feed);
        record(other, late);
        some.afterSales.delivered(order.id(), Counter.START, Counter.CLERK);
        other.afterSales.delivered(order.id(), Counter.START, Counter.CLERK);

        assertThat(other.afterSales.order(order.id()).lines())
                .isEqualTo(some.afterSales.order(order.id()).lines());
        assertThat(told(other, order)).isEqualTo(told(some, order));
    }

    private static void record(Counter counter, List<Purchase> purchases) {
        for (Purchase it : purchases) {
            Purchase theirs = new Purchase(
                    it.id(), it.kind(), it.original(), counter.customer, it.at(), it.channel(), it.lines());
            counter.shop.purchases().record(theirs, Counter.CLERK);
        }
    }

    private static List<EventBody> told(Counter counter, Purchase order) {
        return counter
                .shop
                .events()
                .history(new AggregateRef("after-sales-order", order.id().value()))
                .stream()
                .map(Event::body)
                .toList();
    }

    private static List<PurchaseLine> lines(Random random, int number, int most) {
        List<PurchaseLine> lines = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            String amount = BigDecimal.valueOf(random.nextInt(3_000), 2).toPlainString();
            lines.add(line(random.nextBoolean() ? "a" : "b", 1L + random.nextInt(most), amount));
        }
        return lines;
    }

    private static long pieces(Purchase purchase, String sku) {
        return purchase.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(PurchaseLine::quantity)
                .sum();
    }

    private static long returned(OrderAccount account, Purchase order, String sku) {
        return account.lines().stream()
                .filter(line -> order.lines().get(line.number() - 1).sku().equals(sku))
                .mapToLong(LineAccount::returned)
                .sum();
    }
}
