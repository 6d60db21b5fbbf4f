package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * It is one of some days of the month, such as a member day on each 8th.
 *
 * @param days the days, 1 to 31, in the programme's zone
 */
public record OnDaysOfMonth(Set<Integer> days) implements Condition {

    /** Checks the parts. */
    public OnDaysOfMonth {
        if (Input.present("daysOfMonth.days", days).isEmpty()) {
            throw new InvalidInputException("daysOfMonth.days", "is empty", "1 to 31");
        }
        days.forEach(day -> Input.within("daysOfMonth.days", day, 1, 31));
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        return Verdict.of(days.contains(occasion.day().getDayOfMonth()));
    }

    @Override
    public String words() {
        return "day of the month one of " + days;
    }
}
