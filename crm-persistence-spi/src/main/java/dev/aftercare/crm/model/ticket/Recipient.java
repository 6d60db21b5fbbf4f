package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import java.util.Locale;

/**
 * Whom an escalation speaks to. The library knows no addresses: a host that hears of it finds the people.
 *
 * @param kind what sort of recipient
 * @param name the role's, agent's or team's name; 1 to 80 printable ASCII characters without spaces, not a person's name
 */
public record Recipient(Kind kind, String name) {

    /** Whoever has the ticket when the time comes. */
    public static final Recipient ASSIGNEE = new Recipient(Kind.ASSIGNEE, "-");

    /** The sorts of recipient. */
    public enum Kind {
        /** Everybody who has a role in the shop. */
        ROLE,
        /** One agent, by login. */
        AGENT,
        /** A team or department. */
        TEAM,
        /** Whoever has the ticket when the time comes. */
        ASSIGNEE
    }

    /** Checks the parts. */
    public Recipient {
        Input.present("recipient.kind", kind);
        Input.code("recipient.name", name, 80);
    }

    /**
     * Everybody who has a role.
     *
     * @param name the role
     * @return the recipient
     */
    public static Recipient role(String name) {
        return new Recipient(Kind.ROLE, name);
    }

    /**
     * One agent.
     *
     * @param login the agent's login
     * @return the recipient
     */
    public static Recipient agent(String login) {
        return new Recipient(Kind.AGENT, login);
    }

    /**
     * A team or department.
     *
     * @param name its name
     * @return the recipient
     */
    public static Recipient team(String name) {
        return new Recipient(Kind.TEAM, name);
    }

    /**
     * The recipient as one word, such as {@code role:lead}.
     *
     * @return at most 89 printable ASCII characters
     */
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
