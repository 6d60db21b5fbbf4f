package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.once;
import static dev.aftercare.crm.jdbc.Scenario.read;

import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.queue.Activity;
import dev.aftercare.crm.triage.TrainingScope;
import java.util.List;

/** The commands of classification, views, presences and steps on many tickets. */
final class QueueScenarios {

    private static final PageRequest PAGE = PageRequest.first(20);

    static final List<Scenario> COMMANDS = List.of(
            once(w -> w.shop.classification().define(ClassificationPolicy.PROPOSING, w.by())),
            once(w -> w.shop.classification().define(TriageAtWork.TREE, w.by())),
            once(w -> w.shop.classification().choose(w.received, "logistics/damage", w.by())),
            once(w -> w.shop.classification().train(TrainingScope.DEFAULT, w.by()))
                    .after(TriageAtWork::closeTwo),
            once(w -> w.shop.classification().classify(w.received, w.by())).after(TriageAtWork::learn),
            once(w -> w.shop.queues().views().create(QueuesAtWork.OTHER_VIEW, w.by())),
            once(w -> w.shop.queues().views().update(QueuesAtWork.VIEW, 1, w.by()))
                    .after(QueuesAtWork::keepAView),
            once(w -> w.shop.queues().views().delete("mine", 1, w.by())).after(QueuesAtWork::keepAView),
            once(w -> w.shop.queues().presence().enter(w.received, Activity.LOOKING, QueuesAtWork.MINUTE, w.by())),
            once(w -> w.shop.queues().presence().takeOver(w.received, QueuesAtWork.MINUTE, w.by()))
                    .after(QueuesAtWork::somebodyTypes),
            once(w -> w.shop.queues().presence().leave(w.received, w.by())).after(QueuesAtWork::comeIn),
            // Of one ticket, as the round trips are counted; those of several are below.
            once(w -> w.shop.queues().bulk().apply(List.of(w.received), QueuesAtWork.UP, w.by())),
            once(w -> w.shop.queues()
                    .bulk()
                    .apply(TicketQuery.at(Stage.RESOLVED), PageRequest.first(1), QueuesAtWork.UP, w.by())));

    /** Steps on several tickets: each is a transaction, and a call under the same key goes on where another stopped. */
    static final Scenario OF_THREE = Scenario.inParts(
            w -> w.shop.queues().bulk().apply(List.of(w.received, w.confirmed, w.resolved), QueuesAtWork.UP, w.by()));

    static final Scenario OF_A_PAGE = Scenario.inParts(w -> w.shop.queues()
            .bulk()
            .apply(TicketQuery.at(Stage.RECEIVED), PageRequest.first(2), QueuesAtWork.UP, w.by()));

    static final List<Scenario> READS = List.of(
            read(w -> w.shop.tickets().page(first(TicketOrder.EARLIEST_DUE), PAGE)),
            read(w -> w.shop.tickets().page(first(TicketOrder.MOST_PRESSING), PAGE)),
            read(w -> w.shop.tickets()
                    .page(
                            first(TicketOrder.EARLIEST_DUE).toBuilder()
                                    .due(ShopAtWork.OPENING, ShopAtWork.days(1))
                                    .build(),
                            PAGE)),
            read(w -> w.shop.tickets()
                    .page(
                            TicketQuery.builder()
                                    .types(TicketType.COMPLAINT, TicketType.INQUIRY)
                                    .channels(Channel.EMAIL)
                                    .build(),
                            PAGE)),
            read(w -> w.shop.tickets()
                    .page(TicketQuery.builder().containing("broken").build(), PAGE)),
            read(w -> w.shop.queues().views().page(QueuesAtWork.VIEW.owner(), PAGE)),
            read(w -> w.shop.queues().views().board(TicketQuery.ALL)),
            read(w -> w.shop.queues().presence().at(w.received)));

    private QueueScenarios() {}

    private static TicketQuery first(TicketOrder order) {
        return TicketQuery.builder().order(order).build();
    }
}
