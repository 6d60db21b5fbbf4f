package dev.aftercare.crm.examples.quickstart.input;

import static dev.aftercare.crm.ticket.TicketCommands.analyze;
import static dev.aftercare.crm.ticket.TicketCommands.answer;
import static dev.aftercare.crm.ticket.TicketCommands.confirm;
import static dev.aftercare.crm.ticket.TicketCommands.escalate;
import static dev.aftercare.crm.ticket.TicketCommands.feedback;
import static dev.aftercare.crm.ticket.TicketCommands.followUp;
import static dev.aftercare.crm.ticket.TicketCommands.hold;
import static dev.aftercare.crm.ticket.TicketCommands.resolve;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.ticket.TicketCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the activity codes of a help-desk event log are taken to mean. The log does not name them: this table is an assumption, made
 * from where in a case each code stands, and it stands in this one place.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, and commands are records
public enum HelpdeskCode {
    /** Always the first event of its case. */
    RECEIVED("received, nothing more", List.of(), 4),
    /** Nearly always first or second. */
    SERIOUSNESS("confirm: seriousness is assigned", List.of(confirm("As reported", "not-stated", Priority.NORMAL)), 0),
    /** Follows code 0. */
    IN_CHARGE(
            "analyze: taken in charge; the cause is not stated",
            List.of(analyze(CauseDimension.METHOD, "not-stated", null)),
            1),
    /** Follows code 1. */
    SOLVED("resolve", List.of(resolve("Solution not stated")), 2),
    /** The last event of nearly every case. */
    CLOSED(
            "feedback without a rating, then follow-up: closed",
            List.of(feedback("Told that the case is closed", null, null), followUp("Nothing more heard", true)),
            3),
    /** Between other events. */
    WAIT("hold until the next event", List.of(hold(WaitingFor.CUSTOMER, "Waiting")), 5),
    /** Between other events, seldom. */
    HIGHER("escalate", List.of(escalate("Needs another level")), 6, 7),
    /** Between other events, very seldom. */
    OTHER("answer the customer", List.of(answer(Channel.EMAIL, "Being worked on")), 8, 9, 10, 11, 12, 13);

    private final String meaning;
    private final List<TicketCommand> commands;
    private final List<Integer> codes;

    HelpdeskCode(String meaning, List<TicketCommand> commands, Integer... codes) {
        this.meaning = meaning;
        this.commands = commands;
        this.codes = List.of(codes);
    }

    /**
     * Finds the meaning of a code.
     *
     * @param code the code
     * @return its meaning, or empty
     */
    static Optional<HelpdeskCode> of(int code) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.codes.contains(code))
                .findFirst();
    }

    /**
     * The assumption in words.
     *
     * @return a phrase
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What is asked of the ticket.
     *
     * @return the commands, in this order; possibly none
     */
    public List<TicketCommand> commands() {
        return commands;
    }

    /**
     * Which codes mean this.
     *
     * @return the codes
     */
    public List<Integer> codes() {
        return codes;
    }
}
