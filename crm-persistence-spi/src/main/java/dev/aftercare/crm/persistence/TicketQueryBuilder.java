package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the conditions of a {@link TicketQuery}. A condition given again replaces the first one. */
public final class TicketQueryBuilder {

    private Set<Stage> stages = Set.of();
    private Set<Priority> priorities = Set.of();
    private Set<TicketType> types = Set.of();
    private Set<Channel> channels = Set.of();
    private @Nullable Category category;
    private @Nullable CustomerId customer;
    private @Nullable String assignee;
    private @Nullable Category within;
    private @Nullable String department;
    private @Nullable Boolean assigned;
    private @Nullable Instant receivedFrom;
    private @Nullable Instant receivedBefore;
    private @Nullable Instant dueFrom;
    private @Nullable Instant dueBefore;
    private List<String> words = List.of();
    private TicketOrder order = TicketOrder.LAST_RECEIVED;

    TicketQueryBuilder() {}

    TicketQueryBuilder(TicketQuery query) {
        stages = query.stages();
        priorities = query.priorities();
        types = query.types();
        channels = query.channels();
        category = query.category();
        customer = query.customer();
        assignee = query.assignee();
        within = query.within();
        department = query.department();
        assigned = query.assigned();
        receivedFrom = query.receivedFrom();
        receivedBefore = query.receivedBefore();
        dueFrom = query.dueFrom();
        dueBefore = query.dueBefore();
        words = query.words();
        order = query.order();
    }

    /**
     * Tickets at any of these stages.
     *
     * @param any the stages; none is no condition
     * @return this builder
     */
    public TicketQueryBuilder stages(Stage... any) {
        stages = Set.copyOf(List.of(any));
        return this;
    }

    /**
     * Tickets of any of these priorities.
     *
     * @param any the priorities; none is no condition
     * @return this builder
     */
    public TicketQueryBuilder priorities(Priority... any) {
        priorities = Set.copyOf(List.of(any));
        return this;
    }

    /**
     * Tickets of any of these types.
     *
     * @param any the types; none is no condition
     * @return this builder
     */
    public TicketQueryBuilder types(TicketType... any) {
        types = Set.copyOf(List.of(any));
        return this;
    }

    /**
     * Tickets received by any of these channels.
     *
     * @param any the channels; none is no condition
     * @return this builder
     */
    public TicketQueryBuilder channels(Channel... any) {
        channels = Set.copyOf(List.of(any));
        return this;
    }

    /**
     * Tickets of exactly this category.
     *
     * @param exactly the category, or null for no condition
     * @return this builder
     */
    public TicketQueryBuilder category(@Nullable Category exactly) {
        category = exactly;
        return this;
    }

    /**
     * Tickets of this customer.
     *
     * @param whose the customer, or null for no condition
     * @return this builder
     */
    public TicketQueryBuilder customer(@Nullable CustomerId whose) {
        customer = whose;
        return this;
    }

    /**
     * Tickets with this agent.
     *
     * @param login the agent's login, or null for no condition
     * @return this builder
     */
    public TicketQueryBuilder assignee(@Nullable String login) {
        assignee = login;
        return this;
    }

    /**
     * Tickets of a category or one below it.
     *
     * @param top the category, or null for no condition
     * @return this builder
     */
    public TicketQueryBuilder within(@Nullable Category top) {
        within = top;
        return this;
    }

    /**
     * Tickets of this department, whichever of its agents has them, and those that nobody has yet.
     *
     * @param whose the department, or null for no condition
     * @return this builder
     */
    public TicketQueryBuilder department(@Nullable String whose) {
        department = whose;
        return this;
    }

    /**
     * Tickets that somebody has, or those that nobody has.
     *
     * @param somebody true for those that somebody has, false for the others; null for no condition
     * @return this builder
     */
    public TicketQueryBuilder assigned(@Nullable Boolean somebody) {
        assigned = somebody;
        return this;
    }

    /**
     * Tickets received in a period.
     *
     * @param from the first instant, included; or null
     * @param before the last instant, excluded; or null
     * @return this builder
     */
    public TicketQueryBuilder received(@Nullable Instant from, @Nullable Instant before) {
        receivedFrom = from;
        receivedBefore = before;
        return this;
    }

    /**
     * Tickets {@linkplain TicketAttributes#due due} in a period; with both instants null, whether due or not.
     *
     * @param from the first instant, included; or null
     * @param before the last instant, excluded; or null
     * @return this builder
     */
    public TicketQueryBuilder due(@Nullable Instant from, @Nullable Instant before) {
        dueFrom = from;
        dueBefore = before;
        return this;
    }

    /**
     * Tickets whose {@linkplain TicketAttributes#text text} contains every word of a search, in any order and anywhere, also inside a
     * longer word; upper and lower case are the same, and so are full-width and half-width forms. Words are what white space
     * separates: Chinese without spaces is one word and found as it stands.
     *
     * @param search what to look for; null or blank is no condition
     * @return this builder
     * @throws InvalidInputException if it has more than {@value TicketQuery#MAX_WORDS} words
     */
    public TicketQueryBuilder containing(@Nullable String search) {
        List<String> found = search == null ? List.of() : TicketAttributes.words(search);
        if (found.size() > TicketQuery.MAX_WORDS) {
            throw new InvalidInputException(
                    "query.words", "has " + found.size() + " words", "at most " + TicketQuery.MAX_WORDS);
        }
        words = found;
        return this;
    }

    /**
     * Which ticket comes first.
     *
     * @param first the order
     * @return this builder
     */
    public TicketQueryBuilder order(TicketOrder first) {
        order = first;
        return this;
    }

    /**
     * The query.
     *
     * @return the query, with all conditions given so far
     */
    public TicketQuery build() {
        return new TicketQuery(
                stages,
                priorities,
                types,
                channels,
                category,
                customer,
                assignee,
                within,
                department,
                assigned,
                receivedFrom,
                receivedBefore,
                dueFrom,
                dueBefore,
                words,
                order);
    }
}
