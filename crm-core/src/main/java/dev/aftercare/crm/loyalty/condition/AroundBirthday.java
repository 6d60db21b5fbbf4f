package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;

/**
 * It happened around the customer's birthday, by the programme's days. Who was born on 29 February has the birthday on 28 February in other
 * years.
 *
 * @param daysBefore how many days before it count, 0 to 182
 * @param daysAfter how many days after it count, 0 to 182
 */
public record AroundBirthday(int daysBefore, int daysAfter) implements Condition {

    /** Checks the parts. */
    public AroundBirthday {
        Input.within("birthday.daysBefore", daysBefore, 0, 182);
        Input.within("birthday.daysAfter", daysAfter, 0, 182);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        LocalDate born = occasion.facts().birthday();
        if (born == null) {
            return Verdict.UNKNOWN;
        }
        LocalDate day = occasion.day();
        for (int years = day.getYear() - 1; years <= day.getYear() + 1; years++) {
            LocalDate birthday = born.withYear(years);
            if (!day.isBefore(birthday.minusDays(daysBefore)) && !day.isAfter(birthday.plusDays(daysAfter))) {
                return Verdict.MET;
            }
        }
        return Verdict.NOT_MET;
    }

    @Override
    public String words() {
        return "from " + daysBefore + " days before to " + daysAfter + " days after the birthday";
    }
}
