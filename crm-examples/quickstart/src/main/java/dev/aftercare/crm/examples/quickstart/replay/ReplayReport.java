package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.ticket.TicketStep;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param recorded invoices recorded now
 * @param recordedBefore invoices that were there before
 * @param invoiceLines the lines of all these invoices
 * @param taken case lines that were replayed now
 * @param takenBefore case lines that an earlier run had replayed
 * @param bridged steps that the file leaves out and that were taken, and how often
 */
public record ReplayReport(
        long recorded,
        long recordedBefore,
        long invoiceLines,
        long taken,
        long takenBefore,
        Map<TicketStep, Long> bridged) {

    /** Copies the map. */
    public ReplayReport {
        bridged = Map.copyOf(bridged);
    }
}
