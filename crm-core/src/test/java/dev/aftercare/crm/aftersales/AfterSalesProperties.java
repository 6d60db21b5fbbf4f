package dev.aftercare.crm.aftersales;

import static dev.aftercare.crm.aftersales.Counter.CLERK;
import static dev.aftercare.crm.aftersales.Counter.eur;
import static dev.aftercare.crm.aftersales.Counter.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.PageRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is asked of an order, by whomever, in whatever order: it never gives more than it has, and in the end exactly that. */
class AfterSalesProperties {

    @Property(tries = 25)
    void whateverIsAskedNeverGivesMoreThanWasBoughtAndPaidAndInTheEndExactlyThat(@ForAll long seed) {
        World world = new World(seed);
        for (int i = 0; i < 60; i++) {
            world.anything();
            world.assertHolds();
        }
        world.assertEverythingComesBack();
    }

    @Property(tries = 3)
    void manyAtOnceAreOneAfterTheOther(@ForAll long seed) throws Exception {
        World world = new World(seed);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> actors = new ArrayList<>();
            for (int actor = 0; actor < 4; actor++) {
                Random random = new Random(seed + actor);
                actors.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        world.anything(random);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(actors)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        world.assertHolds();
        world.assertEverythingComesBack();
    }

    private static final class World {

        private static final RoundingMode[] ROUNDINGS =
                EnumSet.complementOf(EnumSet.of(RoundingMode.UNNECESSARY)).toArray(RoundingMode[]::new);
        private static final AfterSalesStep[] COMMANDS =
                EnumSet.complementOf(EnumSet.of(AfterSalesStep.REQUEST)).toArray(AfterSalesStep[]::new);

        private final Counter counter = new Counter();
        private final Random random;
        private final PurchaseId order;

        World(long seed) {
            random = new Random(seed);
            counter.afterSales.define(
                    AfterSalesPolicy.builder(ZoneOffset.UTC)
                            .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                            .term(EligibilityTerm.of(AfterSalesKind.EXCHANGE))
                            .term(EligibilityTerm.of(AfterSalesKind.REFUND, AfterSalesReason.PRICE))
                            .term(EligibilityTerm.of(AfterSalesKind.REPAIR))
                            .shipping(any(random, ShippingRefund.values()))
                            .rounding(any(random, ROUNDINGS))
                            .approval(any(random, ApprovalMode.values()))
                            .parcelWithin(Duration.ofDays(3))
                            .closeAfter(Duration.ofDays(2))
                            .build(),
                    CLERK);
            order = counter.order(
                    "1",
                    line("a", 1L + random.nextInt(4), cents(random, 5_000)),
                    line("b", 1L + random.nextInt(4), cents(random, 5_000)));
            Money paid = counter.afterSales.order(order).paid();
            Money discount = Money.rounded(
                    paid.amount().multiply(BigDecimal.valueOf(random.nextInt(101), 2)),
                    paid.currency(),
                    RoundingMode.DOWN);
            counter.afterSales.charged(order, Charges.of(discount, eur(cents(random, 900))), CLERK);
        }

        @SafeVarargs
        private static <T> T any(Random random, T... values) {
            return values[random.nextInt(values.length)];
        }

        private static String cents(Random random, int most) {
            return BigDecimal.valueOf(random.nextInt(most), 2).toPlainString();
        }

        void anything() {
            anything(random);
        }

        void anything(Random random) {
            try {
                if (random.nextInt(3) == 0) {
                    counter.afterSales.request(wanted(random), random.nextBoolean() ? counter.mei : CLERK);
                } else if (random.nextInt(12) == 0) {
                    counter.after(Duration.ofHours(random.nextInt(40)));
                    counter.shop.runDue(50);
                } else {
                    List<AfterSalesRequest> all = requests();
                    if (!all.isEmpty()) {
                        AfterSalesRequest request = all.get(random.nextInt(all.size()));
                        By by = random.nextInt(5) == 0 ? counter.mei : CLERK;
                        counter.afterSales.apply(request.id(), command(request, random), by);
                    }
                }
            } catch (RejectedException | InvalidInputException refused) {
                // Refused, so nothing was changed: the checks would see it.
            }
        }

        private List<AfterSalesRequest> requests() {
            return counter.afterSales.page(order, PageRequest.first(1_000)).items();
        }

        private NewAfterSales wanted(Random random) {
            AfterSalesKind kind = any(random, AfterSalesKind.values());
            int line = random.nextInt(3);
            AfterSalesReason reason = random.nextBoolean() ? AfterSalesReason.PRICE : AfterSalesReason.OTHER;
            return NewAfterSales.of(
                    kind,
                    order,
                    reason,
                    kind.needsParcel()
                            ? WantedLine.pieces(Math.max(1, line), 1L + random.nextInt(4))
                            : WantedLine.money(line, eur(cents(random, 2_000))));
        }

        /** Mostly a step that is legal, so that requests get somewhere. */
        private AfterSalesCommand command(AfterSalesRequest request, Random random) {
            List<AfterSalesStep> legal = new ArrayList<>(AfterSalesStep.legalAt(request.kind(), request.state()));
            AfterSalesStep step = legal.isEmpty() || random.nextInt(10) == 0
                    ? any(random, COMMANDS)
                    : legal.get(random.nextInt(legal.size()));
            return switch (step) {
                case REQUEST -> throw new IllegalStateException("no command");
                case APPROVE -> new AfterSalesCommand.Approve(random.nextBoolean() ? null : new FreeText("x"));
                case REJECT -> new AfterSalesCommand.Reject(new FreeText("x"));
                case SEND -> new AfterSalesCommand.Send(null, null);
                case RECEIVE -> new AfterSalesCommand.Receive();
                case INSPECT ->
                    new AfterSalesCommand.Inspect(
                            request.lines().stream()
                                    .filter(line -> line.number() > 0)
                                    .map(line -> found(line, random))
                                    .toList(),
                            null);
                case REFUND -> new AfterSalesCommand.Refund(any(random, RefundMethod.values()), null);
                case REPLACE -> new AfterSalesCommand.Replace(null);
                case REPAIR -> new AfterSalesCommand.Repair(null);
                case CLOSE -> new AfterSalesCommand.Close();
                case WITHDRAW -> new AfterSalesCommand.Withdraw(null);
            };
        }

        private static AfterSalesCommand.Inspect.Line found(RequestLine line, Random random) {
            long accepted = random.nextInt(4) == 0 ? random.nextInt((int) line.pieces() + 2) : line.pieces();
            AfterSalesCommand.Inspect.Line all =
                    AfterSalesCommand.Inspect.Line.of(line.number(), accepted, GoodsCondition.OPENED);
            return random.nextInt(3) == 0 ? all.keeping(eur(cents(random, 500))) : all;
        }

        void assertHolds() {
            OrderAccount account = counter.afterSales.order(order);
            List<AfterSalesRequest> requests = requests();
            Money paidBack = eur("0");
            for (LineAccount line : account.lines()) {
                long held = 0;
                long returned = 0;
                Money reserved = eur("0");
                Money refunded = eur("0");
                for (AfterSalesRequest request : requests) {
                    for (RequestLine part : request.lines()) {
                        if (part.number() == line.number()) {
                            boolean open = request.state().isOpen();
                            boolean settled = request.settlement() != null;
                            held += open ? part.held() : 0;
                            returned += settled ? part.held() : 0;
                            reserved = open ? reserved.plus(part.value()) : reserved;
                            refunded = settled ? refunded.plus(part.toRefund()) : refunded;
                        }
                    }
                }
                assertThat(line.claimed()).isEqualTo(held);
                assertThat(line.returned()).isEqualTo(returned);
                assertThat(held + returned).isLessThanOrEqualTo(line.bought());
                assertThat(line.reserved()).isEqualTo(reserved);
                if (line.number() != LineAccount.SHIPPING) {
                    assertThat(line.refunded()).isEqualTo(refunded);
                }
                assertThat(line.refunded().plus(line.reserved()).plus(line.withheld()))
                        .isLessThanOrEqualTo(line.paid());
            }
            for (AfterSalesRequest request : requests) {
                if (request.settlement() != null) {
                    paidBack = paidBack.plus(request.settlement().total());
                }
                assertLegal(request);
            }
            assertThat(account.refunded()).isEqualTo(paidBack).isLessThanOrEqualTo(account.paid());
            assertRecorded(requests);
        }

        private void assertRecorded(List<AfterSalesRequest> requests) {
            Money goods = eur("0");
            for (AfterSalesRequest request : requests) {
                goods = request.settlement() == null
                        ? goods
                        : goods.plus(request.settlement().goods());
            }
            PurchaseTotals totals =
                    counter.shop.purchases().totals(counter.customer).get(0);
            assertThat(totals.returned()).isEqualTo(goods);
        }

        private void assertLegal(AfterSalesRequest request) {
            List<Event> history = counter.afterSales.history(request.id());
            assertThat(history).hasSize((int) request.version());
            AfterSalesState from = null;
            Set<AfterSalesState> seen = EnumSet.noneOf(AfterSalesState.class);
            for (Event event : history) {
                AfterSalesState to = ((AfterSalesEvent) event.body()).to();
                if (from != null) {
                    AfterSalesState before = from;
                    assertThat(AfterSalesStep.values())
                            .anyMatch(step -> step.from(request.kind(), before)
                                    .filter(to::equals)
                                    .isPresent());
                }
                assertThat(seen.add(to)).isTrue();
                from = to;
            }
            assertThat(from).isEqualTo(request.state());
        }

        void assertEverythingComesBack() {
            for (AfterSalesRequest request : requests()) {
                if (request.state().isOpen()) {
                    AfterSalesStep out = request.state() == AfterSalesState.RECEIVED
                            ? AfterSalesStep.INSPECT
                            : AfterSalesStep.REJECT;
                    if (out == AfterSalesStep.INSPECT) {
                        inspectAll(request);
                    }
                    boolean rejectable = AfterSalesStep.legalAt(
                                    request.kind(),
                                    counter.request(request.id()).state())
                            .contains(AfterSalesStep.REJECT);
                    if (rejectable) {
                        counter.afterSales.reject(request.id(), "x", CLERK);
                    } else {
                        counter.afterSales.withdraw(request.id(), null, CLERK);
                    }
                }
            }
            for (LineAccount line : counter.afterSales.order(order).goods()) {
                if (line.claimable() > 0) {
                    AfterSalesId id = counter.ask(NewAfterSales.of(
                            AfterSalesKind.RETURN,
                            order,
                            AfterSalesReason.OTHER,
                            WantedLine.pieces(line.number(), line.claimable())));
                    if (counter.request(id).state() == AfterSalesState.REQUESTED) {
                        counter.afterSales.approve(id, CLERK);
                    }
                    counter.afterSales.receive(id, CLERK);
                    inspectAll(counter.request(id));
                    counter.afterSales.refund(id, RefundMethod.CASH, null, CLERK);
                }
            }
            assertHolds();
            OrderAccount account = counter.afterSales.order(order);
            assertThat(account.isWhollyReturned()).isTrue();
            for (LineAccount line : account.goods()) {
                assertThat(line.reserved()).isEqualTo(eur("0"));
                if (lastCameWithoutMoneyAfterIt(line)) {
                    assertThat(line.refunded().plus(line.withheld())).isEqualTo(line.paid());
                }
            }
        }

        /** Money that was claimed while the last piece was paid for, and then came to nothing, is nobody's. */
        private boolean lastCameWithoutMoneyAfterIt(LineAccount line) {
            return requests().stream()
                    .filter(request -> request.kind() == AfterSalesKind.REFUND && request.settlement() == null)
                    .flatMap(request -> request.lines().stream())
                    .noneMatch(part -> part.number() == line.number());
        }

        private void inspectAll(AfterSalesRequest request) {
            counter.afterSales.inspect(
                    request.id(),
                    request.lines().stream()
                            .map(part -> AfterSalesCommand.Inspect.Line.of(
                                    part.number(), part.pieces(), GoodsCondition.OPENED))
                            .toList(),
                    CLERK);
        }
    }
}
