package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the shop of one tenant promises, and how well it keeps it. Every command is one transaction. Safe for use by several threads.
 *
 * <p>The policy with the id {@value SlaPolicy#DEFAULT} applies to every ticket that is received from then on; as long as there is
 * none, nothing is promised. Defining a policy or a calendar anew makes a new version of it. Clocks that run go on by the version
 * they name, until their ticket changes its priority or is reopened.
 */
public final class ServiceLevels {

    private static final PageRequest FIRST_PAGE = PageRequest.first(500);

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public ServiceLevels(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a calendar, or defines it anew. The definition in force, said again, changes nothing, so a shop may define its
     * calendars at every start.
     *
     * @param calendar the calendar
     * @param by who defines it
     * @return the calendar
     */
    public BusinessCalendar define(BusinessCalendar calendar, By by) {
        Input.present("calendar", calendar);
        return runner.run("sla.calendar", by, calendar, BusinessCalendar.class, context -> {
            Promises.CALENDARS.define(context, calendar.id(), calendar);
            return calendar;
        });
    }

    /**
     * Defines a policy, or defines it anew. The definition in force, said again, changes nothing.
     *
     * @param policy the policy
     * @param by who defines it
     * @return the policy
     * @throws NotFoundException if its calendar was never defined; nothing is changed then
     */
    public SlaPolicy define(SlaPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("sla.policy", by, policy, SlaPolicy.class, context -> {
            if (Promises.CALENDARS.inForce(context.unit(), policy.calendar()).isEmpty()) {
                throw new NotFoundException("calendar", policy.calendar());
            }
            Promises.POLICIES.define(context, policy.id(), policy);
            return policy;
        });
    }

    /**
     * Reads the calendar in force.
     *
     * @param id which
     * @return the calendar, or empty
     */
    public Optional<BusinessCalendar> calendar(String id) {
        Input.code("calendar.id", id, 80);
        return runner.inTransaction(
                unit -> Promises.CALENDARS.inForce(unit, id).map(VersionedDocuments.Version::value));
    }

    /**
     * Reads the policy in force.
     *
     * @param id which
     * @return the policy, or empty
     */
    public Optional<SlaPolicy> policy(String id) {
        Input.code("policy.id", id, 80);
        return runner.inTransaction(unit -> Promises.POLICIES.inForce(unit, id).map(VersionedDocuments.Version::value));
    }

    /**
     * What is promised to a ticket that is received now.
     *
     * @return the terms; {@link SlaTerms#NONE} if nothing is
     */
    public SlaTerms terms() {
        return runner.inTransaction(Promises::inForce);
    }

    /**
     * What a clock was or is counted by: why its due time is what it is.
     *
     * @param clock any clock of a ticket
     * @return the versions of policy and calendar that it names
     * @throws dev.aftercare.crm.persistence.StorageException {@code CORRUPT} if they are not stored
     */
    public SlaTerms terms(SlaClock clock) {
        Input.present("clock", clock);
        return runner.inTransaction(unit -> Promises.named(unit, clock, SlaTerms.NONE));
    }

    /**
     * How the clocks of a ticket stand now, by the runner's clock.
     *
     * @param ticket which
     * @return one element per clock
     * @throws NotFoundException if there is no such ticket
     */
    public List<ClockStanding> standing(TicketId ticket) {
        Input.present("ticketId", ticket);
        Instant now = runner.now();
        return runner.inTransaction(unit -> {
            Ticket found = unit.tickets()
                    .find(ticket)
                    .orElseThrow(
                            () -> new NotFoundException("ticket", ticket.value().toString()));
            List<ClockStanding> all = new ArrayList<>();
            SlaTerms terms = SlaTerms.NONE;
            for (SlaClock clock : found.clocks()) {
                terms = Promises.named(unit, clock, terms);
                all.add(ClockStanding.of(clock, terms, now));
            }
            return List.copyOf(all);
        });
    }

    /**
     * How well promises to the tickets received in a period were kept, as of now. The tickets are read in pages, each in a
     * transaction of its own.
     *
     * @param from the first instant, included
     * @param before the last instant, excluded; after {@code from}
     * @return the figures
     */
    public Attainment attainment(Instant from, Instant before) {
        if (!Input.instant("attainment.from", from).isBefore(Input.instant("attainment.before", before))) {
            throw new InvalidInputException("attainment.before", "is not after from", "an instant after from");
        }
        TicketQuery query = TicketQuery.ALL.receivedWithin(from, before);
        AttainmentTally tally = new AttainmentTally(runner.now());
        PageRequest next = FIRST_PAGE;
        while (next != null) {
            PageRequest request = next;
            Page<Ticket> page = runner.inTransaction(unit -> unit.tickets().page(query, request));
            page.items().forEach(tally::add);
            next = page.next() == null ? null : FIRST_PAGE.after(page.next());
        }
        return tally.figures();
    }
}
