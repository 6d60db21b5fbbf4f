package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
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
