package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.AtClosing;
import dev.aftercare.crm.sla.Budget;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.BusinessCalendarBuilder;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.MetricRuleBuilder;
import dev.aftercare.crm.sla.OnChange;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of one clock of a ticket, worked out by hand. All is in May 2026 in UTC, so that the 4th is a Monday; the last date of a row's
 * course is when one looks. A row says the calendar and where a budget ends at closing time, the budget, one line of the metric's rule, what
 * happens when, and when the clock is due, what it has counted and whether it is late.
 */
class TicketCasesTest {

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;
    private final ServiceLevels levels = desk.crm.shop().serviceLevels();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // Pauses around closing time
        "a pause over the night,            office STAY, PT4H, '',  04T15:00 receive 04T16:00 hold 05T11:00 resume,  05T14:00, PT1H, false",
        "a pause while closed costs none,   office STAY, PT4H, '',  04T15:00 receive 04T20:00 hold 05T07:00 resume,  05T11:00, PT2H, false",
        "from closing until opening,        office STAY, PT4H, '',  04T15:00 receive 04T17:00 hold 05T09:00 resume,  05T11:00, PT2H, false",
        "a pause over the weekend,          office STAY, PT2H, '',  08T16:00 receive 08T16:30 hold 10T12:00 resume,  11T10:30, PT30M, false",
        "received and held at once,         office STAY, PT4H, '',  04T10:00 receive 04T10:00 hold 04T12:00 resume,  04T16:00, PT0S, false",
        "what is left ends at closing,      office STAY, PT2H, '',  04T10:00 receive 04T11:00 hold 04T16:00 resume,  04T17:00, PT1H, false",
        "what is left ends at closing,      office ROLL, PT2H, '',  04T10:00 receive 04T11:00 hold 04T16:00 resume,  05T09:00, PT1H, false",
        "a night shift paused for a day,    nights STAY, PT8H, '',  04T20:00 receive 05T00:00 hold 05T23:00 resume,  06T05:00, PT2H, false",
        "used up as it is held is in time,  office STAY, PT1H, '',  04T09:00 receive 04T10:00 hold 05T11:00 resume,  05T11:00, PT1H, false",
        "used up before it is held is late, office STAY, PT1H, '',  04T09:00 receive 04T10:01 hold 05T11:00 resume,  05T11:00, PT1H1M, true",
        // Closing time
        "solved after closing is late,      office STAY, PT8H, '',  04T09:00 receive 04T18:00 solve,  , PT8H, true",
        "but not if the budget rolls,       office ROLL, PT8H, '',  04T09:00 receive 05T09:00 solve,  , PT8H, false",
        "until the opening is over,         office ROLL, PT8H, '',  04T09:00 receive 05T09:01 solve,  , PT8H1M, true",
        "the rule beats the calendar,       office STAY, PT8H, closing ROLL,  04T09:00 receive,  05T09:00, PT0S, false",
        "both ways,                         office ROLL, PT8H, closing STAY,  04T09:00 receive,  04T17:00, PT0S, false",
        "lunch closes too,                  lunch ROLL,  PT2H, '',  04T10:00 receive,  04T13:00, PT0S, false",
        "midnight before a weekend,         all-day ROLL, PT1H, '', 08T23:00 receive,  11T00:00, PT0S, false",
        "midnight before a working day,     all-day ROLL, PT1H, '', 07T23:00 receive,  08T00:00, PT0S, false",
        // Reopening
        "goes on,                           office STAY, PT4H, reopen CONTINUE,   04T09:00 receive 04T11:00 solve 06T16:00 reopen,  07T10:00, PT2H, false",
        "goes on from a weekend,            office STAY, PT4H, reopen CONTINUE,   08T15:00 receive 08T16:00 solve 09T12:00 reopen,  11T12:00, PT1H, false",
        "begins anew,                       office STAY, PT4H, reopen RESTART,    04T09:00 receive 04T11:00 solve 06T16:00 reopen,  07T12:00, PT0S, false",
        "goes on late,                      office STAY, PT1H, reopen CONTINUE,   04T09:00 receive 04T11:00 solve 04T12:00 reopen,  04T12:00, PT2H, true",
        "a new cycle is not late,           office STAY, PT1H, reopen NEW_CYCLE,  04T09:00 receive 04T11:00 solve 04T12:00 reopen,  04T13:00, PT0S, false",
        "stays solved,                      office STAY, PT4H, reopen STAY,       04T09:00 receive 04T11:00 solve 06T16:00 reopen,  , PT2H, false",
        // Another priority: half the time
        "keeps its promise,                 office STAY, PT8H, priority KEEP,        04T09:00 receive 04T10:00 hold 04T11:00 resume 04T12:00 urgent,  05T10:00, PT1H, false",
        "carries on over the pause,         office STAY, PT8H, priority CARRY_ON,    04T09:00 receive 04T10:00 hold 04T11:00 resume 04T12:00 urgent,  04T14:00, PT1H, false",
        "counts from now,                   office STAY, PT8H, priority FROM_NOW,    04T09:00 receive 04T10:00 hold 04T11:00 resume 04T12:00 urgent,  04T16:00, PT0S, false",
        "carries on while paused,           office STAY, PT8H, priority CARRY_ON,    04T09:00 receive 04T10:00 hold 04T12:00 urgent 04T13:00 resume,  04T16:00, PT1H, false",
        "counts from the end of the pause,  office STAY, PT8H, priority FROM_NOW,    04T09:00 receive 04T10:00 hold 04T12:00 urgent 04T13:00 resume,  04T17:00, PT0S, false",
        "is late at once,                   office STAY, PT8H, priority CARRY_ON,    04T09:00 receive 04T14:00 urgent,  04T13:00, PT0S, true",
        // Another calendar: from one to nine
        "carries on by other hours,         office STAY, PT8H, calendar CARRY_ON,    04T09:00 receive 04T12:00 late-shift,  04T18:00, PT3H, false",
        "counts from now by other hours,    office STAY, PT8H, calendar FROM_NOW,    04T09:00 receive 04T12:00 late-shift,  04T21:00, PT0S, false",
        "counts all by other hours,         office STAY, PT8H, calendar FROM_START,  04T09:00 receive 04T12:00 late-shift,  04T21:00, PT0S, false",
        "keeps the hours promised,          office STAY, PT8H, calendar KEEP,        04T09:00 receive 04T12:00 late-shift,  04T17:00, PT0S, false",
        // Working days; Tuesday is a holiday at lunch, Saturday a make-up day until noon
        "a pause of four hours in the days, office STAY, 2 working days, '',             08T15:00 receive 11T09:00 hold 11T13:00 resume,  13T11:00, PT2H, false",
        "over a holiday,                    lunch STAY,  2 working days, '',             04T11:00 receive,  07T11:00, PT0S, false",
        "onto a make-up day,                lunch STAY,  1 working day, '',              08T15:00 receive,  09T15:00, PT0S, false",
        "past a make-up day,                lunch STAY,  1 working day then open, '',    08T15:00 receive,  11T09:00, PT0S, false",
        "until a make-up day ends,          lunch STAY,  1 working day end of day, '',   08T15:00 receive,  09T12:00, PT0S, false",
        "a day's end does not roll,         office ROLL, 0 working days end of day, '',  04T10:00 receive,  04T17:00, PT0S, false",
        "a day that is over,                office STAY, 0 working days end of day, '',  08T18:00 receive,  11T17:00, PT0S, false",
        "hours over holiday and make-up,    lunch STAY,  PT32H, '',                      04T09:00 receive,  11T10:00, PT0S, false",
    })
    void aClockIsDueWhenItShould(
            String what,
            String hours,
            Budget budget,
            String rule,
            String course,
            String due,
            Duration counted,
            boolean late) {
        promise(hours, budget, rule);
        TicketId id = go(course, AtClosing.valueOf(hours.split(" ", -1)[1]));

        SlaClock clock = desk.ticket(id).clock(Metric.RESOLUTION).orElseThrow();

        assertThat(clock.dueAt()).isEqualTo(due == null ? null : at(due));
        assertThat(clock.elapsed()).isEqualTo(counted);
        assertThat(clock.isBreached()).isEqualTo(late);
        assertThat(levels.verifyClocks(at("01T00:00"), at("31T00:00")).isSound())
                .isTrue();
    }

    private void promise(String hours, Budget budget, String rule) {
        levels.define(calendar(hours.split(" ", -1)[0], AtClosing.valueOf(hours.split(" ", -1)[1])), Desk.AGENT);
        SlaPolicy policy = SlaPolicy.builder(SlaPolicy.DEFAULT, "case")
                .target(Metric.RESOLUTION, budget)
                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofHours(4))
                .rule(Metric.RESOLUTION, rule(rule))
                .build();
        levels.define(policy, Desk.AGENT);
    }

    private static MetricRule rule(String text) {
        MetricRuleBuilder rule =
                MetricRule.standard(Metric.RESOLUTION).orElseThrow().but();
        String value = text.substring(text.indexOf(' ') + 1);
        switch (text.split(" ", -1)[0]) {
            case "closing" -> rule.atClosing(AtClosing.valueOf(value));
            case "reopen" -> rule.onReopen(OnReopen.valueOf(value));
            case "priority" -> rule.onPriority(OnChange.valueOf(value));
            case "calendar" -> rule.onCalendar(OnChange.valueOf(value));
            default -> assertThat(text).isEmpty();
        }
        return rule.build();
    }

    private TicketId go(String course, AtClosing atClosing) {
        String[] words = course.split(" ", -1);
        desk.at(at(words[0]).toString());
        TicketId id = desk.receive();
        for (int i = 2; i < words.length; i += 2) {
            desk.at(at(words[i]).toString());
            switch (words[i + 1]) {
                case "hold" -> tickets.hold(id, WaitingFor.CUSTOMER, "A photo", Desk.AGENT);
                case "resume" -> tickets.resume(id, Desk.AGENT);
                case "solve" -> solve(id);
                case "reopen" -> tickets.reopen(id, "Cracked again", Desk.AGENT);
                case "urgent" -> tickets.changePriority(id, Priority.URGENT, Desk.AGENT);
                default -> {
                    levels.define(calendar(words[i + 1], atClosing), Desk.AGENT);
                    tickets.reconsiderTerms(id, Desk.AGENT);
                }
            }
        }
        return id;
    }

    private void solve(TicketId id) {
        tickets.confirm(id, "A cracked lid", "damage", Priority.NORMAL, Desk.AGENT);
        tickets.analyze(id, CauseDimension.METHOD, "packing", null, Desk.AGENT);
        tickets.resolve(id, "A new lid", Desk.AGENT);
    }

    private static BusinessCalendar calendar(String name, AtClosing atClosing) {
        BusinessCalendarBuilder calendar =
                BusinessCalendar.builder("case", ZoneOffset.UTC).atClosing(atClosing);
        return switch (name) {
            case "office" -> calendar.openMondayToFriday("09:00-17:00").build();
            case "late-shift" -> calendar.openMondayToFriday("13:00-21:00").build();
            case "all-day" -> calendar.openMondayToFriday("00:00-24:00").build();
            case "nights" -> calendar.openMondayToFriday("22:00-30:00").build();
            case "lunch" ->
                calendar.openMondayToFriday("09:00-12:00", "13:00-17:00")
                        .holiday(LocalDate.of(2026, 5, 5), "holiday")
                        .exceptionalDay(LocalDate.of(2026, 5, 9), "make-up day", "09:00-12:00")
                        .build();
            default -> throw new AssertionError(name);
        };
    }

    private static Instant at(String dayAndTime) {
        return Instant.parse("2026-05-" + dayAndTime + ":00Z");
    }
}
