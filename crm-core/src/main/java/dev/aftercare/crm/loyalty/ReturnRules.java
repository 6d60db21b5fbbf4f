package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many points the returns of an order call for. Pure.
 *
 * <p>Everything is computed from what the order earned in its time, as its {@link Award} tells, never from today's rules. What all
 * returns together call for is rounded, and each return calls for what those before it did not: so no sequence of partial returns takes
 * back more than was given, and when everything is back exactly everything is taken. An article is wholly returned when its whole
 * quantity is, whatever was given back for it; before that its share is that of the amount.
 */
public final class ReturnRules {

    private ReturnRules() {}

    /**
     * What the returns of an order call for, one more included.
     *
     * @param articles what has come back in all
     * @param taken points to be taken back in all
     * @param givenBack points that the order was paid with, to be given back in all
     */
    public record Claim(List<ReturnedArticle> articles, long taken, long givenBack) {
        /** Copies the articles. */
        public Claim {
            articles = List.copyOf(articles);
        }
    }

    /**
     * Adds a return.
     *
     * @param award what the order earned
     * @param before what came back before
     * @param now what comes back now, in the order's currency
     * @param paid how many points the order was paid with
     * @return accepted; or rejected with {@link ReturnDoesNotFit}
     */
    public static Decision<Claim> add(Award award, List<ReturnedArticle> before, List<ReturnedArticle> now, long paid) {
        Map<String, OrderShare> shares = new LinkedHashMap<>();
        award.shares().forEach(share -> shares.put(share.sku(), share));
        Map<String, ReturnedArticle> returned = new LinkedHashMap<>();
        before.forEach(article -> returned.put(article.sku(), article));
        for (ReturnedArticle line : now) {
            OrderShare share = shares.get(line.sku());
            if (share == null) {
                return Decision.reject(new ReturnDoesNotFit(line.sku(), "articles of the order"));
            }
            ReturnedArticle all = returned.merge(line.sku(), line, ReturnedArticle::plus);
            if (all.quantity() > share.quantity() || all.amount().compareTo(share.amount()) > 0) {
                String most = share.quantity() + " for " + share.amount().toPlainString() + " over all returns";
                return Decision.reject(new ReturnDoesNotFit(line.sku(), "at most " + most));
            }
        }
        boolean byLine = award.returns().basis() == ReturnPolicy.Basis.BY_LINE;
        RoundingMode rounding = award.returns().rounding();
        long taken = part(shares, returned, byLine).of(award.accrual().points(), rounding);
        long givenBack = part(shares, returned, false).of(paid, rounding);
        return Decision.accept(new Claim(new ArrayList<>(returned.values()), taken, givenBack), List.of());
    }

    private static Part part(Map<String, OrderShare> shares, Map<String, ReturnedArticle> returned, boolean byLine) {
        Part part = Part.NOTHING;
        for (OrderShare share : shares.values()) {
            BigDecimal weight = byLine ? share.counted() : share.amount();
            ReturnedArticle article = returned.get(share.sku());
            part = article == null ? part.kept(weight) : part.returned(weight, share, article);
        }
        boolean everything = shares.values().stream().allMatch(share -> {
            ReturnedArticle article = returned.get(share.sku());
            return article != null && article.quantity() == share.quantity();
        });
        return everything ? part.everything() : part;
    }

    /** A fraction of an order, kept exact: {@code returned / divisor} of {@code total}. */
    private record Part(BigDecimal returned, BigDecimal divisor, BigDecimal total, boolean isEverything) {

        static final Part NOTHING = new Part(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO, false);

        Part kept(BigDecimal weight) {
            return new Part(returned, divisor, total.add(weight), false);
        }

        Part returned(BigDecimal weight, OrderShare share, ReturnedArticle article) {
            if (article.quantity() == share.quantity()) {
                return new Part(returned.add(weight.multiply(divisor)), divisor, total.add(weight), false);
            }
            if (share.amount().signum() == 0) {
                return kept(weight);
            }
            BigDecimal of = weight.multiply(article.amount());
            BigDecimal next = returned.multiply(share.amount()).add(of.multiply(divisor));
            return reduced(next, divisor.multiply(share.amount()), total.add(weight));
        }

        /** Keeps the numbers short where they can be; a quotient that does not end stays a fraction. */
        private static Part reduced(BigDecimal returned, BigDecimal divisor, BigDecimal total) {
            try {
                return new Part(returned.divide(divisor), BigDecimal.ONE, total, false);
            } catch (ArithmeticException endless) {
                return new Part(returned, divisor, total, false);
            }
        }

        Part everything() {
            return new Part(returned, divisor, total, true);
        }

        long of(long points, RoundingMode rounding) {
            if (isEverything) {
                return points;
            }
            if (total.signum() == 0) {
                return 0;
            }
            BigDecimal exact = returned.multiply(BigDecimal.valueOf(points));
            return exact.divide(divisor.multiply(total), 0, rounding).longValueExact();
        }
    }
}
