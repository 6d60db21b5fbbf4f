package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GIFT;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static dev.aftercare.crm.loyalty.LoyalShop.MUG;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Random commands on the ledger of some customers. What the rules refuse is refused; everything else is a failure. */
final class LedgerWalk {

    private static final int IDS = 12;

    private final LoyalShop shop;
    private final List<CustomerId> customers;
    private final Random random;
    private boolean merges;
    private int merged;

    LedgerWalk(LoyalShop shop, List<CustomerId> customers, long seed) {
        this.shop = shop;
        this.customers = customers;
        this.random = new Random(seed);
    }

    /** Merges and undoes, too. */
    LedgerWalk withMerges() {
        merges = true;
        return this;
    }

    void turnClock() {
        shop.clock.turnBy(Duration.ofHours(random.nextInt(120)));
        if (random.nextInt(3) == 0) {
            shop.shop.runDue(20);
        }
    }

    void step() {
        try {
            step(any(), 1 + random.nextInt(80), String.valueOf(random.nextInt(IDS)));
        } catch (RejectedException | NotFoundException refused) {
            // The rules may refuse; nothing is changed then, which the checks after each step see.
        } catch (InvalidInputException oneCustomer) {
            // A transfer between customers who were merged.
            if (!merges) {
                throw oneCustomer;
            }
        }
    }

    private void step(CustomerId customer, long points, String id) {
        Loyalty loyalty = shop.loyalty;
        Holds holds = loyalty.holds();
        PendingPoints pending = loyalty.pending();
        Corrections corrections = loyalty.corrections();
        switch (random.nextInt(merges ? 19 : 16)) {
            case 0, 1, 2 -> loyalty.earn(customer, GOLD, points, GIFT, CLERK);
            case 3 -> loyalty.redeem(customer, GOLD, points, MUG, CLERK);
            case 4 -> holds.hold(customer, GOLD, id, points, random.nextBoolean() ? later() : null, MUG, CLERK);
            case 5 -> holds.capture(customer, GOLD, id, held(customer, id), CLERK);
            case 6 -> holds.release(customer, GOLD, id, CLERK);
            case 7 -> pending.earn(customer, GOLD, id, points, later(), GIFT, CLERK);
            case 8 -> pending.cancel(customer, GOLD, id, points, GIFT, CLERK);
            case 9, 10 -> {
                PointsEntry entry = anyEntry(customer);
                long part = 1 + (long) (random.nextDouble() * entry.size());
                ReversalPolicy policy = new ReversalPolicy(any(Shortfall.values()), any(LateReturn.values()));
                corrections.reverse(customer, GOLD, entry.sequence(), part, policy, GIFT, CLERK);
            }
            case 11 ->
                corrections.adjust(
                        customer, GOLD, random.nextBoolean() ? points : -points, any(Shortfall.values()), GIFT, CLERK);
            case 12 -> loyalty.earnFor(GOLD, order(id), CLERK);
            case 13 -> loyalty.returns().take(GOLD, partOf(id), CLERK);
            case 14 -> loyalty.redeemFor(shop.customer, GOLD, new PurchaseId("O-" + id), points, CLERK);
            case 16, 17 -> {
                CustomerId other = any();
                if (!other.equals(customer)) {
                    shop.shop.loyaltyMerges().merge("m" + merged++, customer, other, CLERK);
                }
            }
            case 18 -> shop.shop.loyaltyMerges().undo("m" + random.nextInt(merged + 1), CLERK);
            default -> {
                CustomerId other = any();
                if (!other.equals(customer)) {
                    corrections.transfer(customer, other, GOLD, points, GIFT, CLERK);
                }
            }
        }
    }

    private Purchase order(String id) {
        return Purchase.sale("O-" + id, shop.customer, LoyalShop.START, List.of(line(7, "70.35")));
    }

    private Purchase partOf(String id) {
        PurchaseId order = new PurchaseId("O-" + id);
        PurchaseLine back = line(1 + random.nextInt(3), random.nextInt(30) + ".05");
        return Purchase.giveBack("R-" + random.nextInt(1_000), order, shop.customer, LoyalShop.START, List.of(back));
    }

    private static PurchaseLine line(long quantity, String amount) {
        return new PurchaseLine("sku", null, null, quantity, Money.of(amount, "EUR"));
    }

    /** Other rules from now on; what was given stays as it was. */
    void changeProgramme() {
        ReversalPolicy reversal = new ReversalPolicy(any(Shortfall.values()), any(LateReturn.values()));
        Programme programme = Programme.builder("gold")
                .earning(Rate.of(1L + random.nextInt(3), Money.of("1", "EUR")))
                .expiry(random.nextInt(4) == 0 ? ExpiryRule.never() : ExpiryRule.days(1 + random.nextInt(60)))
                .order(any(RedemptionOrder.values()))
                .returns(new ReturnPolicy(any(ReturnPolicy.Basis.values()), RoundingMode.HALF_UP, reversal))
                .build();
        shop.loyalty.define(programme, CLERK);
    }

    private Instant later() {
        return shop.clock.instant().plus(Duration.ofHours(1 + random.nextInt(400)));
    }

    private long held(CustomerId customer, String id) {
        return shop.loyalty
                .holds()
                .find(customer, GOLD, id)
                .map(state -> 1 + (long) (random.nextDouble() * state.entry().size()))
                .orElse(1L);
    }

    private PointsEntry anyEntry(CustomerId customer) {
        List<PointsEntry> entries =
                shop.loyalty.statement(customer, GOLD, 1_000).entries();
        if (entries.isEmpty()) {
            throw new NotFoundException("points entry", "any");
        }
        return entries.get(random.nextInt(entries.size()));
    }

    private CustomerId any() {
        return customers.get(random.nextInt(customers.size()));
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
