package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.TimeSpan;
import java.math.BigDecimal;
import java.util.List;

/** What counts for a level, added up over spans of time. */
@FunctionalInterface
public interface QualifyingSums {

    /**
     * Adds up.
     *
     * @param spans over which time, at most {@value TimeSpan#MAX_AT_ONCE}
     * @return one sum per span, in the order of the spans
     */
    List<BigDecimal> over(List<TimeSpan> spans);

    /**
     * The sums of facts that are at hand.
     *
     * @param facts what counts, in any order
     * @return their sums
     */
    static QualifyingSums of(List<Contribution> facts) {
        return spans -> spans.stream()
                .map(span -> facts.stream()
                        .filter(fact -> span.contains(fact.at()))
                        .map(Contribution::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
    }
}
