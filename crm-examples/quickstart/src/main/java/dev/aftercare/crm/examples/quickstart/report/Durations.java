package dev.aftercare.crm.examples.quickstart.report;

import java.time.Duration;
import java.util.Locale;

/** Durations in words. */
final class Durations {

    private Durations() {}

    /** Hours and minutes, rounded to the nearest minute. */
    static String words(Duration duration) {
        long minutes = duration.plusSeconds(30).toMinutes();
        return String.format(Locale.ROOT, "%,d:%02d h", minutes / 60, minutes % 60);
    }
}
