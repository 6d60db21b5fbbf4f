package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.queue.Activity;
import dev.aftercare.crm.queue.SavedView;
import dev.aftercare.crm.queue.SavedViews;
import dev.aftercare.crm.queue.ViewOwner;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import java.time.Duration;

/** Views, and agents who are at tickets. */
final class QueuesAtWork {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final SavedView VIEW = SavedView.of("mine", ViewOwner.agent("clerk"), "Mine", TicketQuery.ALL);
    static final SavedView OTHER_VIEW =
            SavedView.of("all", ViewOwner.EVERYBODY, "Received", TicketQuery.at(Stage.RECEIVED));
    static final TicketCommand UP = TicketCommands.escalate("The press called");

    private QueuesAtWork() {}

    /** There is a view in its first version. */
    static void keepAView(ShopAtWork shop) {
        SavedViews views = shop.shop.queues().views();
        views.find("mine").ifPresent(there -> views.delete("mine", there.version(), CLERK));
        views.create(SavedView.of("mine", ViewOwner.agent("clerk"), "Once", TicketQuery.ALL), CLERK);
    }

    static void comeIn(ShopAtWork shop) {
        shop.shop.queues().presence().enter(shop.received, Activity.LOOKING, MINUTE, CLERK);
    }

    static void somebodyTypes(ShopAtWork shop) {
        shop.shop.queues().presence().enter(shop.received, Activity.TYPING, MINUTE, By.agent("ling"));
    }
}
