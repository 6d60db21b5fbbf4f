package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;

/**
 * It happened around the customer's birthday, by the programme's days.
 *
 * @param daysBefore how many days before it count, 0 to 182
 * @param daysAfter how many days after it count, 0 to 182
 * @param leapDay when those have it who were born on 29 February, in years without that day
 */
public record AroundBirthday(int daysBefore, int daysAfter, LeapDay leapDay) implements Condition {

    /** When a birthday on 29 February is in years without that day. */
    public enum LeapDay {
        /** On the last day of February. */
        FEBRUARY_28,
        /** On the day after it. */
        MARCH_1
    }

    /** Checks the parts. */
    public AroundBirthday {
        Input.within("birthday.daysBefore", daysBefore, 0, 182);
        Input.within("birthday.daysAfter", daysAfter, 0, 182);
        // Conditions of the time before there was a choice do not tell.
        leapDay = leapDay == null ? LeapDay.FEBRUARY_28 : leapDay;
    }

    /**
     * With birthdays on 28 February for 29 February.
     *
     * @param daysBefore how many days before it count
     * @param daysAfter how many days after it count
     */
    public AroundBirthday(int daysBefore, int daysAfter) {
        this(daysBefore, daysAfter, LeapDay.FEBRUARY_28);
    }

    /**
     * The same with another day for 29 February.
     *
     * @param other when it is in years without it
     * @return the condition
     */
    public AroundBirthday leapDay(LeapDay other) {
        return new AroundBirthday(daysBefore, daysAfter, other);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        LocalDate born = occasion.facts().birthday();
        if (born == null) {
            return Verdict.UNKNOWN;
        }
        LocalDate day = occasion.day();
        for (int years = day.getYear() - 1; years <= day.getYear() + 1; years++) {
            LocalDate birthday = in(years, born);
            if (!day.isBefore(birthday.minusDays(daysBefore)) && !day.isAfter(birthday.plusDays(daysAfter))) {
                return Verdict.MET;
            }
        }
        return Verdict.NOT_MET;
    }

    private LocalDate in(int year, LocalDate born) {
        LocalDate birthday = born.withYear(year);
        boolean moved = birthday.getDayOfMonth() != born.getDayOfMonth();
        return moved && leapDay == LeapDay.MARCH_1 ? birthday.plusDays(1) : birthday;
    }

    @Override
    public String words() {
        String moved = leapDay == LeapDay.MARCH_1 ? ", 29 February as 1 March" : "";
        return "from " + daysBefore + " days before to " + daysAfter + " days after the birthday" + moved;
    }
}
