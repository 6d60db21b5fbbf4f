package dev.aftercare.crm.queue;

import dev.aftercare.crm.document.OwnerDigest;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * For whom a view is.
 *
 * @param kind for everybody, a team or an agent
 * @param name the team's name or the agent's login, 1 to 100 characters; null exactly for everybody
 */
public record ViewOwner(Kind kind, @Nullable String name) {

    /** The sorts of owner. */
    public enum Kind {
        /** Everybody in the shop. */
        SHOP,
        /** A team or department. */
        TEAM,
        /** One agent. */
        AGENT
    }

    /** Everybody in the shop. */
    public static final ViewOwner EVERYBODY = new ViewOwner(Kind.SHOP, null);

    /** Checks the parts. */
    public ViewOwner {
        Input.present("viewOwner.kind", kind);
        if ((kind == Kind.SHOP) != (name == null)) {
            throw new InvalidInputException(
                    "viewOwner.name", "does not fit the kind", "a name exactly for TEAM and AGENT");
        }
        Input.textOrNull("viewOwner.name", name, 100);
    }

    /**
     * A team.
     *
     * @param name its name, 1 to 100 characters
     * @return the owner
     */
    public static ViewOwner team(String name) {
        return new ViewOwner(Kind.TEAM, name);
    }

    /**
     * An agent.
     *
     * @param login the agent's login
     * @return the owner
     */
    public static ViewOwner agent(String login) {
        return new ViewOwner(Kind.AGENT, login);
    }

    /** The owner of the documents. */
    String key() {
        return OwnerDigest.of(name == null ? kind.name() : kind + "/" + name);
    }
}
