package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a cap counts.
 *
 * @param scope the name of the rule, {@code *} for all rules of the programme together, or the name of the budget
 * @param cap which cap
 * @param unit of a period; null for the other caps
 * @param start the first day of the day or period; null for the other caps
 */
public record CapWindow(
        String scope,
        Cap cap,
        @Nullable PeriodUnit unit,
        @Nullable LocalDate start) {

    /** The scope of all rules together. */
    public static final String ALL = "*";

    /** The sorts of caps. */
    public enum Cap {
        /** Per order or activity. */
        ORDER,
        /** Per customer and day. */
        DAY,
        /** Per customer and longer period. */
        PERIOD,
        /** Per customer. */
        CUSTOMER,
        /** Over all customers. */
        BUDGET
    }

    /** Checks the parts. */
    public CapWindow {
        Input.code("window.scope", scope, 60);
        Input.present("window.cap", cap);
    }

    /** Reads as {@code MONTH from 2026-01-01}, {@code CUSTOMER} or {@code BUDGET spring}. */
    @Override
    public String toString() {
        if (start != null) {
            return (unit == null ? cap : unit) + " from " + start;
        }
        return cap == Cap.BUDGET ? cap + " " + scope : cap.toString();
    }
}
