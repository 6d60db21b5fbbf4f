package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.CategoryRules;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the classifier about new tickets, if the shop's ticket policy says so.
 *
 * <p>The receipt only leaves an entry of what is due, in its own transaction; the sweep asks. A classifier in the receiving transaction
 * could keep a customer waiting, or a message from being taken in, by being slow or failing, and one of the host's own may be at the
 * other end of a network. A listener after the commit would forget the ticket when its process ends. So the classifier is asked before
 * the transaction that records its answer, and that transaction takes the entry away: the answer counts once, however many nodes sweep
 * and however often it has to be asked. One that is slow holds up the sweep, not the receipt; one that fails is asked again after the
 * entry's lease.
 *
 * <p>A category that somebody chose meanwhile stays. A shop whose classifier has learnt nothing yet is not asked about the ticket again.
 */
public final class ClassificationOnReceipt implements DueHandler {

    /** The kind of the entries. */
    public static final String KIND = CategoryRules.ASK_CLASSIFIER;

    private final TicketClassification classification;

    /**
     * Creates the handler.
     *
     * @param classification asks and decides
     */
    public ClassificationOnReceipt(TicketClassification classification) {
        this.classification = classification;
    }

    @Override
    public DueHandler prepared(DueEntry entry) {
        ClassifierSaid said = said(ticket(entry));
        return (context, same) -> {
            if (said != null) {
                record(context, ticket(same), said);
            }
        };
    }

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        prepared(entry).handle(context, entry);
    }

    private @Nullable ClassifierSaid said(TicketId id) {
        try {
            return classification.propose(id);
        } catch (NotFoundException gone) {
            return null;
        } catch (RejectedException refused) {
            if (refused.rejection() instanceof NothingLearnt) {
                return null;
            }
            throw refused;
        }
    }

    private static void record(CommandContext context, TicketId id, ClassifierSaid said) {
        context.unit()
                .tickets()
                .find(id)
                .ifPresent(ticket -> TicketSteps.classify(
                        context, ticket, said, TicketClassification.policy(context.unit()), Actor.CLOCK));
    }

    private static TicketId ticket(DueEntry entry) {
        return new TicketId(UUID.fromString(entry.key().aggregate().id()));
    }
}
