package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.examples.quickstart.input.EventLog;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Makes a ticket of each case of a log, and takes it through the steps of the workflow that was learned from the log, all cases in one
 * stream in the order of time. The clock is turned by hand.
 */
public final class LogReplay {

    private static final By DESK = By.system("desk");

    private final Shop shop;
    private final HandTurnedClock clock;
    private final TicketType type;
    private final Map<String, TicketId> tickets = new HashMap<>();
    private long taken;

    /**
     * A replay into a shop.
     *
     * @param shop where
     * @param clock the shop's clock, standing at the first event or before
     * @param type of the tickets; the workflow in force for it is the one that was learned
     */
    public LogReplay(Shop shop, HandTurnedClock clock, TicketType type) {
        this.shop = shop;
        this.clock = clock;
        this.type = type;
    }

    /**
     * Lets everything happen. What happened before, by an earlier run on the same database, does not happen again.
     *
     * @param log the log
     * @param progress told how many events have happened
     * @return how many steps the tickets took, the last ones to the end included
     */
    public long run(EventLog log, LongConsumer progress) {
        Map<String, EventLog.Entry> last = new HashMap<>();
        log.cases().forEach((id, events) -> last.put(id, events.get(events.size() - 1)));
        List<EventLog.Entry> stream = log.cases().values().stream()
                .flatMap(List::stream)
                .sorted(EventLog.Entry.IN_TIME)
                .toList();
        CustomerBook customers = new CustomerBook(shop);
        for (EventLog.Entry event : stream) {
            turnTo(event.at());
            TicketId id = tickets.computeIfAbsent(event.caseId(), key -> receive(key, customers));
            take(id, LearnedWorkflow.step(event.activity()), event);
            if (event.equals(last.get(event.caseId()))) {
                take(id, LearnedWorkflow.CLOSE, event);
            }
            progress.accept(taken);
        }
        return taken;
    }

    private TicketId receive(String caseId, CustomerBook customers) {
        NewTicket matter =
                NewTicket.of(customers.idOf("case-" + caseId, null), type, Channel.EMAIL, "Help-desk case " + caseId);
        return shop.tickets().receive(matter, DESK.once("log:" + caseId)).id();
    }

    private void take(TicketId id, String step, EventLog.Entry event) {
        shop.tickets().move(id, step, null, DESK.once("log:" + event.line() + ":" + step));
        taken++;
    }

    private void turnTo(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.turnTo(instant);
        }
    }
}
