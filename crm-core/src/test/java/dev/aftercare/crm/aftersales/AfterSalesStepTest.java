package dev.aftercare.crm.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of steps, against what it is meant to be, and every pair of step and state against the table. */
class AfterSalesStepTest {

    private static final Purchase ORDER =
            Purchase.sale("1", new CustomerId(new UUID(1, 1)), Counter.START, List.of(Counter.line("tea", 2, "10.00")));

    private static final String BEFORE_GOODS =
            "REQUESTED-APPROVE>APPROVED REQUESTED-REJECT>REJECTED REQUESTED-WITHDRAW>WITHDRAWN APPROVED-WITHDRAW>WITHDRAWN";

    private static final String GOODS = BEFORE_GOODS + " APPROVED-SEND>IN_TRANSIT APPROVED-RECEIVE>RECEIVED"
            + " IN_TRANSIT-RECEIVE>RECEIVED IN_TRANSIT-WITHDRAW>WITHDRAWN RECEIVED-INSPECT>INSPECTED"
            + " INSPECTED-REJECT>REJECTED INSPECTED-REFUND>REFUNDED REFUNDED-CLOSE>CLOSED";

    private static String meant(AfterSalesKind kind) {
        return switch (kind) {
            case REFUND -> BEFORE_GOODS + " APPROVED-REFUND>REFUNDED REFUNDED-CLOSE>CLOSED";
            case RETURN -> GOODS;
            case EXCHANGE -> GOODS + " INSPECTED-REPLACE>REPLACED REPLACED-CLOSE>CLOSED";
            case REPAIR ->
                GOODS + " INSPECTED-REPLACE>REPLACED INSPECTED-REPAIR>REPAIRED REPLACED-CLOSE>CLOSED"
                        + " REPAIRED-CLOSE>CLOSED";
        };
    }

    @Test
    void theTableIsWhatItIsMeantToBe() {
        for (AfterSalesKind kind : AfterSalesKind.values()) {
            List<String> moves = new ArrayList<>();
            for (AfterSalesState state : AfterSalesState.values()) {
                for (AfterSalesStep step : AfterSalesStep.values()) {
                    step.from(kind, state).ifPresent(to -> moves.add(state + "-" + step + ">" + to));
                }
            }
            assertThat(moves).containsExactlyInAnyOrder(meant(kind).split(" "));
        }
    }

    static Stream<AfterSalesCommand> commands() {
        return Stream.of(
                new AfterSalesCommand.Approve(null),
                new AfterSalesCommand.Reject(new FreeText("no")),
                new AfterSalesCommand.Send("SF Express", "1"),
                new AfterSalesCommand.Receive(),
                new AfterSalesCommand.Inspect(
                        List.of(AfterSalesCommand.Inspect.Line.of(1, 1, GoodsCondition.UNOPENED)), null),
                new AfterSalesCommand.Refund(RefundMethod.ORIGINAL_PAYMENT, null),
                new AfterSalesCommand.Replace(null),
                new AfterSalesCommand.Repair(null),
                new AfterSalesCommand.Close(),
                new AfterSalesCommand.Withdraw(null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyStepIsTakenWhereTheTableSaysSoAndRefusedWithTheLegalOnesElsewhere(AfterSalesCommand command) {
        AfterSalesFacts facts =
                new AfterSalesFacts(Counter.START, Actor.agent("ann"), "default@0", AfterSalesPolicy.DEFAULT);
        for (AfterSalesKind kind : AfterSalesKind.values()) {
            for (AfterSalesState state : AfterSalesState.values()) {
                AfterSalesCase present = at(kind, state, facts);

                Decision<AfterSalesCase> decision = AfterSalesRules.decide(present, command, facts);

                command.step()
                        .from(kind, state)
                        .ifPresentOrElse(
                                to -> {
                                    AfterSalesRequest after =
                                            decision.orThrow().state().request();
                                    assertThat(after.state()).isEqualTo(to);
                                    assertThat(after.version())
                                            .isEqualTo(present.request().version() + 1);
                                },
                                () -> assertThat(decision)
                                        .isEqualTo(Decision.reject(new IllegalAfterSalesStep(
                                                command.step(), kind, state, AfterSalesStep.legalAt(kind, state)))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCustomerTakesTheCustomersStepsOnly(AfterSalesCommand command) {
        AfterSalesFacts facts = new AfterSalesFacts(
                Counter.START, new Actor(Actor.Kind.CUSTOMER, "1"), "default@0", AfterSalesPolicy.DEFAULT);
        AfterSalesState state = Stream.of(AfterSalesState.values())
                .filter(from -> command.step().from(AfterSalesKind.REPAIR, from).isPresent())
                .findFirst()
                .orElseThrow();

        Decision<AfterSalesCase> decision =
                AfterSalesRules.decide(at(AfterSalesKind.REPAIR, state, facts), command, facts);

        boolean theirs = command.step() == AfterSalesStep.SEND || command.step() == AfterSalesStep.WITHDRAW;
        assertThat(decision.isAccepted()).isEqualTo(theirs);
        if (!theirs) {
            assertThat(decision).isEqualTo(Decision.reject(new NotTheCustomersStep(command.step())));
        }
    }

    @Test
    void aRefusalNamesWhatWouldBeAllowed() {
        assertThat(new IllegalAfterSalesStep(
                                AfterSalesStep.REFUND,
                                AfterSalesKind.RETURN,
                                AfterSalesState.APPROVED,
                                AfterSalesStep.legalAt(AfterSalesKind.RETURN, AfterSalesState.APPROVED))
                        .message())
                .isEqualTo("REFUND of a RETURN is not allowed at APPROVED; allowed: [SEND, RECEIVE, WITHDRAW]");
        assertThat(new IllegalAfterSalesStep(
                                AfterSalesStep.CLOSE,
                                AfterSalesKind.RETURN,
                                AfterSalesState.CLOSED,
                                AfterSalesStep.legalAt(AfterSalesKind.RETURN, AfterSalesState.CLOSED))
                        .message())
                .endsWith("allowed: nothing");
    }

    private static AfterSalesCase at(AfterSalesKind kind, AfterSalesState state, AfterSalesFacts facts) {
        WantedLine wanted = kind.needsParcel() ? WantedLine.pieces(1, 1) : WantedLine.money(1, Money.of("1.00", "EUR"));
        AfterSalesCase present = AfterSalesRules.request(
                        new AfterSalesId(new UUID(2, 2)),
                        NewAfterSales.of(kind, ORDER.id(), AfterSalesReason.NO_REASON, wanted),
                        ORDER,
                        OrderAccount.of(ORDER),
                        facts)
                .orThrow()
                .state();
        return new AfterSalesCase(present.request().moved(state), present.order());
    }
}
