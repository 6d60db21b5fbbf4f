package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks for pauses that went on after the customer's answer, ticket by ticket. */
final class FairnessTally {

    private final Instant asOf;
    private final List<FairnessReport.Case> cases = new ArrayList<>();
    private long tickets;
    private long clocks;
    private Duration uncounted = Duration.ZERO;

    FairnessTally(Instant asOf) {
        this.asOf = asOf;
    }

    void add(TicketId ticket, ClockHistory history, List<Occurrence> events, Function<TermsRef, SlaTerms> named) {
        tickets++;
        for (ClockRun run : history.runs()) {
            for (ClockSpan span : run.spans()) {
                boolean waits = span.state() == ClockSpan.State.PAUSED
                        && span.because().body() instanceof TicketHeld held
                        && held.waitingFor() == WaitingFor.CUSTOMER;
                Instant end = span.to() != null ? span.to() : run.endedAt();
                Instant answered = waits ? firstAnswer(events, span.from(), end) : null;
                if (answered != null) {
                    add(ticket, run, span, answered, end, named);
                }
            }
        }
    }

    FairnessReport report() {
        return new FairnessReport(asOf, tickets, clocks, uncounted, cases);
    }

    private void add(
            TicketId ticket,
            ClockRun run,
            ClockSpan span,
            Instant answered,
            @Nullable Instant end,
            Function<TermsRef, SlaTerms> named) {
        Duration lost =
                named.apply(TermsRef.of(run.clock())).hours().between(answered, Objects.requireNonNullElse(end, asOf));
        clocks++;
        uncounted = uncounted.plus(lost);
        if (cases.size() < FairnessReport.MAX_CASES) {
            cases.add(new FairnessReport.Case(
                    ticket,
                    run.clock().metric(),
                    span.from(),
                    span.because().actor().id(),
                    answered,
                    end,
                    lost));
        }
    }

    /** An answer at the very instant at which the clock runs on is no unfairness. */
    private static @Nullable Instant firstAnswer(List<Occurrence> events, Instant from, @Nullable Instant to) {
        return events.stream()
                .filter(event -> event.body() instanceof MessageAdded message
                        && message.direction() == MessageDirection.IN
                        && message.author() == MessageAuthor.CUSTOMER
                        && event.at().isAfter(from)
                        && (to == null || event.at().isBefore(to)))
                .map(Occurrence::at)
                .findFirst()
                .orElse(null);
    }
}
