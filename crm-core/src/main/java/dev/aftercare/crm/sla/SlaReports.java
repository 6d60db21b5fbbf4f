package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the promises: figures, the tickets behind them, what would have become of other promises, and whether the count was
 * fair. Everything is told from the events of the tickets, which are read in pages, each in a transaction of its own; memory does not
 * grow with the number of tickets. Safe for use by several threads.
 */
public final class SlaReports {

    private final CommandRunner runner;
    private final AgentTeams teams;

    SlaReports(CommandRunner runner, AgentTeams teams) {
        this.runner = runner;
        this.teams = teams;
    }

    /**
     * How well promises were kept, as of now.
     *
     * @param request of which tickets, and told apart by what
     * @return the figures
     */
    public SlaFigures figures(FigureRequest request) {
        FigureTally tally = new FigureTally(request.by(), runner.now());
        TeamNames names = new TeamNames(teams);
        new TicketWalk(runner, request.from(), request.before()).eachWithEvents((unit, ticket) -> {
            List<Occurrence> events = TicketWalk.events(unit, ticket);
            ClockHistory history = ClockHistory.recorded(events, new StoredPromises(unit)::named);
            tally.add(history, groups(unit, ticket, events, request, names));
        });
        return tally.figures();
    }

    /**
     * How well other promises would have been kept, had they been in force since before the first of these tickets, and had everybody done
     * the same at the same time: what if? Nothing is changed.
     *
     * @param request of which tickets, and told apart by what
     * @param policies the policies that would have been in force, and no others
     * @param calendars the calendars that would have been in force; of those that the policies name and that are not here, the ones that are
     * @return the figures
     * @throws NotFoundException if a calendar is neither here nor was ever defined
     * @throws dev.aftercare.crm.command.RejectedException with a {@link PolicyTie} if nothing would decide between some of the policies
     */
    public SlaFigures whatIf(FigureRequest request, List<SlaPolicy> policies, List<BusinessCalendar> calendars) {
        return replayed(request, runner.inTransaction(unit -> OtherPromises.of(policies, calendars, unit)));
    }

    /**
     * How well the promises in force now would have been kept by other calendars, had they been in force since before the first of these
     * tickets: what if the shop had opened at other hours? Nothing is changed.
     *
     * @param request of which tickets, and told apart by what
     * @param calendars the calendars that would have been in force; of those that the policies name and that are not here, the ones that are
     * @return the figures
     */
    public SlaFigures whatIf(FigureRequest request, List<BusinessCalendar> calendars) {
        return replayed(
                request,
                runner.inTransaction(
                        unit -> OtherPromises.of(new StoredPromises(unit).policiesInForce(), calendars, unit)));
    }

    private SlaFigures replayed(FigureRequest request, OtherPromises other) {
        FigureTally tally = new FigureTally(request.by(), runner.now());
        TeamNames names = new TeamNames(teams);
        new TicketWalk(runner, request.from(), request.before()).eachWithEvents((unit, ticket) -> {
            List<Occurrence> events = TicketWalk.events(unit, ticket);
            tally.add(ClockHistory.under(events, other::inForce), groups(unit, ticket, events, request, names));
        });
        return tally.figures();
    }

    /**
     * The tickets behind a figure, the last received first. Each page looks at so many tickets as it is asked for and gives those of them
     * that have such a clock: it may be empty although others follow.
     *
     * @param request as the figures were asked for
     * @param line the figure
     * @param outcome only clocks of this outcome; null for all
     * @param page which part; keys are the receipt's instant and the ticket's id
     * @return the page
     */
    public Page<TicketId> ticketsBehind(
            FigureRequest request, SlaFigures.Line line, @Nullable Outcome outcome, PageRequest page) {
        Input.present("line", line);
        Instant now = runner.now();
        TeamNames names = new TeamNames(teams);
        TicketQuery query = TicketQuery.ALL.receivedWithin(request.from(), request.before());
        return runner.inTransaction(unit -> {
            Page<Ticket> read = unit.tickets().page(query, page);
            List<TicketId> behind = new ArrayList<>();
            for (Ticket ticket : read.items()) {
                List<Occurrence> events = TicketWalk.events(unit, ticket);
                ClockHistory history = ClockHistory.recorded(events, new StoredPromises(unit)::named);
                FigureGroups groups = groups(unit, ticket, events, request, names);
                Metric metric = line.figures().metric();
                boolean isBehind = history.counted().stream()
                        .anyMatch(run -> run.clock().metric().family().equals(metric)
                                && (outcome == null || run.outcome(now) == outcome)
                                && groups.of(run, request.by()).equals(line.group()));
                if (isBehind) {
                    behind.add(ticket.id());
                }
            }
            return new Page<>(behind, read.next());
        });
    }

    private static FigureGroups groups(
            UnitOfWork unit, Ticket ticket, List<Occurrence> events, FigureRequest request, TeamNames names) {
        Standing standing = ticket.intake().standing();
        String department = standing == null ? null : standing.department();
        return new FigureGroups(ticket, events, request.zone(), login -> names.of(unit, login, department));
    }

    /**
     * Which clocks were paused to wait for the customer while the customer had already written.
     *
     * @param from the first instant of the tickets' receipt, included
     * @param before the last instant, excluded; after {@code from}
     * @return the report
     */
    public FairnessReport fairness(Instant from, Instant before) {
        FairnessTally tally = new FairnessTally(runner.now());
        new TicketWalk(runner, from, before).eachWithEvents((unit, ticket) -> {
            List<Occurrence> events = TicketWalk.events(unit, ticket);
            StoredPromises promises = new StoredPromises(unit);
            tally.add(ticket.id(), ClockHistory.recorded(events, promises::named), events, promises::named);
        });
        return tally.report();
    }

    /**
     * Why the due time of a ticket's clock is what it is: its last cycle.
     *
     * @param id which ticket
     * @param metric which clock
     * @return the explanation
     * @throws NotFoundException if there is no such ticket, or it never had such a clock
     */
    public ClockExplanation explain(TicketId id, Metric metric) {
        Input.present("metric", metric);
        Instant now = runner.now();
        return runner.inTransaction(unit -> {
            Ticket ticket = StoredPromises.ticket(unit, Input.present("ticketId", id));
            StoredPromises promises = new StoredPromises(unit);
            ClockHistory history = ClockHistory.recorded(TicketWalk.events(unit, ticket), promises::named);
            ClockRun run = null;
            for (ClockRun each : history.runs()) {
                run = each.clock().metric().equals(metric) ? each : run;
            }
            if (run == null) {
                throw new NotFoundException("clock", metric.code());
            }
            return new ClockExplanation(
                    Objects.requireNonNull(run),
                    now,
                    history.choices(),
                    promises.index().explain(TicketTraits.of(ticket)),
                    new ClockTrace(run, now, promises::named).segments());
        });
    }
}
