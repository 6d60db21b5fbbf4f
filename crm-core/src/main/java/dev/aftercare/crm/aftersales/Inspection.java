package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent.GoodsInspected;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the shop's look at the goods does: pieces that it does not take can be claimed again, and so can their money. */
final class Inspection {

    private final AfterSalesChange change;
    private final AfterSalesCommand.Inspect command;
    private final AfterSalesState to;
    private final List<RequestLine> found = new ArrayList<>();
    private final List<Objection> objections = new ArrayList<>();
    private OrderAccount order;

    Inspection(AfterSalesChange change, AfterSalesCommand.Inspect command, AfterSalesState to) {
        this.change = change;
        this.command = command;
        this.to = to;
        this.order = change.order();
    }

    Decision<AfterSalesCase> decision() {
        AfterSalesRequest request = change.request();
        Map<Integer, AfterSalesCommand.Inspect.Line> said = command.lines().stream()
                .collect(Collectors.toMap(AfterSalesCommand.Inspect.Line::number, line -> line));
        for (RequestLine line : request.lines()) {
            Rejection misfit = look(line, said.remove(line.number()));
            if (misfit != null) {
                return Decision.reject(misfit);
            }
        }
        if (!said.isEmpty()) {
            int unasked = said.keySet().iterator().next();
            return Decision.reject(new InspectionDoesNotFit(unasked, "lines of the request"));
        }
        if (!objections.isEmpty() && command.exception() == null) {
            return Decision.reject(new NotEligible(command.step(), objections));
        }
        AfterSalesRequest next = request.inspected(to, found);
        GoodsInspected event = new GoodsInspected(
                request.state(),
                to,
                next.pieces(),
                request.pieces() - next.pieces(),
                next.value().minus(next.toRefund()),
                command.exception());
        return change.account(order).did(next, event).decision();
    }

    private @Nullable Rejection look(RequestLine line, AfterSalesCommand.Inspect.@Nullable Line said) {
        if (said == null || said.accepted() > line.pieces()) {
            return new InspectionDoesNotFit(line.number(), "0 to " + line.pieces() + " pieces accepted");
        }
        Money value = said.accepted() == line.pieces()
                ? line.amount()
                : LineAccount.part(
                        line.amount(),
                        said.accepted(),
                        line.pieces(),
                        change.facts().policy().rounding());
        Money deduction = said.deduction() == null ? Money.zero(value.currency()) : said.deduction();
        if (!deduction.currency().equals(value.currency()) || deduction.compareTo(value) > 0) {
            return new InspectionDoesNotFit(line.number(), "a deduction of at most " + value);
        }
        if (said.accepted() > 0) {
            term().filter(granted -> !granted.takes(said.condition()))
                    .ifPresent(granted -> objections.add(
                            new Objection(Objection.Ground.CONDITION_NOT_TAKEN, line.number(), granted.accepted())));
        }
        order = order.with(
                line.number(),
                account -> account.release(
                        line.pieces() - said.accepted(), line.amount().minus(value), Money.zero(value.currency())));
        found.add(line.found(new Finding(said.accepted(), said.condition(), value, deduction)));
        return null;
    }

    private Optional<EligibilityTerm> term() {
        AfterSalesRequest request = change.request();
        return change.facts().policy().term(request.kind(), request.reason());
    }
}
