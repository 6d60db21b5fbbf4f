package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.math.BigDecimal;
import java.util.List;

/**
 * What counts for a level, added up by the store from the facts themselves: purchases, and entries of the points ledger. Nothing is counted
 * up beside them that could drift away from them, and a question is one round trip, however many facts there are.
 */
final class StoredSums implements QualifyingSums {

    private final UnitOfWork unit;
    private final Qualification qualification;

    /** All who are one in the eyes of loyalty: fewer than a store adds up at once. */
    private final List<CustomerId> customers;

    private StoredSums(UnitOfWork unit, Qualification qualification, List<CustomerId> customers) {
        this.unit = unit;
        this.qualification = qualification;
        this.customers = customers;
    }

    static StoredSums of(UnitOfWork unit, Qualification qualification, CustomerId customer) {
        return new StoredSums(unit, qualification, CustomerLinks.all(unit, customer));
    }

    @Override
    public List<BigDecimal> over(List<TimeSpan> spans) {
        ReturnTime time = qualification.returns() == ReturnsCount.AT_ORDER ? ReturnTime.ORIGINAL : ReturnTime.OWN;
        ProgrammeId points = qualification.points();
        return points != null
                ? unit.points().earned(customers, points, spans, time).stream()
                        .map(this::points)
                        .toList()
                : unit.purchases().totals(customers, spans, time).stream()
                        .map(totals -> totals.stream().map(this::worth).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .toList();
    }

    private BigDecimal points(EarnedTotals totals) {
        return BigDecimal.valueOf(totals.earned() - (returnsCount() ? totals.takenBack() : 0));
    }

    private BigDecimal worth(PurchaseTotals totals) {
        if (qualification.measure() == Measure.ORDERS) {
            return BigDecimal.valueOf(totals.sales() - (returnsCount() ? totals.wholeReturns() : 0));
        }
        if (!totals.sold().currency().equals(qualification.currency())) {
            return BigDecimal.ZERO;
        }
        return (returnsCount() ? totals.net() : totals.sold()).amount();
    }

    private boolean returnsCount() {
        return qualification.returns() != ReturnsCount.IGNORED;
    }
}
