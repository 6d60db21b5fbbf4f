package dev.aftercare.crm.sla;

import java.time.DayOfWeek;
import java.util.List;
import java.util.TreeMap;

/** Nine to five on all days, and how many dates were looked at: each asks the week, or is a holiday. */
final class CountedWeek extends TreeMap<DayOfWeek, List<OpeningHours>> {

    private static final long serialVersionUID = 1L;

    /** How often it was asked. */
    int asked;

    CountedWeek() {
        for (DayOfWeek day : DayOfWeek.values()) {
            put(day, List.of(OpeningHours.parse("09:00-17:00")));
        }
    }

    @Override
    public List<OpeningHours> getOrDefault(Object day, List<OpeningHours> otherwise) {
        asked++;
        return super.getOrDefault(day, otherwise);
    }
}
