package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is computed from a ticket to search and order by. An adapter that keeps it beside the payload computes it with these methods each
 * time it stores the ticket, so that all adapters find the same.
 */
public final class TicketAttributes {

    /** The longest {@link #text}, in UTF-16 units. */
    public static final int MAX_TEXT = 4_000;

    private TicketAttributes() {}

    /**
     * When the next target of a ticket will be used up: the earliest instant at which one of its running clocks is due.
     *
     * @param ticket the ticket
     * @return the instant, or null if no clock runs
     */
    public static @Nullable Instant due(Ticket ticket) {
        @Nullable Instant earliest = null;
        for (SlaClock clock : ticket.clocks()) {
            Instant due = clock.dueAt();
            if (due != null && (earliest == null || due.isBefore(earliest))) {
                earliest = due;
            }
        }
        return earliest;
    }

    /**
     * How many priorities are more pressing.
     *
     * @param priority the priority
     * @return 0 for the most pressing
     */
    public static int rank(Priority priority) {
        return switch (priority) {
            case URGENT -> 0;
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }

    /**
     * The department that is to help with a ticket: the one to whose agents it was given last, else the one that the shop named with the
     * matter.
     *
     * @param ticket the ticket
     * @return the department, or null if none is known
     */
    public static @Nullable String department(Ticket ticket) {
        Standing standing = ticket.intake().standing();
        String given = ticket.handling().department();
        return given != null || standing == null ? given : standing.department();
    }

    /**
     * What is searched for words: what the customer said, the problem agreed and the solution, separated by line ends, in that order,
     * {@linkplain #folded folded} and cut after {@value #MAX_TEXT} UTF-16 units, never inside a character.
     *
     * @param ticket the ticket
     * @return the text; it is personal
     */
    public static String text(Ticket ticket) {
        StringBuilder text = new StringBuilder(ticket.intake().statement().value());
        Confirmation confirmation = ticket.confirmation();
        if (confirmation != null) {
            text.append('\n').append(confirmation.problem().value());
        }
        Resolution resolution = ticket.resolution();
        if (resolution != null) {
            text.append('\n').append(resolution.solution().value());
        }
        return cut(folded(text.toString()), MAX_TEXT);
    }

    /**
     * The words of a search: what white space separates, {@linkplain #folded folded}, without repetition.
     *
     * @param search what somebody looks for
     * @return the words in their order; none if it is blank
     */
    public static List<String> words(String search) {
        return Stream.of(folded(search).split("[\\s\\p{Z}]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * A text in the form in which texts are compared here: compatibility-composed (NFKC, so that full-width letters and digits are as
     * half-width ones) and in lower case by the rules of no language.
     *
     * @param text any text
     * @return its folded form
     */
    public static String folded(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
