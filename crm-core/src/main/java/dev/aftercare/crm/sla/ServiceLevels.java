package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the shop of one tenant promises, and how well it keeps it. Every command is one transaction. Safe for use by several threads.
 *
 * <p>Of the policies in force, the most specific applies to a ticket, see {@link PolicyIndex}; as long as none applies, nothing is promised.
 * Defining a policy or a calendar anew makes a new version of it. A ticket knows the versions that govern it and keeps them until it
 * changes its priority, is reopened, or is looked at anew by {@code Tickets.reconsiderTerms}; confirming it changes them if its
 * category chooses another policy.
 */
public final class ServiceLevels {

    private final CommandRunner runner;
    private final AgentTeams teams;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param teams knows in which teams agents work, for the figures by team
     */
    public ServiceLevels(CommandRunner runner, AgentTeams teams) {
        this.runner = runner;
        this.teams = teams;
    }

    /**
     * Figures, the tickets behind them, other promises tried on what happened, explanations and fairness.
     *
     * @return the reports
     */
    public SlaReports reports() {
        return new SlaReports(runner, teams);
    }

    /**
     * Defines a calendar, or defines it anew. The definition in force, said again, changes nothing, so a shop may define its
     * calendars at every start. The calendars of layers that lie over it follow.
     *
     * @param calendar the calendar
     * @param by who defines it
     * @return the calendar
     * @throws InvalidInputException if a layer that lies over it makes no calendar with it; nothing is changed then
     */
    public BusinessCalendar define(BusinessCalendar calendar, By by) {
        Input.present("calendar", calendar);
        return runner.run("sla.calendar", by, calendar, BusinessCalendar.class, context -> {
            new StoredLayers(context).define(calendar);
            return calendar;
        });
    }

    /**
     * Defines a layer: a department's calendar that says only what differs from the company's. What comes out, with all that is below, is
     * a calendar of the layer's id, by which policies count like by any other. When a layer or calendar below is defined anew, it is made
     * anew, too, as a version of its own; clocks that run keep the version they name. A layer, said again, changes nothing.
     *
     * @param layer the layer; what it lies over must be defined, as a layer or as a whole calendar
     * @param by who defines it
     * @return the whole calendar
     * @throws NotFoundException if what it lies over was never defined; nothing is changed then
     * @throws InvalidInputException if layers lie over each other in a circle, or if what comes out, for this layer or one over it, is no
     *     calendar; nothing is changed then
     */
    public BusinessCalendar define(CalendarLayer layer, By by) {
        Input.present("layer", layer);
        return runner.run(
                "sla.layer", by, layer, BusinessCalendar.class, context -> new StoredLayers(context).define(layer));
    }

    /**
     * Reads the layer in force.
     *
     * @param id which
     * @return the layer; empty if there is none, or the calendar of this id is a whole one
     */
    public Optional<CalendarLayer> layer(String id) {
        Input.code("calendar.id", id, 80);
        return runner.inTransaction(unit -> StoredLayers.layer(unit, id));
    }

    /**
     * Defines a policy, or defines it anew. The definition in force, said again, changes nothing.
     *
     * @param policy the policy
     * @param by who defines it
     * @return the policy
     * @throws NotFoundException if its calendar was never defined; nothing is changed then
     * @throws dev.aftercare.crm.command.RejectedException with a {@link PolicyTie} if nothing would decide between it and another one
     */
    public SlaPolicy define(SlaPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("sla.policy", by, policy, SlaPolicy.class, context -> {
            PolicyBook book = new PolicyBook(context);
            book.put(policy);
            book.close();
            return policy;
        });
    }

    /**
     * Puts a whole set of policies into force in the place of all there were: so policies that would tie with old ones can be defined
     * together. Policies that are not in the set apply to no ticket from now on; what was promised by them stays promised.
     *
     * @param policies the policies, at most {@value PolicyIndex#MAX_POLICIES}
     * @param by who defines them
     * @return which policies are in force
     * @throws InvalidInputException if two have the same id
     * @throws NotFoundException if a calendar was never defined; nothing is changed then
     * @throws dev.aftercare.crm.command.RejectedException with a {@link PolicyTie} if nothing would decide between some of them
     */
    public PolicyIndex definePolicies(List<SlaPolicy> policies, By by) {
        Input.atMost("policies", policies, PolicyIndex.MAX_POLICIES);
        return runner.run("sla.policies", by, policies, PolicyIndex.class, context -> {
            PolicyBook book = new PolicyBook(context).emptied();
            policies.forEach(book::put);
            return book.close();
        });
    }

    /**
     * Takes a policy out of force. What was promised by it stays promised.
     *
     * @param id which
     * @param by who decides it
     * @return which policies are in force
     * @throws NotFoundException if no such policy is in force
     */
    public PolicyIndex retirePolicy(String id, By by) {
        Input.code("policy.id", id, 80);
        return runner.run("sla.retire", by, List.of(id), PolicyIndex.class, context -> {
            PolicyBook book = new PolicyBook(context);
            book.remove(id);
            return book.close();
        });
    }

    /**
     * The policies in force, and which of them applies to what.
     *
     * @return the index
     */
    public PolicyIndex policies() {
        return runner.inTransaction(unit -> new StoredPromises(unit).index());
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
                unit -> StoredPromises.CALENDARS.inForce(unit, id).map(VersionedDocuments.Version::value));
    }

    /**
     * Reads the policy in force.
     *
     * @param id which
     * @return the policy, or empty
     */
    public Optional<SlaPolicy> policy(String id) {
        Input.code("policy.id", id, 80);
        return runner.inTransaction(
                unit -> StoredPromises.POLICIES.inForce(unit, id).map(VersionedDocuments.Version::value));
    }

    /**
     * What is promised to a ticket that is received now.
     *
     * @param traits what sort of ticket
     * @return the terms; {@link SlaTerms#NONE} if nothing is
     */
    public SlaTerms terms(TicketTraits traits) {
        Input.present("traits", traits);
        return runner.inTransaction(unit -> new StoredPromises(unit).inForce(traits));
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
        return runner.inTransaction(unit -> new StoredPromises(unit).named(TermsRef.of(clock)));
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
            Ticket found = StoredPromises.ticket(unit, ticket);
            List<ClockStanding> all = new ArrayList<>();
            StoredPromises promises = new StoredPromises(unit);
            for (SlaClock clock : found.clocks()) {
                all.add(ClockStanding.of(clock, promises.named(TermsRef.of(clock)), now));
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
        AttainmentTally tally = new AttainmentTally(runner.now());
        new TicketWalk(runner, from, before).each(tally::add);
        return tally.figures();
    }

    /**
     * The clocks of a ticket as its events tell them, every cycle of them.
     *
     * @param ticket which
     * @return the history
     * @throws NotFoundException if there is no such ticket
     */
    public ClockHistory history(TicketId ticket) {
        Input.present("ticketId", ticket);
        return runner.inTransaction(unit -> ClockHistory.recorded(
                TicketWalk.events(unit, StoredPromises.ticket(unit, ticket)), new StoredPromises(unit)::named));
    }

    /**
     * Proves that what the tickets received in a period store of their clocks, due times among it, is what their events tell. The
     * tickets are read in pages, each in a transaction of its own, while the shop goes on working.
     *
     * @param from the first instant, included
     * @param before the last instant, excluded; after {@code from}
     * @return what was found
     */
    public ClockCheck verifyClocks(Instant from, Instant before) {
        ClockAudit audit = new ClockAudit();
        new TicketWalk(runner, from, before)
                .eachWithEvents((unit, ticket) -> audit.look(
                        ticket,
                        ClockHistory.recorded(TicketWalk.events(unit, ticket), new StoredPromises(unit)::named)));
        return audit.result();
    }
}
