package dev.aftercare.crm.model;

/**
 * Who caused a change.
 *
 * @param kind what sort of actor
 * @param id the actor's identifier in its own system: an agent's login, a customer's id, a rule's name; 1 to 100
 *     printable ASCII characters, not a person's name
 */
public record Actor(Kind kind, String id) {

    /** The library itself, acting because time has come. */
    public static final Actor CLOCK = new Actor(Kind.RULE, "clock");

    /** The sorts of actor. */
    public enum Kind {
        /** A person of the shop. */
        AGENT,
        /** The customer. */
        CUSTOMER,
        /** A program: an import, another service of the shop. */
        SYSTEM,
        /** A rule of this library. */
        RULE
    }

    /** Checks the parts. */
    public Actor {
        Input.present("actor.kind", kind);
        Input.code("actor.id", id, 100);
    }

    /**
     * A person of the shop.
     *
     * @param id the agent's login
     * @return the actor
     */
    public static Actor agent(String id) {
        return new Actor(Kind.AGENT, id);
    }

    /**
     * A program.
     *
     * @param id its name
     * @return the actor
     */
    public static Actor system(String id) {
        return new Actor(Kind.SYSTEM, id);
    }

    /**
     * A rule of this library.
     *
     * @param id the rule's name
     * @return the actor
     */
    public static Actor rule(String id) {
        return new Actor(Kind.RULE, id);
    }
}
