package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;

/** Policies and terms that several tests use. */
final class Policies {

    private Policies() {}

    /** First response within four hours (one if urgent), whatever the ticket waits for; resolution within 16 (four if urgent). */
    static SlaPolicy standard() {
        return SlaPolicy.builder(SlaPolicy.DEFAULT, "office")
                .target(Metric.FIRST_RESPONSE, Duration.ofHours(4))
                .target(Metric.FIRST_RESPONSE, Priority.URGENT, Duration.ofHours(1))
                .runsOnHold(Metric.FIRST_RESPONSE)
                .target(Metric.RESOLUTION, Duration.ofHours(16))
                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofHours(4))
                .build();
    }

    /** The standard policy by office hours, nine to five in UTC. */
    static SlaTerms terms() {
        return SlaTerms.of(standard(), 1, Calendars.nineToFive(), 1);
    }

    /** Resolution only, within the same time at every priority. */
    static SlaTerms resolutionWithin(Duration target, BusinessCalendar calendar, long version) {
        return SlaTerms.of(
                SlaPolicy.builder("resolution", calendar.id())
                        .target(Metric.RESOLUTION, target)
                        .build(),
                version,
                calendar,
                version);
    }
}
