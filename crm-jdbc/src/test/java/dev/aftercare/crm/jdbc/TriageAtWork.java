package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;

import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.Tickets;
import dev.aftercare.crm.triage.TrainingScope;
import java.util.List;

/** What a classifier needs before it has anything to say. */
final class TriageAtWork {

    static final CategoryTree TREE = CategoryTree.builder()
            .category("logistics", "Logistics")
            .category("logistics/damage", "Damage")
            .build();

    private TriageAtWork() {}

    /** Two tickets are closed, from which something can be learnt. */
    static void closeTwo(ShopAtWork shop) {
        Tickets tickets = shop.shop.tickets();
        for (String statement : List.of("The label is wrong", "The label is torn")) {
            TicketId id = tickets.receive(shop.matter(statement), CLERK).id();
            tickets.confirm(id, statement, "logistics/damage", Priority.NORMAL, CLERK);
            tickets.analyze(id, CauseDimension.METHOD, "packing", null, CLERK);
            tickets.resolve(id, "Packed better", CLERK);
            tickets.feedback(id, "Told of the new label", Rating.SATISFIED, null, CLERK);
            tickets.followUp(id, "It sticks", true, CLERK);
        }
    }

    /** The classifier has learnt from them, and what it has learnt is loaded. */
    static void learn(ShopAtWork shop) {
        closeTwo(shop);
        shop.shop.classification().train(TrainingScope.DEFAULT, CLERK);
        shop.shop.classification().propose(shop.received);
    }
}
