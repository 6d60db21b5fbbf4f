package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One matter that a customer brought to the shop 工单.
 *
 * <p>The record holds what is known; which step is allowed when is a rule and stands elsewhere.
 *
 * @param id names the ticket
 * @param version the number of changes so far, receipt included; at least 1
 * @param type what sort of matter
 * @param customer whose
 * @param stage how far it has come
 * @param priority how pressing it is
 * @param category where it stands in the shop's tree; null before somebody, or a classifier, set it
 * @param intake how it reached the shop
 * @param confirmation what the problem was agreed to be, or null
 * @param analysis what the analysis found, or null
 * @param plan the actions planned, by number; at most {@value #MAX_ACTIONS}
 * @param resolution what solved it, or null
 * @param feedback what the customer was told and said, or null
 * @param followUp what the check of the lasting effect found, or null
 * @param cancellation how it ended without a resolution, or null
 * @param handling who works on it
 * @param clocks its service-level clocks, at most one per metric
 * @param place where it stands in a workflow that the shop defined; null if the library's own six steps govern it, whose states are
 *     the stages
 * @param terms what is promised to it; null if nothing ever was
 * @param escalation how far its escalation has come; null if there never was any
 * @param proposal what a classifier said of it last; null if none ever did
 * @param merger how it went on in another ticket; given exactly if its stage is {@link Stage#MERGED}
 * @param cycles what is remembered of its clocks that are gone; null in what earlier versions stored: then cycles may not be numbered
 *     on, until its next change
 * @param unknown what a newer version of the library stored here
 */
public record Ticket(
        TicketId id,
        long version,
        TicketType type,
        CustomerId customer,
        Stage stage,
        Priority priority,
        @Nullable Category category,
        Intake intake,
        @Nullable Confirmation confirmation,
        @Nullable Analysis analysis,
        List<PlannedAction> plan,
        @Nullable Resolution resolution,
        @Nullable Feedback feedback,
        @Nullable FollowUp followUp,
        @Nullable Cancellation cancellation,
        Handling handling,
        List<SlaClock> clocks,
        @Nullable WorkflowPlace place,
        @Nullable TermsRef terms,
        @Nullable Escalation escalation,
        @Nullable CategoryProposal proposal,
        @Nullable Merger merger,
        @Nullable ClockCycles cycles,
        UnknownFields unknown) {

    /** The most actions that a plan can have. */
    public static final int MAX_ACTIONS = 200;

    /** The most clocks that a ticket can have: one for each action, and fifty others. */
    public static final int MAX_CLOCKS = MAX_ACTIONS + 50;

    /** Checks and copies the parts. */
    public Ticket {
        Input.present("ticket.id", id);
        Input.within("ticket.version", version, 1, Long.MAX_VALUE);
        Input.present("ticket.type", type);
        Input.present("ticket.customer", customer);
        Input.present("ticket.stage", stage);
        Input.present("ticket.priority", priority);
        Input.present("ticket.intake", intake);
        plan = List.copyOf(Input.atMost("ticket.plan", plan, MAX_ACTIONS));
        Input.present("ticket.handling", handling);
        clocks = List.copyOf(Input.atMost("ticket.clocks", clocks, MAX_CLOCKS));
        if ((stage == Stage.MERGED) != (merger != null)) {
            throw new InvalidInputException("ticket.merger", "does not fit the stage", "a merger exactly for MERGED");
        }
        Input.present("ticket.unknown", unknown);
    }

    /**
     * A ticket just received.
     *
     * @param id names the ticket
     * @param type what sort of matter
     * @param customer whose
     * @param priority how pressing it seems
     * @param intake how it reached the shop
     * @return version 1
     */
    public static Ticket received(TicketId id, TicketType type, CustomerId customer, Priority priority, Intake intake) {
        return new Ticket(
                id,
                1,
                type,
                customer,
                Stage.RECEIVED,
                priority,
                null,
                intake,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Handling.NEW,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                ClockCycles.NONE,
                UnknownFields.NONE);
    }

    /**
     * A draft of this ticket's next version.
     *
     * @return the draft, with everything as it is here but the version, which is one higher
     */
    public TicketDraft next() {
        return new TicketDraft(this, version + 1);
    }

    /**
     * The same version with other clocks: they follow from a change that is already counted.
     *
     * @param clocks the clocks
     * @return the ticket with these clocks
     */
    public Ticket withClocks(List<SlaClock> clocks) {
        return new TicketDraft(this, version).clocks(clocks).build();
    }

    /**
     * The name of the state of its workflow that it is in.
     *
     * @return the state's name; the stage's if the library's own six steps govern it
     */
    public String state() {
        return place == null ? stage.name() : place.state();
    }

    /**
     * The same version at the start of a workflow: it follows from a change that is already counted.
     *
     * @param start the stage of the workflow's first state
     * @param place the place in a workflow that the shop defined, or null for the library's own six steps
     * @return the ticket at this stage and place
     */
    public Ticket withStart(Stage start, @Nullable WorkflowPlace place) {
        return new TicketDraft(this, version).stage(start).place(place).build();
    }

    /**
     * The same version under other terms: they follow from a change that is already counted.
     *
     * @param terms what is promised, or null
     * @return the ticket with these terms
     */
    public Ticket withTerms(@Nullable TermsRef terms) {
        return new TicketDraft(this, version).terms(terms).build();
    }

    /**
     * The same version with its escalation elsewhere: it follows from a change that is already counted.
     *
     * @param value how far the escalation has come
     * @return the ticket with this escalation
     */
    public Ticket withEscalation(Escalation value) {
        return new TicketDraft(this, version).escalation(value).build();
    }

    /**
     * The same version with something else remembered of clocks that are gone: it follows from a change that is already counted.
     *
     * @param value what is remembered, or null
     * @return the ticket with that
     */
    public Ticket withCycles(@Nullable ClockCycles value) {
        return new TicketDraft(this, version).cycles(value).build();
    }

    /**
     * The clock of a metric.
     *
     * @param metric which
     * @return the clock, or empty if none was ever started
     */
    public Optional<SlaClock> clock(Metric metric) {
        return clocks.stream().filter(clock -> clock.metric().equals(metric)).findFirst();
    }

    /**
     * How far its escalation has come.
     *
     * @return the escalation; {@link Escalation#NONE} if there never was any
     */
    public Escalation escalated() {
        return escalation == null ? Escalation.NONE : escalation;
    }

    /**
     * Whether it goes on in another ticket.
     *
     * @return true while merged
     */
    public boolean isMerged() {
        return merger != null;
    }

    /**
     * Whether it waits for somebody outside the shop.
     *
     * @return true while on hold
     */
    public boolean isOnHold() {
        return handling.hold() != null;
    }
}
