package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what counts for a level from the facts themselves: purchases, and entries of the points ledger. Nothing is counted up beside
 * them that could drift away from them. The cost follows the number of facts within the window.
 */
final class Facts {

    private static final int PAGE = 200;
    private static final Duration SKEW = Duration.ofDays(1);
    private static final Instant EARLIEST = Input.EARLIEST.plus(SKEW);

    private Facts() {}

    static List<Contribution> read(UnitOfWork unit, CustomerId customer, Qualification qualification, Instant from) {
        ProgrammeId points = qualification.points();
        return points != null
                ? earned(unit, customer, points, qualification.returns(), from)
                : Contributions.of(qualification, purchases(unit, customer, from), id -> original(unit, id));
    }

    private static List<Contribution> earned(
            UnitOfWork unit, CustomerId customer, ProgrammeId programme, ReturnsCount returns, Instant from) {
        Optional<PointsAccount> account = unit.points().find(customer, programme);
        if (account.isEmpty()) {
            return List.of();
        }
        PointsAccountId id = account.get().id();
        return EarnedPoints.of(returns, entries(unit, id, from), sequence -> numbered(unit, id, sequence));
    }

    /** Clocks of several nodes may differ, so an entry a moment older than its elder stands among them; a day is more than enough. */
    private static List<PointsEntry> entries(UnitOfWork unit, PointsAccountId account, Instant from) {
        Instant end = from.isBefore(EARLIEST) ? from : from.minus(SKEW);
        List<PointsEntry> entries = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<PointsEntry> page;
        do {
            page = unit.points().entries(account, before, PAGE);
            for (PointsEntry entry : page) {
                before = entry.sequence();
                if (!entry.at().isBefore(from)) {
                    entries.add(entry);
                }
            }
        } while (page.size() == PAGE && !page.get(PAGE - 1).at().isBefore(end));
        return entries;
    }

    private static Optional<PointsEntry> numbered(UnitOfWork unit, PointsAccountId account, long sequence) {
        return unit.points().entries(account, sequence + 1, 1).stream()
                .filter(entry -> entry.sequence() == sequence)
                .findFirst();
    }

    private static List<Purchase> purchases(UnitOfWork unit, CustomerId customer, Instant from) {
        List<Purchase> purchases = new ArrayList<>();
        PageRequest request = PageRequest.first(PAGE);
        while (true) {
            Page<Purchase> page = unit.purchases().page(customer, request);
            for (Purchase purchase : page.items()) {
                if (purchase.at().isBefore(from)) {
                    return purchases;
                }
                purchases.add(purchase);
            }
            if (page.next() == null) {
                return purchases;
            }
            request = request.after(page.next());
        }
    }

    private static Optional<Purchase> original(UnitOfWork unit, PurchaseId id) {
        return unit.purchases().find(id).filter(found -> found.kind() == PurchaseKind.SALE);
    }
}
