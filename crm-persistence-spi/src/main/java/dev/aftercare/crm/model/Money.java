package dev.aftercare.crm.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money in the scale of its currency (two decimals for EUR, none for JPY). Arithmetic is exact; where
 * digits must go, the caller names the rounding.
 *
 * @param amount the amount, with exactly the currency's default fraction digits; at most 15 digits before the point
 * @param currency an ISO 4217 currency that has a defined scale
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int MAX_INTEGER_DIGITS = 15;

    /** Brings the amount to the currency's scale; digits that would be lost are an error. */
    public Money {
        Input.present("money.currency", currency);
        Input.present("money.amount", amount);
        int scale = currency.getDefaultFractionDigits();
        if (scale < 0) {
            throw new InvalidInputException("money.currency", "has no scale", "a currency that is spent");
        }
        if (amount.stripTrailingZeros().scale() > scale) {
            throw new InvalidInputException(
                    "money.amount", "has too many decimals", scale + " decimals for " + currency.getCurrencyCode());
        }
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new InvalidInputException("money.amount", "is too large", MAX_INTEGER_DIGITS + " integer digits");
        }
        amount = amount.setScale(scale, RoundingMode.UNNECESSARY);
    }

    /**
     * An amount in decimal notation.
     *
     * @param amount for example {@code "12.50"}
     * @param currency an ISO 4217 code, for example {@code "EUR"}
     * @return the money
     * @throws InvalidInputException if either is malformed
     */
    public static Money of(String amount, String currency) {
        try {
            return new Money(new BigDecimal(amount), Currency.getInstance(currency));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("money.amount", "is not a number", "decimal notation");
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("money.currency", "is unknown", "an ISO 4217 code");
        }
    }

    /**
     * An amount brought to the currency's scale by a named rounding.
     *
     * @param amount any decimal number
     * @param currency the currency
     * @param rounding what to do with surplus digits
     * @return the money
     */
    public static Money rounded(BigDecimal amount, Currency currency, RoundingMode rounding) {
        int scale = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(amount.setScale(scale, rounding), currency);
    }

    /**
     * Nothing.
     *
     * @param currency of which currency
     * @return zero
     */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The sum.
     *
     * @param other an amount of the same currency
     * @return this plus other
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * The difference.
     *
     * @param other an amount of the same currency
     * @return this minus other
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /**
     * Whether the amount is below zero.
     *
     * @return true below zero
     */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** Compares amounts of one currency. */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new InvalidInputException(
                    "money.currency", "is " + other.currency.getCurrencyCode(), currency.getCurrencyCode());
        }
        return other;
    }
}
