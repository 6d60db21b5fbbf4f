package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clocks that were paused to wait for the customer while the customer had already written: time that the shop took and did not count.
 *
 * @param asOf when one looked
 * @param tickets how many tickets were looked at
 * @param clocks how many pauses went on after the customer's answer, over all clocks
 * @param uncounted the business time between the answers and the ends of those pauses, over all clocks
 * @param cases the pauses, at most {@value #MAX_CASES}
 */
public record FairnessReport(Instant asOf, long tickets, long clocks, Duration uncounted, List<Case> cases) {

    /** The most cases that are told. */
    public static final int MAX_CASES = 1_000;

    /** Copies the list. */
    public FairnessReport {
        cases = List.copyOf(cases);
    }

    /**
     * A pause that went on after the customer's answer.
     *
     * @param ticket of which ticket
     * @param metric of which clock
     * @param pausedAt when the pause began
     * @param pausedBy who put the ticket on hold
     * @param answeredAt when the customer first wrote during the pause
     * @param resumedAt when the clock ran on, stopped or ended; null if it is still paused
     * @param uncounted the business time between the two, up to now if it is still paused
     */
    public record Case(
            TicketId ticket,
            Metric metric,
            Instant pausedAt,
            String pausedBy,
            Instant answeredAt,
            @Nullable Instant resumedAt,
            Duration uncounted) {}
}
