package dev.aftercare.crm.loyalty.condition;

import java.time.LocalDate;

/** It happened in the month of the customer's birthday, by the programme's days: 29 February is in February, whatever the year. */
public record InBirthdayMonth() implements Condition {

    @Override
    public Verdict judge(EarningOccasion occasion) {
        LocalDate born = occasion.facts().birthday();
        return born == null
                ? Verdict.UNKNOWN
                : Verdict.of(born.getMonth() == occasion.day().getMonth());
    }

    @Override
    public String words() {
        return "in the month of the birthday";
    }
}
