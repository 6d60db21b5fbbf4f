package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.ticket.HandlingEvent.TicketAssigned;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which groups the clocks of one ticket belong.
 *
 * @param ticket the ticket
 * @param events its events
 * @param zone whose days, weeks and months count
 * @param teams names the team of an agent; null for one who has none
 */
record FigureGroups(Ticket ticket, List<Occurrence> events, ZoneId zone, Function<String, @Nullable String> teams) {

    static final String NONE = "-";

    List<String> of(ClockRun run, List<FigureBy> by) {
        return by.stream().map(each -> of(run, each)).toList();
    }

    /** How often the ticket went from one agent to another during a run. */
    long handOvers(ClockRun run) {
        return events.stream()
                .filter(event -> event.body() instanceof TicketAssigned assigned
                        && assigned.previous() != null
                        && isDuring(run, event.at()))
                .count();
    }

    private String of(ClockRun run, FigureBy by) {
        TicketTraits traits = TicketTraits.of(ticket);
        LocalDate started = LocalDate.ofInstant(run.clock().startedAt(), zone);
        return switch (by) {
            case AGENT -> agent(run);
            case TEAM -> team(run);
            case DEPARTMENT -> orNone(traits.standing().department());
            case CATEGORY ->
                traits.category() == null ? NONE : traits.category().path();
            case CHANNEL -> traits.channel().name();
            case CUSTOMER_CLASS -> orNone(traits.standing().customerClass());
            case TIER -> orNone(traits.standing().tier());
            case PRIORITY -> traits.priority().name();
            case DAY -> started.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        started.get(IsoFields.WEEK_BASED_YEAR),
                        started.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> YearMonth.from(started).toString();
        };
    }

    private String agent(ClockRun run) {
        Optional<Actor> credited = run.stoppedBy();
        if (credited.isPresent()) {
            Actor actor = credited.get();
            return actor.kind() == Actor.Kind.AGENT ? actor.id() : actor.kind().name() + ":" + actor.id();
        }
        return orNone(lastAssigned(run));
    }

    private String team(ClockRun run) {
        Optional<Actor> credited = run.stoppedBy();
        String login = credited.isEmpty()
                ? lastAssigned(run)
                : credited.get().kind() == Actor.Kind.AGENT ? credited.get().id() : null;
        return orNone(login == null ? null : teams.apply(login));
    }

    private @Nullable String lastAssigned(ClockRun run) {
        String assignee = null;
        for (Occurrence event : events) {
            boolean before = run.endedAt() == null || !event.at().isAfter(run.endedAt());
            if (before && event.body() instanceof TicketAssigned assigned) {
                assignee = assigned.assignee();
            }
        }
        return assignee;
    }

    private static boolean isDuring(ClockRun run, Instant at) {
        Instant stopped = run.clock().stoppedAt();
        Instant end = stopped != null ? stopped : run.endedAt();
        return !at.isBefore(run.clock().startedAt()) && (end == null || !at.isAfter(end));
    }

    private static String orNone(@Nullable String value) {
        return value == null ? NONE : value;
    }
}
