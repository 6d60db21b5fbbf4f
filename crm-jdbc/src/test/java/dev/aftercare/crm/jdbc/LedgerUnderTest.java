package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.Balance;
import dev.aftercare.crm.loyalty.Books;
import dev.aftercare.crm.loyalty.BooksCheck;
import dev.aftercare.crm.loyalty.LateReturn;
import dev.aftercare.crm.loyalty.Loyalty;
import dev.aftercare.crm.loyalty.PointsFlow;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.draw.Draw;
import dev.aftercare.crm.loyalty.draw.Prize;
import dev.aftercare.crm.loyalty.partner.PartnerBenefit;
import dev.aftercare.crm.loyalty.reward.Reward;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A programme and a few customers, what is done to them by several nodes, and what these were told of it. */
final class LedgerUnderTest {

    private static final By CLERK = By.agent("clerk");
    private static final Cause WHY = new Cause("test", "t");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long PRICE = 10;
    private static final int HOLDS = 8;
    private static final int DRAWS = 2;
    private static final Duration DRAW_TIME = Duration.ofDays(40);

    private final List<Shop> nodes;
    private final Supplier<Instant> clock;
    private final Instant start;
    private final List<CustomerId> customers = new ArrayList<>();
    private final Map<String, Long> earned = new ConcurrentHashMap<>();
    private final Map<String, Long> spent = new ConcurrentHashMap<>();
    private final List<String> rewards = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger promises = new AtomicInteger();
    private final AtomicInteger merges = new AtomicInteger();

    LedgerUnderTest(List<Shop> nodes, Programme programme, Supplier<Instant> clock) {
        this.nodes = nodes;
        this.clock = clock;
        this.start = clock.get();
        nodes.get(0).loyalty().define(programme, CLERK);
        nodes.get(0).rewards().define(Reward.of("mug", GOLD, PRICE).withoutStock(), CLERK);
        PartnerBenefit visit = PartnerBenefit.of("spa", "Spa", "a visit").withoutCodes();
        nodes.get(0).partnerBenefits().define(visit.withPrice(GOLD, PRICE), CLERK);
        for (int i = 0; i < DRAWS; i++) {
            Draw draw = Draw.of("d" + i, GOLD, start, start.plus(DRAW_TIME), new Prize("tv", 1));
            nodes.get(0).draws().define(draw.withPrice(PRICE), CLERK);
        }
        for (int i = 0; i < LedgerStep.CUSTOMERS; i++) {
            Identity name = Identity.shopUser("c" + i);
            customers.add(nodes.get(0).customers().register(name, CLERK).id());
        }
    }

    /** Does a step on one of the nodes. What the rules refuse is refused, and changes nothing; all else is a failure. */
    void take(int node, LedgerStep step) {
        Shop shop = nodes.get(node % nodes.size());
        try {
            take(shop, shop.loyalty(), customers.get(step.who()), step);
        } catch (RejectedException | NotFoundException refused) {
            // As the rules are.
        } catch (InvalidInputException notNow) {
            // More than is held, a clock that went past the instant that was to be later, or two customers who are one
            // by now.
            assertThat(notNow.field()).isIn("points", "until", "to", "expiresAt");
        }
    }

    private void take(Shop shop, Loyalty loyalty, CustomerId who, LedgerStep step) {
        CustomerId other = customers.get(step.other());
        String hold = "h" + step.choice() % HOLDS;
        long points = step.points();
        switch (step.what()) {
            case EARN -> told(earned, unique(), loyalty.earn(who, GOLD, points, WHY, CLERK));
            case ORDER -> told(earned, "order" + step.id(), loyalty.earnFor(GOLD, order(step), CLERK));
            case RETURN -> loyalty.returns().take(GOLD, partOf(step), CLERK);
            case REVIEW -> told(earned, "review" + step.who() + "/" + step.id(), review(loyalty, who, step));
            case DELIVER -> loyalty.earning().delivered(GOLD, order(step).id(), clock.get(), CLERK);
            case REDEEM -> told(spent, unique(), loyalty.redeem(who, GOLD, points, WHY, CLERK));
            case REDEEM_SOME -> told(spent, unique(), loyalty.redeem(who, GOLD, points, Shortfall.CLAMP, WHY, CLERK));
            case PAY_ORDER -> told(spent, "order" + step.id(), pay(loyalty, order(step)));
            case HOLD -> loyalty.holds().hold(who, GOLD, hold, points, later(step), WHY, CLERK);
            case CAPTURE -> told(spent, unique(), loyalty.holds().capture(who, GOLD, hold, points % 20 + 1, CLERK));
            case RELEASE -> loyalty.holds().release(who, GOLD, hold, CLERK);
            case PEND -> told(earned, unique(), pend(loyalty, who, step));
            case CANCEL -> loyalty.pending().cancel(who, GOLD, "p" + step.choice() % 9, points % 30 + 1, WHY, CLERK);
            case REVERSE -> reverse(loyalty, who, step);
            case ADJUST_UP -> loyalty.corrections().adjust(who, GOLD, points, Shortfall.REJECT, WHY, CLERK);
            case ADJUST_DOWN ->
                loyalty.corrections().adjust(who, GOLD, -points, any(Shortfall.values(), step), WHY, CLERK);
            case TRANSFER -> {
                if (!who.equals(other)) {
                    loyalty.corrections().transfer(who, other, GOLD, points, WHY, CLERK);
                }
            }
            case REWARD -> rewards.add(shop.rewards().redeem(who, "mug", CLERK).id());
            case REWARD_FULFIL ->
                reward(step).ifPresent(id -> {
                    shop.rewards().fulfil(id, CLERK);
                    spent.put(id, PRICE);
                });
            case REWARD_CANCEL -> reward(step).ifPresent(id -> shop.rewards().cancel(id, CLERK));
            case REWARD_BACK -> reward(step).ifPresent(id -> shop.rewards().takeBack(id, CLERK));
            case DRAW_ENTER ->
                spent.put(unique(), shop.draws().enter(who, draw(step), CLERK).points());
            case DRAW_CANCEL -> shop.draws().cancel(draw(step), CLERK);
            case CLAIM ->
                spent.put(shop.partnerBenefits().claim(who, "spa", CLERK).id(), PRICE);
            case MERGE -> {
                if (!who.equals(other)) {
                    shop.loyaltyMerges().merge("m" + merges.incrementAndGet(), who, other, CLERK);
                }
            }
            case UNDO -> shop.loyaltyMerges().undo("m" + (1 + step.choice() % (merges.get() + 1)), CLERK);
            case SWEEP -> shop.runDue(100);
        }
    }

    /** Every command was told of once, however often it was given. */
    private static void told(Map<String, Long> sums, String command, Receipt receipt) {
        Long before = sums.putIfAbsent(command, receipt.points());
        assertThat(before == null || before == receipt.points())
                .as("%s gives its first receipt again", command)
                .isTrue();
    }

    private String unique() {
        return "n" + numbers.incrementAndGet();
    }

    private Purchase order(LedgerStep step) {
        CustomerId buyer = customers.get(step.id() % LedgerStep.CUSTOMERS);
        return Purchase.sale("O" + step.id(), buyer, start, lines(3 + step.id(), 2));
    }

    private Purchase partOf(LedgerStep step) {
        Purchase order = order(step);
        List<PurchaseLine> lines = lines(1 + step.choice() % 2, step.choice() % 3);
        return Purchase.giveBack("R" + step.choice() % 50, order.id(), order.customer(), start, lines);
    }

    private static List<PurchaseLine> lines(int tins, int cups) {
        List<PurchaseLine> lines = new ArrayList<>();
        Money tea = new Money(new BigDecimal("7.35").multiply(BigDecimal.valueOf(tins)), EUR);
        lines.add(new PurchaseLine("TEA", "Tea", "tea", tins, tea));
        if (cups > 0) {
            lines.add(PurchaseLine.of("CUP", "Cup", cups, new BigDecimal("12.99"), "EUR"));
        }
        return lines;
    }

    private Receipt pay(Loyalty loyalty, Purchase order) {
        return loyalty.redeemFor(
                order.customer(), GOLD, order.id(), 5 + order.lines().size(), CLERK);
    }

    private Receipt review(Loyalty loyalty, CustomerId who, LedgerStep step) {
        Activity activity = new Activity(Activity.REVIEW, "r" + step.who() + "/" + step.id(), start);
        return loyalty.earning().activity(GOLD, who, activity, KnownFacts.NONE, CLERK);
    }

    private Receipt pend(Loyalty loyalty, CustomerId who, LedgerStep step) {
        return loyalty.pending()
                .earn(who, GOLD, "p" + promises.getAndIncrement(), step.points(), later(step), WHY, CLERK);
    }

    private void reverse(Loyalty loyalty, CustomerId who, LedgerStep step) {
        List<PointsEntry> entries = loyalty.statement(who, GOLD, 100).entries();
        if (!entries.isEmpty()) {
            PointsEntry entry = entries.get(step.choice() % entries.size());
            ReversalPolicy policy = new ReversalPolicy(any(Shortfall.values(), step), any(LateReturn.values(), step));
            long part = 1 + step.points() % Math.max(1, entry.size());
            loyalty.corrections().reverse(who, GOLD, entry.sequence(), part, policy, WHY, CLERK);
        }
    }

    private Optional<String> reward(LedgerStep step) {
        return rewards.isEmpty() ? Optional.empty() : Optional.of(rewards.get(step.choice() % rewards.size()));
    }

    private static String draw(LedgerStep step) {
        return "d" + step.id() % DRAWS;
    }

    private Instant later(LedgerStep step) {
        return clock.get().plus(Duration.ofHours(1 + step.choice() % 400));
    }

    private static <T> T any(T[] choices, LedgerStep step) {
        return choices[step.choice() % choices.length];
    }

    /** What holds at every moment, whoever is in the middle of what. */
    void holds() {
        assertThat(nodes.get(0).loyalty().verifyBooks(GOLD).violations()).isEmpty();
    }

    /** What holds while nobody does anything. */
    void holdsAtRest() {
        BooksCheck check = nodes.get(0).loyalty().verifyBooks(GOLD);
        PointsFlow flow = check.flow();

        assertThat(check.violations()).isEmpty();
        assertThat(check.balanced()).isTrue();
        assertThat(flow.transferredOut()).isZero();
        assertThat(flow.of(EntryKind.EARN) + flow.of(EntryKind.PEND))
                .as("earned")
                .isEqualTo(sum(earned));
        assertThat(flow.of(EntryKind.REDEEM) + flow.of(EntryKind.CAPTURE))
                .as("spent")
                .isEqualTo(sum(spent));
        for (CustomerId customer : customers) {
            Balance balance = nodes.get(0).loyalty().balance(customer, GOLD);
            assertThat(balance.available() == 0 || balance.aside().debt() == 0)
                    .as("whoever owes has nothing to spend")
                    .isTrue();
        }
    }

    /** That the books of both halves of the time meet. */
    void holdsInThePast() {
        Loyalty loyalty = nodes.get(nodes.size() - 1).loyalty();
        Instant middle = start.plus(Duration.between(start, clock.get()).dividedBy(2));
        Books early = loyalty.books(GOLD, start.minusSeconds(1), middle);
        Books late = loyalty.books(GOLD, middle, clock.get().plusSeconds(1));

        assertThat(early.balanced() && late.balanced()).isTrue();
        assertThat(late.opening()).isEqualTo(early.outstanding());
        assertThat(loyalty.liability(GOLD, middle).outstanding()).isEqualTo(early.outstanding());
        assertThat(late.outstanding()).isEqualTo(loyalty.verifyBooks(GOLD).outstanding());
    }

    private static long sum(Map<String, Long> told) {
        return told.values().stream().mapToLong(Long::longValue).sum();
    }
}
