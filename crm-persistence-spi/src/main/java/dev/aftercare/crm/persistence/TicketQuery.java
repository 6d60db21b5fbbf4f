package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are wanted, and in which order. All conditions must hold; an empty set or null is no condition. {@link #matches} says
 * exactly what is found; a store that searches by other means finds the same.
 *
 * @param stages any of these stages
 * @param priorities any of these priorities
 * @param types any of these types
 * @param channels received by any of these channels
 * @param category exactly this category
 * @param customer of this customer
 * @param assignee with this agent
 * @param within of this category or one below it: {@code logistics} also finds {@code logistics/damage}
 * @param department whose {@linkplain TicketAttributes#department department} is this one
 * @param assigned true: whoever has it; false: nobody has it
 * @param receivedFrom received at this instant or later
 * @param receivedBefore received before this instant
 * @param dueFrom {@linkplain TicketAttributes#due due} at this instant or later; a ticket that is not due at all is not found
 * @param dueBefore due before this instant; a ticket that is not due at all is not found
 * @param words whose {@linkplain TicketAttributes#text text} contains each of these words, anywhere, as {@link TicketAttributes#words}
 *     gives them; at most {@value #MAX_WORDS}
 * @param order which ticket comes first
 */
public record TicketQuery(
        Set<Stage> stages,
        Set<Priority> priorities,
        Set<TicketType> types,
        Set<Channel> channels,
        @Nullable Category category,
        @Nullable CustomerId customer,
        @Nullable String assignee,
        @Nullable Category within,
        @Nullable String department,
        @Nullable Boolean assigned,
        @Nullable Instant receivedFrom,
        @Nullable Instant receivedBefore,
        @Nullable Instant dueFrom,
        @Nullable Instant dueBefore,
        List<String> words,
        TicketOrder order) {

    /** The most words to search for. */
    public static final int MAX_WORDS = 10;

    /** The most types to ask for. */
    public static final int MAX_TYPES = 50;

    /** Every ticket, the last received first. */
    public static final TicketQuery ALL = builder().build();

    /** Copies the sets, cuts the instants to microseconds and checks the words. */
    public TicketQuery {
        stages = Set.copyOf(stages);
        priorities = Set.copyOf(priorities);
        types = Set.copyOf(Input.atMost("query.types", types, MAX_TYPES));
        channels = Set.copyOf(channels);
        Input.textOrNull("query.department", department, 100);
        receivedFrom = Input.instantOrNull("query.receivedFrom", receivedFrom);
        receivedBefore = Input.instantOrNull("query.receivedBefore", receivedBefore);
        dueFrom = Input.instantOrNull("query.dueFrom", dueFrom);
        dueBefore = Input.instantOrNull("query.dueBefore", dueBefore);
        words = List.copyOf(Input.atMost("query.words", words, MAX_WORDS));
        for (String word : words) {
            if (!TicketAttributes.words(word).equals(List.of(word))) {
                throw new InvalidInputException("query.words", "holds what is not one word", "what words() gives");
            }
        }
        Input.present("query.order", order);
    }

    /**
     * A query without conditions, the last received first.
     *
     * @return the builder
     */
    public static TicketQueryBuilder builder() {
        return new TicketQueryBuilder();
    }

    /**
     * The tickets of a customer.
     *
     * @param customer whose
     * @return the query
     */
    public static TicketQuery of(CustomerId customer) {
        return builder().customer(customer).build();
    }

    /**
     * The tickets at some stages.
     *
     * @param stages any of these
     * @return the query
     */
    public static TicketQuery at(Stage... stages) {
        return builder().stages(stages).build();
    }

    /**
     * This query, limited to tickets received in a period.
     *
     * @param from the first instant, included; or null
     * @param before the last instant, excluded; or null
     * @return the query
     */
    public TicketQuery receivedWithin(@Nullable Instant from, @Nullable Instant before) {
        return toBuilder().received(from, before).build();
    }

    /**
     * A builder that starts with this query.
     *
     * @return the builder
     */
    public TicketQueryBuilder toBuilder() {
        return new TicketQueryBuilder(this);
    }

    /**
     * Whether a ticket is found. In {@link TicketOrder#EARLIEST_DUE} only tickets that are due have a place, so only they are found.
     *
     * @param ticket the ticket as it is stored
     * @return true if all conditions hold
     */
    public boolean matches(Ticket ticket) {
        return isAny(stages, ticket.stage())
                && isAny(priorities, ticket.priority())
                && isAny(types, ticket.type())
                && isAny(channels, ticket.intake().channel())
                && is(category, ticket.category())
                && is(customer, ticket.customer())
                && is(assignee, ticket.handling().assignee())
                && (within == null || isWithin(within.path(), ticket.category()))
                && is(department, TicketAttributes.department(ticket))
                && is(assigned, ticket.handling().assignee() != null)
                && isWithin(receivedFrom, receivedBefore, ticket.intake().at())
                && isDueAsWanted(TicketAttributes.due(ticket))
                && (words.isEmpty() || words.stream().allMatch(TicketAttributes.text(ticket)::contains));
    }

    private boolean isDueAsWanted(@Nullable Instant due) {
        boolean wanted = dueFrom != null || dueBefore != null || order == TicketOrder.EARLIEST_DUE;
        return !wanted || (due != null && isWithin(dueFrom, dueBefore, due));
    }

    private static <T> boolean isAny(Set<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.contains(actual);
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static boolean isWithin(String path, @Nullable Category actual) {
        return actual != null && (actual.path() + "/").startsWith(path + "/");
    }

    private static boolean isWithin(@Nullable Instant from, @Nullable Instant before, Instant at) {
        return (from == null || !at.isBefore(from)) && (before == null || at.isBefore(before));
    }

    /** Leaves the words out: they may be personal. */
    @Override
    public String toString() {
        return "TicketQuery[" + order + ", " + words.size() + " words]";
    }
}
