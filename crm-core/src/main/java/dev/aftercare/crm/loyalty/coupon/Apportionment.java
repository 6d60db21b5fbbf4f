package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides money among weights, in proportion and to the last cent: each part is rounded down, and the cents that are left go to the
 * parts that lost most, of equals to the first (Hamilton's method). A part never exceeds its weight as long as the money does not
 * exceed the sum.
 */
final class Apportionment {

    private Apportionment() {}

    static List<Money> of(Money money, List<Money> weights) {
        int scale = money.amount().scale();
        BigInteger whole = money.amount().unscaledValue();
        List<BigInteger> shares =
                weights.stream().map(weight -> weight.amount().unscaledValue()).toList();
        BigInteger sum = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return weights.stream().map(weight -> Money.zero(money.currency())).toList();
        }
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        BigInteger rest = whole;
        for (BigInteger share : shares) {
            BigInteger[] divided = whole.multiply(share).divideAndRemainder(sum);
            parts.add(divided[0]);
            lost.add(divided[1]);
            rest = rest.subtract(divided[0]);
        }
        // Stable, so that of equals the first comes first; fewer cents are left than parts lost something.
        List<Integer> places = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> lost.get(place)).reversed())
                .toList();
        for (int i = 0; i < rest.intValueExact(); i++) {
            int place = places.get(i);
            parts.set(place, parts.get(place).add(BigInteger.ONE));
        }
        return parts.stream()
                .map(part -> new Money(new BigDecimal(part, scale), money.currency()))
                .toList();
    }
}
