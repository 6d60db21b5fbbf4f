package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.TicketNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is looking at a ticket or writing in it, on whatever node 协作提示. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A presence lasts as long as its lease, and longer if the agent says so again before it ends; a browser does that, say, every twenty
 * seconds with a lease of a minute. It is kept in the store, as one document per ticket where somebody is, which due work takes away
 * afterwards; it leaves no events, and without idempotency keys, which it does not need, nothing else. It is a notice and no lock.
 */
public final class Presence {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final CommandRunner runner;

    Presence(CommandRunner runner) {
        this.runner = runner;
    }

    private interface Rule {
        Decision<Attendance> decide(Attendance before, String agent, Instant now);
    }

    /**
     * An agent comes to a ticket, or says again that they are there.
     *
     * @param ticket which
     * @param activity what the agent does there
     * @param lease how long that counts, a second to 15 minutes
     * @param by the agent
     * @return who is there now
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link SomebodyTypes} if the agent wants to write and another does
     * @throws InvalidInputException if it is no agent who comes
     */
    public Attendance enter(TicketId ticket, Activity activity, Duration lease, By by) {
        Input.present("activity", activity);
        checked(lease);
        return run(
                "presence.enter",
                List.of(Input.present("ticket", ticket), activity, lease),
                ticket,
                by,
                (before, agent, now) -> PresenceRules.enter(before, agent, activity, lease, now));
    }

    /**
     * An agent writes in a ticket from now on, whoever did before; that one is then taken to be looking.
     *
     * @param ticket which
     * @param lease how long that counts, a second to 15 minutes
     * @param by the agent
     * @return who is there now
     * @throws NotFoundException if there is no such ticket
     * @throws InvalidInputException if it is no agent who takes over
     */
    public Attendance takeOver(TicketId ticket, Duration lease, By by) {
        checked(lease);
        return run(
                "presence.take-over",
                List.of(Input.present("ticket", ticket), lease),
                ticket,
                by,
                (before, agent, now) -> PresenceRules.takeOver(before, agent, lease, now));
    }

    /**
     * An agent leaves a ticket. Who is not there leaves as well.
     *
     * @param ticket which
     * @param by the agent
     * @return who is there now
     * @throws NotFoundException if there is no such ticket
     * @throws InvalidInputException if it is no agent who leaves
     */
    public Attendance leave(TicketId ticket, By by) {
        return run("presence.leave", List.of(Input.present("ticket", ticket)), ticket, by, PresenceRules::leave);
    }

    /**
     * Who is at a ticket now.
     *
     * @param ticket which
     * @return who is there; nobody if there is no such ticket
     */
    public Attendance at(TicketId ticket) {
        Input.present("ticket", ticket);
        return runner.inTransaction(unit -> PresenceDesk.find(unit, ticket))
                .map(stored -> stored.value().at(runner.now()))
                .orElse(Attendance.NOBODY);
    }

    private Attendance run(String name, Object request, TicketId ticket, By by, Rule rule) {
        Actor actor = Input.present("by", by).actor();
        if (actor.kind() != Actor.Kind.AGENT) {
            throw new InvalidInputException("by.actor", "is no agent", "an agent of the shop");
        }
        return runner.run(name, by, request, Attendance.class, context -> word(context, ticket, actor.id(), rule));
    }

    private static Attendance word(CommandContext context, TicketId ticket, String agent, Rule rule) {
        TicketNotes.load(context.unit(), ticket);
        Optional<Stored<Attendance>> before = PresenceDesk.find(context.unit(), ticket);
        Attendance after = rule.decide(before.map(Stored::value).orElse(Attendance.NOBODY), agent, context.now())
                .orThrow()
                .state();
        PresenceDesk.store(context, ticket, before, after);
        return after;
    }

    private static void checked(Duration lease) {
        if (Input.present("lease", lease).compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw new InvalidInputException("lease", "is out of range", "a second to 15 minutes");
        }
    }
}
