package dev.aftercare.crm.team;

import dev.aftercare.crm.persistence.PageKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Places in lists as parts of due entries' keys, where the next step goes on. */
final class Places {

    private Places() {}

    static String text(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    static Instant instant(String text) {
        return Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
    }

    /** A place in a list whose ids are UUIDs: short enough for a part. */
    static String text(PageKey place) {
        return text(place.at()) + "/" + place.id();
    }

    static PageKey place(String text) {
        int slash = text.indexOf('/');
        return new PageKey(instant(text.substring(0, slash)), text.substring(slash + 1));
    }
}
