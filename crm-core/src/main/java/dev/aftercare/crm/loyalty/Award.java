package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an order has earned its points in a programme, and how. Kept for as long as the ledger: it is what makes an order earn once,
 * and what was given is never computed again by later rules.
 *
 * @param customer whose order
 * @param purchasedAt when it was placed
 * @param accrual what it earned, by which version of the programme, and why
 * @param receipt what that did to the account
 * @param shares what each article of it came to, and its part in what was earned
 * @param returns what its returns do, by the rules of its time
 * @param uses what it used of caps whose room comes back with its returns; empty if none does
 * @param counted with whom those of a customer count: who had the loyalty of all who were one then; null if that is the customer
 */
public record Award(
        CustomerId customer,
        Instant purchasedAt,
        Accrual accrual,
        Receipt receipt,
        List<OrderShare> shares,
        ReturnPolicy returns,
        List<CapUse> uses,
        @Nullable CustomerId counted) {

    /** Checks the parts. */
    public Award {
        Input.present("award.customer", customer);
        purchasedAt = Input.instant("award.purchasedAt", purchasedAt);
        Input.present(
                "award.accrual.purchase",
                Input.present("award.accrual", accrual).purchase());
        Input.present("award.accrual.total", accrual.total());
        Input.present("award.receipt", receipt);
        shares = List.copyOf(Input.present("award.shares", shares));
        // An award of the time before programmes spoke of returns.
        returns = returns == null ? ReturnPolicy.DEFAULT : returns;
        uses = uses == null ? List.of() : List.copyOf(uses);
    }

    /** With whom what it used of a customer's caps is counted. */
    CustomerId countedWith() {
        return counted == null ? customer : counted;
    }

    /** Which order. */
    PurchaseId purchase() {
        return Input.present("award.accrual.purchase", accrual.purchase());
    }

    /** What it came to. */
    Money total() {
        return Input.present("award.accrual.total", accrual.total());
    }

    /** What points of it are of a use, rounded down. */
    long part(CapUse use, long points) {
        return BigInteger.valueOf(use.points())
                .multiply(BigInteger.valueOf(points))
                .divide(BigInteger.valueOf(Math.max(1, accrual.points())))
                .longValueExact();
    }

    /** Whether an order is the one that this award was made for, as far as the award remembers it. */
    boolean isFor(Purchase purchase) {
        return purchase.customer().equals(customer)
                && purchase.at().equals(purchasedAt)
                && purchase.id().equals(purchase())
                && purchase.total().equals(total());
    }
}
