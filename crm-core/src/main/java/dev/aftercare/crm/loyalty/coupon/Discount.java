package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon takes off the goods it is good for: a share of them, or an amount.
 *
 * @param percent the share in percent, above 0 to 100 with at most 4 decimals; null for an amount
 * @param amount the amount, above zero; null for a share
 * @param atMost the most that a share takes off; null if there is no limit, and for an amount
 * @param rounding how a share becomes money, once per coupon; not {@link RoundingMode#UNNECESSARY}
 */
public record Discount(
        @Nullable BigDecimal percent,
        @Nullable Money amount,
        @Nullable Money atMost,
        RoundingMode rounding) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Checks the parts. */
    public Discount {
        if ((percent == null) == (amount == null)) {
            throw new InvalidInputException("discount", "is unclear", "a percentage or an amount");
        }
        if (percent != null) {
            if (percent.signum() <= 0
                    || percent.compareTo(HUNDRED) > 0
                    || percent.stripTrailingZeros().scale() > 4) {
                throw new InvalidInputException(
                        "discount.percent", "is out of range", "above 0 to 100 with at most 4 decimals");
            }
            percent = percent.stripTrailingZeros();
            percent = percent.scale() < 0 ? percent.setScale(0) : percent;
        }
        positive("discount.amount", amount);
        positive("discount.atMost", atMost);
        if (amount != null && atMost != null) {
            throw new InvalidInputException("discount.atMost", "is given beside an amount", "null");
        }
        if (Input.present("discount.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("discount.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
    }

    /**
     * A share, rounded half up.
     *
     * @param percent in percent, such as {@code "12.5"}
     * @return the discount
     */
    public static Discount percent(String percent) {
        try {
            return new Discount(new BigDecimal(Input.present("percent", percent)), null, null, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("discount.percent", "is not a number", "decimal notation");
        }
    }

    /**
     * An amount; of goods worth less, all they are worth.
     *
     * @param amount how much
     * @return the discount
     */
    public static Discount amount(Money amount) {
        return new Discount(null, Input.present("amount", amount), null, RoundingMode.HALF_UP);
    }

    /**
     * The same share with a limit.
     *
     * @param most the most that it takes off
     * @return the discount
     */
    public Discount upTo(Money most) {
        return new Discount(percent, amount, Input.present("atMost", most), rounding);
    }

    /**
     * The same discount with another rounding.
     *
     * @param mode how a share becomes money
     * @return the discount
     */
    public Discount rounded(RoundingMode mode) {
        return new Discount(percent, amount, atMost, mode);
    }

    /**
     * What it takes off goods; never more than they cost.
     *
     * @param goods what they cost, in a currency that {@link #fits}
     */
    Money of(Money goods) {
        if (amount != null) {
            return amount.compareTo(goods) < 0 ? amount : goods;
        }
        BigDecimal share =
                goods.amount().multiply(Input.present("percent", percent)).movePointLeft(2);
        Money taken = Money.rounded(share, goods.currency(), rounding);
        return atMost != null && atMost.compareTo(taken) < 0 ? atMost : taken;
    }

    /** Whether it can be taken off goods of the currency of this money. */
    boolean fits(Money goods) {
        return sameCurrency(amount, goods) && sameCurrency(atMost, goods);
    }

    private static boolean sameCurrency(@Nullable Money own, Money goods) {
        return own == null || own.currency().equals(goods.currency());
    }

    private static void positive(String field, @Nullable Money money) {
        if (money != null && money.amount().signum() <= 0) {
            throw new InvalidInputException(field, "is not above zero", "an amount above zero");
        }
    }
}
