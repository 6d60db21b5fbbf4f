package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place that knows what a ticket query asks for, but for the period, which the scan itself keeps to. */
final class TicketConditions {

    private TicketConditions() {}

    static boolean match(Ticket ticket, TicketQuery query) {
        return isAny(query.stages(), ticket.stage())
                && isAny(query.priorities(), ticket.priority())
                && is(query.category(), ticket.category())
                && is(query.customer(), ticket.customer())
                && is(query.assignee(), ticket.handling().assignee());
    }

    static Optional<String> value(Ticket ticket, TicketFacet facet) {
        return switch (facet) {
            case STAGE -> Optional.of(ticket.stage().name());
            case PRIORITY -> Optional.of(ticket.priority().name());
            case TYPE -> Optional.of(ticket.type().code());
            case CHANNEL -> Optional.of(ticket.intake().channel().name());
            case CATEGORY -> Optional.ofNullable(ticket.category()).map(Category::path);
            case CAUSE ->
                Optional.ofNullable(ticket.analysis())
                        .map(analysis -> analysis.cause().cause());
            case ASSIGNEE -> Optional.ofNullable(ticket.handling().assignee());
        };
    }

    private static <T> boolean isAny(Set<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.contains(actual);
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
