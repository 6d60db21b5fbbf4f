package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, and why.
 *
 * @param message which message
 * @param placement where it belongs
 * @param recognition whether a person wrote it
 * @param ticket the ticket that has it; null exactly if it was set aside
 * @param customer the customer who sent it, or null if the sender is none
 * @param acknowledge whether the shop may send a notice of receipt by a program: only for a ticket that the message began, and only if a
 *     person wrote it and it does not ask for silence
 * @param repeated whether it was handed in before; all else is as it was then
 * @param policy the policy that decided, as {@code id@version}; null for {@link IntakePolicy#DEFAULT}
 */
public record IntakeReceipt(
        MessageId message,
        Placement placement,
        Recognition recognition,
        @Nullable TicketId ticket,
        @Nullable CustomerId customer,
        boolean acknowledge,
        boolean repeated,
        @Nullable String policy) {

    /** Checks the parts. */
    public IntakeReceipt {
        Input.present("receipt.message", message);
        Input.present("receipt.placement", placement);
        Input.present("receipt.recognition", recognition);
    }

    /**
     * The decision in words, without anything personal.
     *
     * @return what each rule found, and what became of the message
     */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                recognition.sign() == null
                        ? "a person wrote it, as far as can be told"
                        : "no person wrote it: " + recognition.sign() + " (" + recognition.because() + ")");
        placement.clues().forEach(clue -> sentences.add(clue.sentence()));
        sentences.add(placement.kind() + (ticket == null ? "" : " (" + ticket.value() + ")"));
        return List.copyOf(sentences);
    }

    IntakeReceipt again() {
        return new IntakeReceipt(message, placement, recognition, ticket, customer, acknowledge, true, policy);
    }
}
