package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.examples.quickstart.input.CaseStep;
import dev.aftercare.crm.examples.quickstart.input.Receipt;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketStep;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a ticket of each case and takes it through its steps. A step that is missing is taken at the same instant; a step that was
 * taken by an earlier run on the same database is not taken again.
 */
final class CaseReplay {

    private static final By DESK = By.agent("desk");
    private static final By INBOX = By.system("inbox");

    private final Shop shop;
    private final CaseCustomers customers;
    private final Timekeeper time;
    private final Map<String, Known> cases = new HashMap<>();
    private final Map<TicketStep, Long> bridged = new EnumMap<>(TicketStep.class);
    private long taken;
    private long knownBefore;

    CaseReplay(Shop shop, CaseCustomers customers, Timekeeper time) {
        this.shop = shop;
        this.customers = customers;
        this.time = time;
    }

    /** Takes a step; false if it does not apply. */
    boolean replay(CaseStep step) {
        Known known = cases.computeIfAbsent(step.caseId(), id -> receive(step));
        if (!time.now().isAfter(known.replayedUntil())) {
            knownBefore += step.lines();
            return true;
        }
        boolean applies = step.commands().isEmpty();
        for (TicketCommand command : step.commands()) {
            applies |= take(known.id(), command, step);
        }
        taken += applies ? step.lines() : 0;
        return applies;
    }

    /** How many lines were replayed now. */
    long taken() {
        return taken;
    }

    /** How many lines an earlier run had replayed. */
    long knownBefore() {
        return knownBefore;
    }

    /** Which steps the file left out, and how often. */
    Map<TicketStep, Long> bridged() {
        return Collections.unmodifiableMap(bridged);
    }

    private Known receive(CaseStep step) {
        Receipt receipt = Objects.requireNonNull(step.receipt(), "the first step of a case has the receipt");
        CustomerId customer = customers.of(step.caseId(), receipt);
        Ticket ticket = shop.tickets()
                .receive(
                        NewTicket.of(customer, receipt.type(), receipt.channel(), receipt.statement()),
                        INBOX.once("case:" + step.caseId()));
        return new Known(ticket.id(), replayedUntil(ticket));
    }

    /** The instant of the last step that an earlier run took, or the beginning of time. What rules did does not count. */
    private Instant replayedUntil(Ticket received) {
        List<Event> steps = shop.tickets().history(received.id()).stream()
                .filter(event -> event.actor().kind() != Actor.Kind.RULE)
                .toList();
        Instant last = steps.get(steps.size() - 1).at();
        return last.isAfter(received.intake().at()) ? last : Instant.MIN;
    }

    private boolean take(TicketId id, TicketCommand command, CaseStep line) {
        Ticket ticket = shop.tickets().find(id).orElseThrow();
        List<TicketStep> way = Bridge.way(ticket.stage(), ticket.isOnHold(), command.step());
        for (TicketStep step : way) {
            boolean wanted = step == command.step();
            By desk = DESK.once("case:" + line.caseId() + ":" + line.line() + ":" + step);
            try {
                shop.tickets().apply(id, wanted ? command : StopGap.command(step), desk);
            } catch (RejectedException e) {
                return false;
            }
            if (!wanted) {
                bridged.merge(step, 1L, Long::sum);
            }
        }
        return !way.isEmpty();
    }

    private record Known(TicketId id, Instant replayedUntil) {}
}
