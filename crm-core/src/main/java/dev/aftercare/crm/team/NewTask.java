package dev.aftercare.crm.team;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one department asks of another. Begin with {@link #of}.
 *
 * @param department who is asked, such as {@code logistics}, at most 100 characters
 * @param what what is to be done
 * @param within how long it may take, above zero, at most 3,650 days; null if no time is set
 * @param calendar the calendar by which that time is counted, one of {@code ServiceLevels.define}; null for elapsed time
 */
public record NewTask(
        String department,
        FreeText what,
        @Nullable Duration within,
        @Nullable String calendar) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** Checks the parts. */
    public NewTask {
        Input.text("task.department", department, 100);
        Input.present("task.what", what);
        if (within != null && (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0)) {
            throw new InvalidInputException("task.within", "is out of range", "above zero, at most 3,650 days");
        }
        if (calendar != null) {
            Input.code("task.calendar", calendar, 80);
        }
        if (within == null && calendar != null) {
            throw new InvalidInputException("task.calendar", "is given without a time", "null");
        }
    }

    /**
     * A task without a time.
     *
     * @param department who is asked
     * @param what what is to be done
     * @return the task
     */
    public static NewTask of(String department, String what) {
        return new NewTask(department, FreeText.of("task.what", what), null, null);
    }

    /**
     * The same task, to be done within business time.
     *
     * @param time how long it may take
     * @param by the calendar by which that is counted; null for elapsed time
     * @return the task
     */
    public NewTask within(Duration time, @Nullable String by) {
        return new NewTask(department, what, time, by);
    }
}
