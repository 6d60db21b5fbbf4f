package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Points for what an order of the rate's currency comes to, made whole as the rate says.
 *
 * @param rate what money is worth
 * @param basis what counts as the amount
 * @param multipliers by the category of a line: what its amount counts for, as in {@link EarningRule}
 */
public record PerAmount(Rate rate, Basis basis, Map<String, BigDecimal> multipliers) implements Effect {

    /** Checks and copies the parts. */
    public PerAmount {
        Input.present("perAmount.rate", rate);
        Input.present("perAmount.basis", basis);
        multipliers = EarningRule.checked(multipliers);
    }

    /**
     * Points for everything that the lines cost.
     *
     * @param rate what money is worth
     * @return the effect
     */
    public static PerAmount of(Rate rate) {
        return new PerAmount(rate, Basis.GROSS, Map.of());
    }

    /**
     * The same for other amounts.
     *
     * @param other what counts
     * @return the effect
     */
    public PerAmount on(Basis other) {
        return new PerAmount(rate, other, multipliers);
    }

    @Override
    public int turn() {
        return 0;
    }

    @Override
    public Optional<String> currency() {
        return Optional.of(rate.per().currency().getCurrencyCode());
    }

    @Override
    public String words() {
        return rate.toString();
    }
}
