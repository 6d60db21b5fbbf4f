package dev.aftercare.crm.team;

import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.DefinedCalendars;
import dev.aftercare.crm.sla.Segment;
import dev.aftercare.crm.sla.SegmentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When some agents work: their calendars, all read at once. */
final class Shifts {

    /** No shift is longer: an agent who works around the clock has no end to hand over at. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private final UnitOfWork unit;
    private final Instant now;
    private final Map<String, BusinessCalendar> calendars;

    Shifts(UnitOfWork unit, Instant now, Collection<Agent> agents) {
        this.unit = unit;
        this.now = now;
        this.calendars = DefinedCalendars.inForce(
                unit,
                agents.stream()
                        .flatMap(agent -> Stream.ofNullable(agent.shifts()))
                        .collect(Collectors.toSet()));
    }

    /** Whether the agent works now; a break is no end of work, and who takes one gets nothing new. */
    boolean isOn(Agent agent) {
        return calendar(agent).map(calendar -> calendar.isOpen(now)).orElse(true);
    }

    /** When the shift ends that runs or comes next; empty if it does not within days. */
    Optional<Instant> end(Agent agent) {
        return calendar(agent).flatMap(calendar -> calendar.nextOpen(now).flatMap(begin -> end(calendar, begin)));
    }

    /** Whether the agent went home: off shift, and not for a break. */
    boolean isOver(Agent agent) {
        return calendar(agent)
                .map(calendar -> !calendar.isOpen(now)
                        && calendar.segments(now, now.plusSeconds(1)).stream()
                                .noneMatch(segment -> segment.reason() == SegmentReason.BREAK))
                .orElse(false);
    }

    private Optional<BusinessCalendar> calendar(Agent agent) {
        return Optional.ofNullable(agent.shifts())
                .map(id -> calendars.containsKey(id) ? calendars.get(id) : DefinedCalendars.required(unit, id));
    }

    private static Optional<Instant> end(BusinessCalendar calendar, Instant begin) {
        return calendar.segments(begin, begin.plus(LONGEST)).stream()
                .filter(segment -> !segment.reason().isOpen() && segment.reason() != SegmentReason.BREAK)
                .map(Segment::from)
                .findFirst();
    }
}
