package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a shop decides about messages that reach it. Begin with {@link #DEFAULT}.
 *
 * @param type what sort of matter a message begins that does not say it itself
 * @param windows for how long after the last change of a customer's open ticket a message of that customer joins it without referring to
 *     it, in elapsed time, by the channel of the message; a message by a channel that is not there never does
 * @param several what becomes of such a message if the customer has several such tickets
 * @param strangersJoin whether a message that refers to one of a ticket joins it if somebody else sent it; by a ticket's token alone
 *     nobody else ever does
 * @param reopenFrom the stages from which a person's message reopens its ticket, where the ticket's workflow allows it
 * @param reopenWithin for how long after the last change of a closed ticket it is reopened, in elapsed time; a person's message to a
 *     ticket that is not reopened begins a new one, which follows it
 * @param resumes whether a person's message ends the wait of a ticket that waits for the customer
 * @param setsAside whether an automatic message that belongs to no ticket is set aside; otherwise it begins one
 * @param domain what the ids of the shop's own e-mails end with
 * @param automation how automatic messages are recognised
 */
public record IntakePolicy(
        TicketType type,
        Map<Channel, Duration> windows,
        Several several,
        boolean strangersJoin,
        Set<Stage> reopenFrom,
        Duration reopenWithin,
        boolean resumes,
        boolean setsAside,
        String domain,
        AutomationPolicy automation) {

    /** What becomes of a message that could belong to several open tickets of its customer. */
    public enum Several {
        /** It joins the one that changed last. */
        LAST_CHANGED,
        /** It begins a new one. */
        NEW_TICKET
    }

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    /**
     * Inquiries; whoever writes within three days of the last change, but not by a form, joins the open ticket; who answers a message may
     * be anybody; closed tickets are reopened within fourteen days; waits end; automatic messages without a ticket are set aside.
     */
    public static final IntakePolicy DEFAULT = new IntakePolicy(
            TicketType.INQUIRY,
            Arrays.stream(Channel.values())
                    .filter(channel -> channel != Channel.WEB_FORM)
                    .collect(Collectors.toMap(Function.identity(), channel -> THREE_DAYS)),
            Several.LAST_CHANGED,
            true,
            Set.of(Stage.FOLLOWED_UP),
            Duration.ofDays(14),
            true,
            true,
            "tickets.invalid",
            AutomationPolicy.DEFAULT);

    /** Checks and copies the parts. */
    public IntakePolicy {
        Input.present("intake.type", type);
        // In an order of their own, so that equal policies are equal texts.
        windows = Collections.unmodifiableMap(new TreeMap<>(Input.present("intake.windows", windows)));
        windows.values().forEach(window -> time("intake.windows", window));
        Input.present("intake.several", several);
        reopenFrom = Collections.unmodifiableSet(new TreeSet<>(Input.present("intake.reopenFrom", reopenFrom)));
        time("intake.reopenWithin", reopenWithin);
        if (!DOMAIN.matcher(Input.present("intake.domain", domain)).matches()) {
            throw new InvalidInputException("intake.domain", "is no domain", "a name such as tickets.example.com");
        }
        Input.present("intake.automation", automation);
    }

    /**
     * A builder that starts with this policy.
     *
     * @return the builder
     */
    public IntakePolicyBuilder but() {
        return new IntakePolicyBuilder(this);
    }

    private static void time(String field, Duration time) {
        Input.present(field, time);
        if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(field, "is out of range", "above zero, at most 3,650 days");
        }
    }
}
