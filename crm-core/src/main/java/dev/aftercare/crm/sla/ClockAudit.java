package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what tickets store of their clocks with what their events tell. For one walk. */
final class ClockAudit {

    private final List<ClockCheck.Difference> examples = new ArrayList<>();
    private long tickets;
    private long clocks;
    private long different;

    void look(Ticket ticket, ClockHistory told) {
        tickets++;
        clocks += ticket.clocks().size();
        difference(ticket, told).ifPresent(what -> {
            different++;
            if (examples.size() < ClockCheck.MAX_EXAMPLES) {
                examples.add(new ClockCheck.Difference(ticket.id(), what));
            }
        });
    }

    ClockCheck result() {
        return new ClockCheck(tickets, clocks, different, examples);
    }

    private static Optional<String> difference(Ticket ticket, ClockHistory told) {
        TermsRef terms = Objects.requireNonNullElse(ticket.terms(), TermsRef.NONE);
        if (!terms.equals(told.terms())) {
            return Optional.of("stores the terms " + terms + ", its events tell " + told.terms());
        }
        boolean numbered = ticket.cycles() != null;
        if (numbered && !told.cycles().equals(ticket.cycles())) {
            return Optional.of("stores " + ticket.cycles() + ", its events tell " + told.cycles());
        }
        for (SlaClock clock : ticket.clocks()) {
            // What an earlier version of the library stored is numbered on with the ticket's next change.
            Optional<SlaClock> other = told.clocks().stream()
                    .filter(each -> each.metric().equals(clock.metric()))
                    .findFirst()
                    .map(each -> numbered ? each : each.ofCycle(clock.cycle()));
            if (other.isEmpty() || !other.get().equals(clock)) {
                return Optional.of("stores " + clock + ", its events tell "
                        + other.map(SlaClock::toString).orElse("no such clock"));
            }
        }
        return told.clocks().size() == ticket.clocks().size()
                ? Optional.empty()
                : Optional.of("stores " + ticket.clocks().size() + " clocks, its events tell "
                        + told.clocks().size());
    }
}
