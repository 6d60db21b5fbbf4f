package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.loyalty.PointsPayment;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.math.BigDecimal;
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

    private Facts() {}

    static List<Contribution> read(UnitOfWork unit, CustomerId customer, Qualification qualification, Instant from) {
        ProgrammeId points = qualification.points();
        return points != null
                ? earned(unit, customer, points, from)
                : Contributions.of(qualification, purchases(unit, customer, from), id -> original(unit, id));
    }

    private static List<Contribution> earned(
            UnitOfWork unit, CustomerId customer, ProgrammeId programme, Instant from) {
        List<Contribution> facts = new ArrayList<>();
        Optional<PointsAccount> account = unit.points().find(customer, programme);
        long before = Long.MAX_VALUE;
        boolean more = account.isPresent();
        while (more) {
            List<PointsEntry> entries =
                    unit.points().entries(account.orElseThrow().id(), before, PAGE);
            for (PointsEntry entry : entries) {
                before = entry.sequence();
                boolean counts = entry.kind() == EntryKind.EARN
                        && !entry.cause().kind().equals(PointsPayment.GIVEN_BACK)
                        && !entry.at().isBefore(from);
                if (counts) {
                    facts.add(new Contribution(entry.at(), BigDecimal.valueOf(entry.points())));
                }
            }
            more = entries.size() == PAGE && !entries.get(PAGE - 1).at().isBefore(from);
        }
        return facts;
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
