package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision in the making: the request and its order as far as they have come, and what happened, one event per version. */
final class AfterSalesChange {

    private final @Nullable AfterSalesRequest before;
    private final AfterSalesFacts facts;
    private final List<Happened> events = new ArrayList<>();
    private AfterSalesCase present;

    private AfterSalesChange(@Nullable AfterSalesRequest before, AfterSalesCase present, AfterSalesFacts facts) {
        this.before = before;
        this.present = present;
        this.facts = facts;
    }

    static AfterSalesChange of(AfterSalesCase present, AfterSalesFacts facts) {
        return new AfterSalesChange(present.request(), present, facts);
    }

    static AfterSalesChange requested(AfterSalesCase present, AfterSalesEvent event, AfterSalesFacts facts) {
        AfterSalesChange change = new AfterSalesChange(null, present, facts);
        change.events.add(new Happened(event, facts.actor()));
        return change;
    }

    AfterSalesRequest request() {
        return present.request();
    }

    OrderAccount order() {
        return present.order();
    }

    AfterSalesFacts facts() {
        return facts;
    }

    AfterSalesChange account(OrderAccount next) {
        present = new AfterSalesCase(present.request(), next);
        return this;
    }

    AfterSalesChange did(AfterSalesRequest next, AfterSalesEvent event) {
        return did(facts.actor(), next, event);
    }

    AfterSalesChange did(Actor actor, AfterSalesRequest next, AfterSalesEvent event) {
        present = new AfterSalesCase(next, present.order());
        events.add(new Happened(event, actor));
        return this;
    }

    Decision<AfterSalesCase> decision() {
        return new Decision.Accepted<>(present, events, AfterSalesTimers.changes(before, present.request(), facts));
    }
}
