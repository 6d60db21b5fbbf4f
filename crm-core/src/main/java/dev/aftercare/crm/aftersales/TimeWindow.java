package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long a customer may ask for something, in whole days of the shop's zone. The day that is counted from does not count, and the
 * last day counts to its end: what was delivered on the 1st can be given back within seven days until the end of the 8th.
 *
 * @param basis what is counted from
 * @param days how many days after it, 0 to 36,500; 0 is the same day
 */
public record TimeWindow(WindowBasis basis, int days) {

    /** Checks the parts. */
    public TimeWindow {
        Input.present("window.basis", basis);
        Input.within("window.days", days, 0, 36_500);
    }

    /**
     * Days counted from the delivery.
     *
     * @param days how many
     * @return the window
     */
    public static TimeWindow afterDelivery(int days) {
        return new TimeWindow(WindowBasis.DELIVERY, days);
    }

    /**
     * Days counted from the order.
     *
     * @param days how many
     * @return the window
     */
    public static TimeWindow afterPurchase(int days) {
        return new TimeWindow(WindowBasis.PURCHASE, days);
    }

    /**
     * The end of the time.
     *
     * @param from the instant that is counted from
     * @param zone the shop's
     * @return the first instant that is too late
     */
    public Instant end(Instant from, ZoneId zone) {
        return from.atZone(zone)
                .toLocalDate()
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }
}
