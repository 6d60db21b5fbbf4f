package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who some tickets are for. Begin with {@link #of}.
 *
 * @param type only tickets of this type; null for all
 * @param category only tickets of this category or one below it; null for all
 * @param department the department whose agents take them; null for any
 * @param skills what an agent must be able to do, all of it
 */
public record AssignmentNeed(
        @Nullable TicketType type,
        @Nullable String category,
        @Nullable String department,
        Set<String> skills) {

    static final AssignmentNeed NOTHING = new AssignmentNeed(null, null, null, Set.of());

    /** Checks and copies the parts. */
    public AssignmentNeed {
        Input.textOrNull("need.category", category, 200);
        Input.textOrNull("need.department", department, 100);
        skills = Agent.names("need.skills", skills, 50);
    }

    /**
     * What tickets of a category need.
     *
     * @param category a path in the shop's tree, or null for all tickets
     * @param department whose agents take them, or null for any
     * @param skills what an agent must be able to do
     * @return the need
     */
    public static AssignmentNeed of(@Nullable String category, @Nullable String department, String... skills) {
        return new AssignmentNeed(null, category, department, Set.of(skills));
    }

    /**
     * The same need for tickets of one type.
     *
     * @param value which type
     * @return the need
     */
    public AssignmentNeed only(TicketType value) {
        return new AssignmentNeed(value, category, department, skills);
    }

    boolean covers(Ticket ticket) {
        Category of = ticket.category();
        return (type == null || type.equals(ticket.type()))
                && (category == null || (of != null && Category.isWithin(of.path(), category)));
    }
}
