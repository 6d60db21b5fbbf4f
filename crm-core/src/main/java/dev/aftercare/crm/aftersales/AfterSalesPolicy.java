package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shop grants after a sale. Begin with {@link #builder}. A change makes a new version; a request is judged by the version that
 * was in force when it was made, to its end.
 *
 * @param zone where days begin and end
 * @param terms what is granted; for a request the first term counts that covers its kind and reason
 * @param assumedDelivery how many days after the order it counts as delivered if nobody recorded when it was, 0 to 3,650; null if it
 *     counts as not delivered yet
 * @param approval who agrees
 * @param shipping what becomes of the shipping
 * @param rounding how a share of what was paid becomes an amount of money; the last piece of a line always gets what is left of it;
 *     not {@link RoundingMode#UNNECESSARY}
 * @param parcelWithin how long the goods of an agreed request may take to be sent, in elapsed time, before the request is withdrawn
 *     by rule; above zero, at most 3,650 days
 * @param closeAfter how long after it is settled a request is put away by rule, in elapsed time; above zero, at most 3,650 days
 * @param programmes the points programmes that follow what is paid back, at most 20
 */
public record AfterSalesPolicy(
        ZoneId zone,
        List<EligibilityTerm> terms,
        @Nullable Integer assumedDelivery,
        ApprovalMode approval,
        ShippingRefund shipping,
        RoundingMode rounding,
        Duration parcelWithin,
        Duration closeAfter,
        List<ProgrammeId> programmes) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /**
     * What holds unless the shop says otherwise: unused goods come back within 7 days of the delivery without a reason, faulty or wrong
     * ones come back, are exchanged or paid for within 15 days and repaired within 365; days are those of UTC, a person agrees,
     * shipping comes back with the last piece, half cents are rounded up.
     */
    public static final AfterSalesPolicy DEFAULT = builder(ZoneOffset.UTC)
            .term(EligibilityTerm.of(AfterSalesKind.RETURN, AfterSalesReason.NO_REASON)
                    .within(TimeWindow.afterDelivery(7))
                    .inCondition(GoodsCondition.UNOPENED, GoodsCondition.OPENED))
            .term(EligibilityTerm.of(AfterSalesKind.RETURN).within(TimeWindow.afterDelivery(15)))
            .term(EligibilityTerm.of(AfterSalesKind.EXCHANGE).within(TimeWindow.afterDelivery(15)))
            .term(EligibilityTerm.of(AfterSalesKind.REFUND).within(TimeWindow.afterDelivery(15)))
            .term(EligibilityTerm.of(AfterSalesKind.REPAIR).within(TimeWindow.afterDelivery(365)))
            .build();

    /** Checks and copies the parts. */
    public AfterSalesPolicy {
        Input.present("afterSales.zone", zone);
        terms = List.copyOf(Input.atMost("afterSales.terms", terms, 100));
        if (assumedDelivery != null) {
            Input.within("afterSales.assumedDelivery", assumedDelivery, 0, 3_650);
        }
        Input.present("afterSales.approval", approval);
        Input.present("afterSales.shipping", shipping);
        if (Input.present("afterSales.rounding", rounding) == RoundingMode.UNNECESSARY) {
            throw new InvalidInputException("afterSales.rounding", "is no rounding", "any mode but UNNECESSARY");
        }
        delay("afterSales.parcelWithin", parcelWithin);
        delay("afterSales.closeAfter", closeAfter);
        programmes = List.copyOf(Input.atMost("afterSales.programmes", programmes, 20));
        everyTermCanCount(terms);
    }

    /**
     * A builder.
     *
     * @param zone where days begin and end
     * @return the builder, without terms: nothing is granted yet
     */
    public static AfterSalesPolicyBuilder builder(ZoneId zone) {
        return new AfterSalesPolicyBuilder(zone);
    }

    /**
     * The term that counts for a request.
     *
     * @param kind what is asked for
     * @param reason why
     * @return the first that covers both; empty if it is not granted at all
     */
    public Optional<EligibilityTerm> term(AfterSalesKind kind, AfterSalesReason reason) {
        return terms.stream().filter(term -> term.covers(kind, reason)).findFirst();
    }

    private static void everyTermCanCount(List<EligibilityTerm> terms) {
        for (AfterSalesKind kind : AfterSalesKind.values()) {
            Set<AfterSalesReason> open = EnumSet.allOf(AfterSalesReason.class);
            for (EligibilityTerm term : terms) {
                boolean counts = Arrays.stream(AfterSalesReason.values())
                        .anyMatch(reason -> open.contains(reason) && term.covers(kind, reason));
                if (term.kind() == kind && !counts) {
                    throw new InvalidInputException(
                            "afterSales.terms",
                            "has a term for " + kind + " that those before it leave nothing to",
                            "special terms before general ones");
                }
                open.removeIf(reason -> term.covers(kind, reason));
            }
        }
    }

    private static void delay(String field, @Nullable Duration value) {
        Duration delay = Input.present(field, value);
        if (delay.isZero() || delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(field, "is out of range", "above zero, at most 3,650 days");
        }
    }
}
