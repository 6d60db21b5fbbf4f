package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes some parts of a {@link Ticket} and leaves the others. Made by {@link Ticket#next}; not safe for use by several
 * threads.
 */
public final class TicketDraft {

    private final Ticket base;
    private final long version;
    private Stage stage;
    private Priority priority;
    private @Nullable Category category;
    private @Nullable Confirmation confirmation;
    private @Nullable Analysis analysis;
    private List<PlannedAction> plan;
    private @Nullable Resolution resolution;
    private @Nullable Feedback feedback;
    private @Nullable FollowUp followUp;
    private @Nullable Cancellation cancellation;
    private Handling handling;
    private List<SlaClock> clocks;
    private @Nullable WorkflowPlace place;
    private @Nullable TermsRef terms;
    private @Nullable Escalation escalation;
    private @Nullable CategoryProposal proposal;
    private @Nullable Merger merger;
    private @Nullable ClockCycles cycles;

    TicketDraft(Ticket base, long version) {
        this.base = base;
        this.version = version;
        stage = base.stage();
        priority = base.priority();
        category = base.category();
        confirmation = base.confirmation();
        analysis = base.analysis();
        plan = base.plan();
        resolution = base.resolution();
        feedback = base.feedback();
        followUp = base.followUp();
        cancellation = base.cancellation();
        handling = base.handling();
        clocks = base.clocks();
        place = base.place();
        terms = base.terms();
        escalation = base.escalation();
        proposal = base.proposal();
        merger = base.merger();
        cycles = base.cycles();
    }

    /**
     * Sets how far it has come.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft stage(Stage value) {
        stage = value;
        return this;
    }

    /**
     * Sets how pressing it is.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft priority(Priority value) {
        priority = value;
        return this;
    }

    /**
     * Sets where it stands in the shop's tree.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft category(Category value) {
        category = value;
        return this;
    }

    /**
     * Sets what the problem was agreed to be.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft confirmation(Confirmation value) {
        confirmation = value;
        return this;
    }

    /**
     * Sets what the analysis found.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft analysis(Analysis value) {
        analysis = value;
        return this;
    }

    /**
     * Sets the actions planned.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft plan(List<PlannedAction> value) {
        plan = value;
        return this;
    }

    /**
     * Sets what solved it.
     *
     * @param value the value, or null to take it away
     * @return this draft
     */
    public TicketDraft resolution(@Nullable Resolution value) {
        resolution = value;
        return this;
    }

    /**
     * Sets what the customer was told and said.
     *
     * @param value the value, or null to take it away
     * @return this draft
     */
    public TicketDraft feedback(@Nullable Feedback value) {
        feedback = value;
        return this;
    }

    /**
     * Sets what the check of the lasting effect found.
     *
     * @param value the value, or null to take it away
     * @return this draft
     */
    public TicketDraft followUp(@Nullable FollowUp value) {
        followUp = value;
        return this;
    }

    /**
     * Sets how it ended without a resolution.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft cancellation(Cancellation value) {
        cancellation = value;
        return this;
    }

    /**
     * Sets who works on it.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft handling(Handling value) {
        handling = value;
        return this;
    }

    /**
     * Sets its service-level clocks.
     *
     * @param value the value
     * @return this draft
     */
    public TicketDraft clocks(List<SlaClock> value) {
        clocks = value;
        return this;
    }

    /**
     * Sets where it stands in a workflow that the shop defined.
     *
     * @param value the value, or null if the library's own six steps govern it
     * @return this draft
     */
    public TicketDraft place(@Nullable WorkflowPlace value) {
        place = value;
        return this;
    }

    /**
     * Sets what is promised to it.
     *
     * @param value the value, or null
     * @return this draft
     */
    public TicketDraft terms(@Nullable TermsRef value) {
        terms = value;
        return this;
    }

    /**
     * Sets how far its escalation has come.
     *
     * @param value the value; {@link Escalation#NONE} takes it away
     * @return this draft
     */
    public TicketDraft escalation(Escalation value) {
        escalation = value.equals(Escalation.NONE) ? null : value;
        return this;
    }

    /**
     * Sets what a classifier said of it last.
     *
     * @param value the value, or null
     * @return this draft
     */
    public TicketDraft proposal(@Nullable CategoryProposal value) {
        proposal = value;
        return this;
    }

    /**
     * Sets how it went on in another ticket.
     *
     * @param value the value, or null to take it away
     * @return this draft
     */
    public TicketDraft merger(@Nullable Merger value) {
        merger = value;
        return this;
    }

    /**
     * Sets what is remembered of its clocks that are gone.
     *
     * @param value the value, or null
     * @return this draft
     */
    public TicketDraft cycles(@Nullable ClockCycles value) {
        cycles = value;
        return this;
    }

    /**
     * Builds the ticket.
     *
     * @return the ticket
     */
    public Ticket build() {
        return new Ticket(
                base.id(),
                version,
                base.type(),
                base.customer(),
                stage,
                priority,
                category,
                base.intake(),
                confirmation,
                analysis,
                plan,
                resolution,
                feedback,
                followUp,
                cancellation,
                handling,
                clocks,
                place,
                terms,
                escalation,
                proposal,
                merger,
                cycles,
                base.unknown());
    }
}
