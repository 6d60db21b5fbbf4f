package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.CLERK;
import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The same is done to two shops; in one the sweep comes before each command, in the other only at the end. What is refused and what
 * everybody can spend is the same after each step.
 */
class KeptPromisesProperties {

    private static final int STEPS = 70;
    private static final Set<EntryKind> REVERSED = EnumSet.of(EntryKind.EARN, EntryKind.REDEEM, EntryKind.ADJUST_UP);

    /** Points that expire while nobody may owe any: a debt would be paid by what the sweep finds before it expires. */
    @Property(tries = 60)
    void itDoesNotMatterWhenTheSweepComesIfPointsExpire(@ForAll long seed) {
        walk(seed, ExpiryRule.days(12), List.of(Shortfall.REJECT, Shortfall.CLAMP));
    }

    @Property(tries = 60)
    void itDoesNotMatterWhenTheSweepComesIfPointsAreOwed(@ForAll long seed) {
        walk(seed, ExpiryRule.never(), List.of(Shortfall.values()));
    }

    private static void walk(long seed, ExpiryRule expiry, List<Shortfall> shortfalls) {
        Walk swept = new Walk(seed, expiry, shortfalls);
        Walk unswept = new Walk(seed, expiry, shortfalls);
        for (int i = 0; i < STEPS; i++) {
            swept.turnClock();
            swept.shop.shop.runDue(1_000);
            unswept.turnClock();

            assertThat(unswept.step(i)).as("step %d", i).isEqualTo(swept.step(i));
            assertThat(unswept.standings()).as("step %d", i).isEqualTo(swept.standings());
        }
        unswept.shop.shop.runDue(1_000);
        swept.shop.shop.runDue(1_000);

        assertThat(unswept.standings()).isEqualTo(swept.standings());
        assertThat(unswept.sums()).isEqualTo(swept.sums());
        for (Walk walk : List.of(swept, unswept)) {
            assertThat(walk.shop.loyalty.verifyBooks(GOLD).violations()).isEmpty();
            assertThat(walk.shop.loyalty.verifyBooks(GOLD).balanced()).isTrue();
        }
    }

    /** Of one shop; two of one seed do the same. */
    private static final class Walk {

        private static final int IDS = 8;

        final LoyalShop shop = new LoyalShop();
        private final List<CustomerId> customers = List.of(shop.customer, shop.register("two"));
        private final List<Shortfall> shortfalls;
        private final Random random;

        Walk(long seed, ExpiryRule expiry, List<Shortfall> shortfalls) {
            this.shortfalls = shortfalls;
            this.random = new Random(seed);
            RedemptionOrder order = any(List.of(RedemptionOrder.values()));
            shop.loyalty.define(
                    Programme.builder("gold")
                            .earning(Rate.of(1, Money.of("1", "EUR")))
                            .expiry(expiry)
                            .order(order)
                            .build(),
                    CLERK);
        }

        void turnClock() {
            shop.clock.turnBy(Duration.ofHours(random.nextInt(40)));
        }

        /** What came of it. */
        Object step(int number) {
            CustomerId customer = any(customers);
            CustomerId other = customer.equals(customers.get(0)) ? customers.get(1) : customers.get(0);
            String id = String.valueOf(random.nextInt(IDS));
            long points = 1L + random.nextInt(60);
            int reversed = random.nextInt(number + 1);
            Shortfall shortfall = any(shortfalls);
            LateReturn late = any(List.of(LateReturn.values()));
            Instant until = shop.clock.instant().plus(Duration.ofHours(1 + random.nextInt(150)));
            Cause cause = new Cause("step", String.valueOf(number));
            try {
                return switch (random.nextInt(14)) {
                    case 0, 1 -> told(shop.loyalty.earn(customer, GOLD, points, cause, CLERK));
                    case 2, 3 -> told(shop.loyalty.redeem(customer, GOLD, points, shortfall, cause, CLERK));
                    case 4, 5 ->
                        told(shop.loyalty.holds().hold(customer, GOLD, "h" + number, points, until, cause, CLERK));
                    case 6 -> told(shop.loyalty.holds().capture(customer, GOLD, "h" + reversed, 1, CLERK));
                    case 7 -> told(shop.loyalty.holds().release(customer, GOLD, "h" + reversed, CLERK));
                    case 8, 9 ->
                        told(shop.loyalty.pending().earn(customer, GOLD, "p" + number, points, until, cause, CLERK));
                    case 10 ->
                        told(shop.loyalty
                                .pending()
                                .cancel(customer, GOLD, "p" + reversed, 1 + points / 4, cause, CLERK));
                    case 11 -> told(shop.loyalty.redeemFor(customer, GOLD, new PurchaseId("O-" + id), points, CLERK));
                    case 12 -> told(shop.loyalty.corrections().transfer(customer, other, GOLD, points, cause, CLERK));
                    default ->
                        told(shop.loyalty
                                .corrections()
                                .reverse(
                                        customer,
                                        GOLD,
                                        entryOf(customer, reversed),
                                        1 + points / 4,
                                        new ReversalPolicy(shortfall, late),
                                        cause,
                                        CLERK));
                };
            } catch (RejectedException refused) {
                return told(refused.rejection());
            } catch (NotFoundException missing) {
                return missing.getMessage();
            }
        }

        /** Without the numbers of the entries: the sweep may have written its own in between. */
        private static Object told(Receipt receipt) {
            return List.of(receipt.points(), receipt.balance());
        }

        private static Object told(Rejection rejection) {
            return rejection instanceof ReversedBefore before ? List.of("reversed", before.left()) : rejection;
        }

        /** The entry that a step gave or spent points by, whatever its number is in this shop. */
        private long entryOf(CustomerId customer, int step) {
            String reference = String.valueOf(step);
            return entries(customer).stream()
                    .filter(entry -> REVERSED.contains(entry.kind()))
                    .filter(entry -> entry.cause().reference().equals(reference))
                    .mapToLong(PointsEntry::sequence)
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("entry of step", reference));
        }

        private List<PointsEntry> entries(CustomerId customer) {
            return shop.loyalty.statement(customer, GOLD, 1_000).entries();
        }

        List<Object> standings() {
            List<Object> standings = new ArrayList<>();
            for (CustomerId customer : customers) {
                Balance balance = shop.loyalty.balance(customer, GOLD);
                standings.add(balance.available());
                standings.add(balance.aside());
                standings.add(String.valueOf(balance.next()));
            }
            return standings;
        }

        /** How many entries of each kind there are and how many points they move, for each customer. */
        List<Map<EntryKind, Long>> sums() {
            List<Map<EntryKind, Long>> sums = new ArrayList<>();
            for (CustomerId customer : customers) {
                Map<EntryKind, Long> points = new TreeMap<>();
                entries(customer).forEach(entry -> points.merge(entry.kind(), entry.points(), Long::sum));
                sums.add(points);
            }
            return sums;
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
