package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Ticket;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the desk's list.
 *
 * @param id the ticket
 * @param type what sort of matter, in words
 * @param priority how pressing it is, in words
 * @param stage how far it has come, in words
 * @param text how the customer's words begin
 * @param promise what is due first, in words; empty if no clock runs
 * @param dueAt when; null if no clock runs
 * @param due when, by the shop's clocks; empty if no clock runs
 * @param late whether that time is over
 */
record DeskRow(
        String id,
        String type,
        String priority,
        String stage,
        String text,
        String promise,
        @Nullable Instant dueAt,
        String due,
        boolean late) {

    private static final int BEGINNING = 80;
    private static final DateTimeFormatter BY_THE_CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    static DeskRow of(Ticket ticket, Instant now, ZoneId zone) {
        Optional<SlaClock> next =
                ticket.clocks().stream().filter(SlaClock::isRunning).min(Comparator.comparing(SlaClock::dueAt));
        Instant dueAt = next.map(SlaClock::dueAt).orElse(null);
        return new DeskRow(
                ticket.id().value().toString(),
                words(ticket.type().code()),
                words(ticket.priority().name()),
                words(ticket.stage().name()),
                beginning(ticket.intake().statement().value()),
                next.map(clock -> words(clock.metric().code())).orElse(""),
                dueAt,
                dueAt == null ? "" : BY_THE_CLOCK.withZone(zone).format(dueAt),
                dueAt != null && !now.isBefore(dueAt));
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private static String beginning(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= BEGINNING ? text : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…";
    }
}
