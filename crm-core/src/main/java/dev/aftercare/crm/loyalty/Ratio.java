package dev.aftercare.crm.loyalty;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** An exact fraction in its lowest terms: shares of amounts rarely end in decimals, and points are rounded once, from the true value. */
record Ratio(BigInteger over, BigInteger under) {

    static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    Ratio {
        BigInteger common = over.gcd(under);
        if (under.signum() < 0) {
            common = common.negate();
        }
        over = over.divide(common);
        under = under.divide(common);
    }

    static Ratio of(long number) {
        return new Ratio(BigInteger.valueOf(number), BigInteger.ONE);
    }

    static Ratio of(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number;
        return new Ratio(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.over.negate(), other.under));
    }

    Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    Ratio by(Ratio other) {
        return new Ratio(over.multiply(other.under), under.multiply(other.over));
    }

    Ratio orZero() {
        return over.signum() < 0 ? ZERO : this;
    }

    boolean isZero() {
        return over.signum() == 0;
    }

    BigDecimal whole(RoundingMode rounding) {
        return new BigDecimal(over).divide(new BigDecimal(under), 0, rounding);
    }

    /** To 34 digits. */
    BigDecimal decimal() {
        return EarningRule.plain(new BigDecimal(over).divide(new BigDecimal(under), MathContext.DECIMAL128));
    }
}
