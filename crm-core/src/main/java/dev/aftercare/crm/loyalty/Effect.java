package dev.aftercare.crm.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * What a bonus rule gives. Amounts come first, then multipliers, which multiply what amounts gave, then fixed points, which nothing
 * multiplies; within each of these the rules stand in their order.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PerAmount.class, name = "per-amount"),
    @JsonSubTypes.Type(value = Multiplier.class, name = "multiplier"),
    @JsonSubTypes.Type(value = FixedPoints.class, name = "fixed")
})
public sealed interface Effect permits PerAmount, Multiplier, FixedPoints {

    /**
     * In which turn it is computed.
     *
     * @return 0 for amounts, 1 for multipliers, 2 for fixed points
     */
    int turn();

    /**
     * The only currency of the orders that it is for.
     *
     * @return the ISO 4217 code; empty if it is for all, and for activities
     */
    Optional<String> currency();

    /**
     * What it gives, in words.
     *
     * @return such as {@code 1 point per 10.00 CNY, FLOOR}
     */
    String words();
}
