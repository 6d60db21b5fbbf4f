package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import org.jspecify.annotations.Nullable;

/**
 * The most points that a rule, or a programme with all its rules, gives. All are counted by the day of the order or activity in the
 * programme's zone; what is returned later counts as given. A cap cuts what is given, it does not refuse the order.
 *
 * @param perOrder per order or activity; null if not capped
 * @param perDay per customer and calendar day; null if not capped
 * @param perPeriod per customer and longer period; null if not capped
 * @param perCustomer per customer, ever; null if not capped
 * @param budget over all customers, ever; null if not capped
 */
public record Caps(
        @Nullable Long perOrder,
        @Nullable Long perDay,
        @Nullable Periodic perPeriod,
        @Nullable Long perCustomer,
        @Nullable Budget budget) {

    /** No caps. */
    public static final Caps NONE = new Caps(null, null, null, null, null);

    /**
     * The most per period.
     *
     * @param unit which periods
     * @param points how many
     */
    public record Periodic(PeriodUnit unit, long points) {
        /** Checks the parts. */
        public Periodic {
            Input.present("caps.perPeriod.unit", unit);
            Input.within("caps.perPeriod.points", points, 0, PointsAccount.MAX_POINTS);
        }
    }

    /**
     * What a campaign gives away at most. Rules that name the same budget share it, as do all versions of the programme; it holds however
     * many customers earn at once.
     *
     * @param name names it within the programme, 1 to 60 printable ASCII characters without spaces
     * @param points how many
     */
    public record Budget(String name, long points) {
        /** Checks the parts. */
        public Budget {
            Input.code("caps.budget.name", name, 60);
            Input.within("caps.budget.points", points, 0, PointsAccount.MAX_POINTS);
        }
    }

    /** Checks the parts. */
    public Caps {
        cap("caps.perOrder", perOrder);
        cap("caps.perDay", perDay);
        cap("caps.perCustomer", perCustomer);
        if (perDay != null && perPeriod != null && perPeriod.points() < perDay) {
            throw new InvalidInputException("caps.perDay", "is more than the period allows", "at most perPeriod");
        }
        if (perCustomer != null && perPeriod != null && perCustomer < perPeriod.points()) {
            throw new InvalidInputException("caps.perPeriod", "is more than a customer may get", "at most perCustomer");
        }
    }

    private static void cap(String field, @Nullable Long points) {
        if (points != null) {
            Input.within(field, points, 0, PointsAccount.MAX_POINTS);
        }
    }

    /**
     * The same caps with one per order.
     *
     * @param points how many
     * @return the caps
     */
    public Caps perOrder(long points) {
        return new Caps(points, perDay, perPeriod, perCustomer, budget);
    }

    /**
     * The same caps with one per day.
     *
     * @param points how many
     * @return the caps
     */
    public Caps perDay(long points) {
        return new Caps(perOrder, points, perPeriod, perCustomer, budget);
    }

    /**
     * The same caps with one per period.
     *
     * @param unit which periods
     * @param points how many
     * @return the caps
     */
    public Caps per(PeriodUnit unit, long points) {
        return new Caps(perOrder, perDay, new Periodic(unit, points), perCustomer, budget);
    }

    /**
     * The same caps with one per customer.
     *
     * @param points how many
     * @return the caps
     */
    public Caps perCustomer(long points) {
        return new Caps(perOrder, perDay, perPeriod, points, budget);
    }

    /**
     * The same caps with a budget.
     *
     * @param name names it
     * @param points how many
     * @return the caps
     */
    public Caps budget(String name, long points) {
        return new Caps(perOrder, perDay, perPeriod, perCustomer, new Budget(name, points));
    }

    /** Whether what was given before must be known. */
    boolean countCustomers() {
        return perDay != null || perPeriod != null || perCustomer != null;
    }
}
