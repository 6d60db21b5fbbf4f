package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workflow that governs a ticket. A ticket keeps the version by which it was received, whatever the shop defines later.
 *
 * @param reference which definition of the shop's it is, as {@code type@number}; null for the library's own
 * @param workflow the workflow
 */
public record Governing(@Nullable String reference, TicketWorkflow workflow) {

    /** The library's own six steps. */
    public static final Governing STANDARD = new Governing(null, TicketWorkflow.STANDARD);

    /** Checks the parts. */
    public Governing {
        if (reference != null) {
            Input.code("governing.reference", reference, 100);
        }
        Input.present("governing.workflow", workflow);
        if (reference == null && !workflow.equals(TicketWorkflow.STANDARD)) {
            throw new InvalidInputException(
                    "governing.reference", "is missing", "a reference of every workflow but the library's own");
        }
    }

    /** Where a ticket begins; null if it needs no place. */
    @Nullable
    WorkflowPlace place() {
        return reference == null
                ? null
                : new WorkflowPlace(reference, workflow.start().name(), Map.of());
    }
}
