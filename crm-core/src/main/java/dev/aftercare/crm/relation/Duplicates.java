package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.RelationEvent.DuplicateJudged;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.Survivors;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that may be about the same matter: suggested with what speaks for it, and judged by a person. Nothing is merged by that; {@link
 * Mergers} does so if somebody asks for it. Every command is one transaction. Safe for use by several threads.
 */
public final class Duplicates {

    /** The most suggestions that one call gives. */
    public static final int MAX_SUGGESTIONS = 50;

    private final CommandRunner runner;

    Duplicates(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * What looks like a ticket. At most fifty tickets of the customer that were received around the same time are looked at, the last first,
     * and ten for each of the ticket's last five purchases, of whatever customer.
     *
     * @param ticket which ticket
     * @param limit at most how many, 1 to {@value #MAX_SUGGESTIONS}
     * @return the suggestions, the highest score first; without those that somebody confirmed or dismissed; none for a merged ticket
     * @throws NotFoundException if there is no such ticket
     */
    public List<DuplicateSuggestion> suggest(TicketId ticket, int limit) {
        Input.present("ticket", ticket);
        Input.within("limit", limit, 1, MAX_SUGGESTIONS);
        return runner.inTransaction(unit -> DuplicateDesk.suggestions(unit, TicketNotes.load(unit, ticket), limit));
    }

    /**
     * Records whether two tickets are about the same matter, suggested or not; also to correct what was said before.
     *
     * @param ticket one of them
     * @param other the other
     * @param verdict whether they are; once said, the pair is not suggested again
     * @param reason why, or null
     * @param by who says so
     * @return what is recorded; what was there if it says the same
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link MergedAway} if one of them goes on in another ticket
     */
    public DuplicateJudgement judge(
            TicketId ticket, TicketId other, DuplicateVerdict verdict, @Nullable String reason, By by) {
        Input.present("ticket", ticket);
        Input.present("verdict", verdict);
        if (Input.present("other", other).equals(ticket)) {
            throw new InvalidInputException("other", "is the same ticket", "another ticket");
        }
        FreeText why = reason == null ? null : FreeText.of("reason", reason);
        List<Object> request = Arrays.asList(ticket, other, verdict, why);
        return runner.run("relation.judge", by, request, DuplicateJudgement.class, context -> {
            Ticket one = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), ticket));
            Ticket two = Survivors.itself(context.unit(), TicketNotes.load(context.unit(), other));
            Optional<DuplicateJudgement> present = DuplicateDesk.judgement(context.unit(), ticket, other);
            if (present.isPresent()
                    && present.get().verdict() == verdict
                    && Objects.equals(present.get().reason(), why)) {
                return present.get();
            }
            TicketNotes.tell(context, one, new DuplicateJudged(one.stage(), other, verdict, why), by.actor());
            TicketNotes.tell(context, two, new DuplicateJudged(two.stage(), ticket, verdict, why), by.actor());
            DuplicateJudgement judgement =
                    new DuplicateJudgement(ticket, other, verdict, why, context.now(), by.actor());
            DuplicateDesk.put(context, judgement);
            return judgement;
        });
    }

    /**
     * What was said of two tickets.
     *
     * @param one one of them
     * @param other the other
     * @return what is recorded, or empty
     */
    public Optional<DuplicateJudgement> judgement(TicketId one, TicketId other) {
        Input.present("one", one);
        Input.present("other", other);
        return runner.inTransaction(unit -> DuplicateDesk.judgement(unit, one, other));
    }

    /**
     * When the shop wants to have a look.
     *
     * @return the policy; {@link DuplicatePolicy#DEFAULT} if none was defined
     */
    public DuplicatePolicy policy() {
        return runner.inTransaction(DuplicateDesk::policy);
    }

    /**
     * Decides when the shop wants to have a look from now on.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public DuplicatePolicy define(DuplicatePolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run(
                "relation.duplicates",
                by,
                policy,
                DuplicatePolicy.class,
                context -> DuplicateDesk.define(context, policy));
    }
}
