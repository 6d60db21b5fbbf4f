package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When what an order earns can be spent. Until then it is pending, and a return takes back what is pending first.
 *
 * @param kind which sort of rule
 * @param days how many days after the order or its delivery, 0 to 3,650, counted by the programme's calendar at the same time of day
 * @param latest for {@link Kind#AFTER_DELIVERY}: how many days after the order at the latest, also if no delivery is ever told, 1 to
 *     3,650; 0 for the other kinds
 */
public record MaturityRule(Kind kind, int days, int latest) {

    /** The sorts of rules. */
    public enum Kind {
        /** At once. */
        AT_ONCE,
        /** Some days after the order. */
        AFTER_ORDER,
        /** Some days after the delivery, which the shop tells by {@link Earning#delivered}. */
        AFTER_DELIVERY
    }

    /** What is earned can be spent at once. */
    public static final MaturityRule AT_ONCE = new MaturityRule(Kind.AT_ONCE, 0, 0);

    /** Checks the parts. */
    public MaturityRule {
        Input.present("maturity.kind", kind);
        Input.within("maturity.days", days, kind == Kind.AFTER_ORDER ? 1 : 0, kind == Kind.AT_ONCE ? 0 : 3_650);
        if (kind != Kind.AFTER_DELIVERY && latest != 0) {
            throw new InvalidInputException("maturity.latest", "is given where no delivery is awaited", "0");
        }
        if (kind == Kind.AFTER_DELIVERY) {
            Input.within("maturity.latest", latest, Math.max(1, days), 3_650);
        }
    }

    /**
     * Some days after the order.
     *
     * @param days how many
     * @return the rule
     */
    public static MaturityRule afterOrder(int days) {
        return new MaturityRule(Kind.AFTER_ORDER, days, 0);
    }

    /**
     * Some days after the delivery.
     *
     * @param days how many
     * @param latest how many days after the order at the latest
     * @return the rule
     */
    public static MaturityRule afterDelivery(int days, int latest) {
        return new MaturityRule(Kind.AFTER_DELIVERY, days, latest);
    }

    /**
     * When the points of an order mature if no delivery is told.
     *
     * @param orderedAt when the order was placed
     * @param zone the programme's zone
     * @return from when on they can be spent; the instant of the order if at once
     */
    public Instant at(Instant orderedAt, ZoneId zone) {
        return later(orderedAt, kind == Kind.AFTER_DELIVERY ? latest : days, zone);
    }

    /**
     * When the points of an order mature that was delivered.
     *
     * @param orderedAt when the order was placed
     * @param deliveredAt when it was delivered
     * @param zone the programme's zone
     * @return from when on they can be spent; never later than without a delivery
     */
    public Instant at(Instant orderedAt, Instant deliveredAt, ZoneId zone) {
        Instant latestAt = at(orderedAt, zone);
        if (kind != Kind.AFTER_DELIVERY) {
            return latestAt;
        }
        Instant delivered = later(deliveredAt, days, zone);
        return delivered.isBefore(latestAt) ? delivered : latestAt;
    }

    private static Instant later(Instant from, int days, ZoneId zone) {
        return Input.instant("maturity", from.atZone(zone).plusDays(days).toInstant());
    }
}
