package dev.aftercare.crm.ticket;

import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.sla.Promises;
import dev.aftercare.crm.sla.SlaTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a ticket needs to know besides the ticket. Begin with {@link #of}.
 *
 * @param now when, cut to microseconds
 * @param actor who gives the command
 * @param policy what the shop decided about the course of tickets
 * @param promises what the shop promises now, and what it promised to this ticket
 * @param governing the workflow that governs the ticket
 * @param causes the causes that the shop knows; null if it has no such list
 * @param categories the shop's tree of categories; null if it has none, or the decision is about no category
 * @param children the open tickets that are part of this one; they are only looked at by a step that asks for their end
 * @param survivor where a ticket that was merged goes on; null if it was not, or that is not known
 */
public record TicketFacts(
        Instant now,
        Actor actor,
        TicketPolicy policy,
        Promises promises,
        Governing governing,
        @Nullable CauseList causes,
        @Nullable CategoryTree categories,
        OpenChildren children,
        @Nullable TicketId survivor) {

    /** Checks the parts. */
    public TicketFacts {
        now = Input.instant("facts.now", now);
        Input.present("facts.actor", actor);
        Input.present("facts.policy", policy);
        Input.present("facts.promises", promises);
        Input.present("facts.governing", governing);
        Input.present("facts.children", children);
    }

    /**
     * The facts of a shop that decided nothing of its own, has no workflow of its own and promises nothing.
     *
     * @param now when
     * @param actor who gives the command
     * @return the facts
     */
    public static TicketFacts of(Instant now, Actor actor) {
        return new TicketFacts(
                now,
                actor,
                TicketPolicy.DEFAULT,
                new Promises(SlaTerms.NONE, SlaTerms.NONE),
                Governing.STANDARD,
                null,
                null,
                OpenChildren.NONE,
                null);
    }

    /**
     * The same facts with another policy.
     *
     * @param value what the shop decided about the course of tickets
     * @return the facts
     */
    public TicketFacts under(TicketPolicy value) {
        return new TicketFacts(now, actor, value, promises, governing, causes, categories, children, survivor);
    }

    /**
     * The same facts with other promises.
     *
     * @param value what the shop promises now, and what it promised to this ticket
     * @return the facts
     */
    public TicketFacts promising(Promises value) {
        return new TicketFacts(now, actor, policy, value, governing, causes, categories, children, survivor);
    }

    /**
     * The same facts under another workflow.
     *
     * @param value the workflow that governs the ticket
     * @return the facts
     */
    public TicketFacts governedBy(Governing value) {
        return new TicketFacts(now, actor, policy, promises, value, causes, categories, children, survivor);
    }

    /**
     * The same facts of a shop that has a list of causes.
     *
     * @param value the causes that the shop knows, or null if it has no such list
     * @return the facts
     */
    public TicketFacts knowing(@Nullable CauseList value) {
        return new TicketFacts(now, actor, policy, promises, governing, value, categories, children, survivor);
    }

    /**
     * The same facts of a shop that has a tree of categories.
     *
     * @param value the tree, or null if it has none
     * @return the facts
     */
    public TicketFacts categorizedBy(@Nullable CategoryTree value) {
        return new TicketFacts(now, actor, policy, promises, governing, causes, value, children, survivor);
    }

    /**
     * The same facts of a ticket of which others are part.
     *
     * @param value the open ones
     * @return the facts
     */
    public TicketFacts with(OpenChildren value) {
        return new TicketFacts(now, actor, policy, promises, governing, causes, categories, value, survivor);
    }

    /**
     * The same facts of a ticket that was merged.
     *
     * @param value where it goes on
     * @return the facts
     */
    public TicketFacts mergedInto(@Nullable TicketId value) {
        return new TicketFacts(now, actor, policy, promises, governing, causes, categories, children, value);
    }
}
