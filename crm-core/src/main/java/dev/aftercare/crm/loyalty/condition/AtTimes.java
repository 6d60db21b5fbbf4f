package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * It happened at some hours of some days of the week, by the programme's clocks. Hours that end before they begin run over midnight and belong
 * to the day on which they begin; hours that end when they begin are the whole day.
 *
 * @param days the days of the week; empty for all
 * @param from the first time of day, included
 * @param before the first time of day after it
 */
public record AtTimes(Set<DayOfWeek> days, LocalTime from, LocalTime before) implements Condition {

    /** Checks the parts. */
    public AtTimes {
        Set<DayOfWeek> sorted = EnumSet.noneOf(DayOfWeek.class);
        sorted.addAll(Input.present("times.days", days));
        days = Collections.unmodifiableSet(sorted);
        Input.present("times.from", from);
        Input.present("times.before", before);
    }

    /**
     * Whole days.
     *
     * @param days the days of the week
     * @return the condition
     */
    public static AtTimes on(Set<DayOfWeek> days) {
        return new AtTimes(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private boolean isOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        LocalDateTime at = occasion.local();
        LocalTime time = at.toLocalTime();
        DayOfWeek day = at.getDayOfWeek();
        if (from.isBefore(before)) {
            return Verdict.of(isOn(day) && !time.isBefore(from) && time.isBefore(before));
        }
        return Verdict.of((isOn(day) && !time.isBefore(from)) || (isOn(day.minus(1)) && time.isBefore(before)));
    }

    @Override
    public String words() {
        return "on " + (days.isEmpty() ? "any day" : days) + " from " + from + " to before " + before;
    }
}
