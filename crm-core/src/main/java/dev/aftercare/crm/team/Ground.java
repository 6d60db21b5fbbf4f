package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;

/**
 * Why an agent gets a ticket, or does not.
 *
 * @param kind what sort of reason
 * @param detail what it rests on
 */
public record Ground(Kind kind, String detail) {

    /** The sorts of reasons, in the order in which they are looked at. */
    public enum Kind {
        /** The agent is the one who gives it up. */
        GIVES_IT_UP(false),
        /** The agent is busy or away. */
        NOT_AVAILABLE(false),
        /** The agent does not work now. */
        OFF_SHIFT(false),
        /** The agent is not of the department that takes it. */
        NOT_OF_THE_DEPARTMENT(false),
        /** The agent cannot do something that it needs. */
        LACKS_A_SKILL(false),
        /** The agent does not speak the customer's language. */
        LACKS_THE_LANGUAGE(false),
        /** The agent would carry more than there is room for. */
        HAS_NO_ROOM(false),
        /** The agent could have it, but another one knows the customer. */
        ANOTHER_KNOWS_THE_CUSTOMER(false),
        /** The agent could have it, but another one would have more room left. */
        ANOTHER_HAS_MORE_ROOM(false),
        /** The agent could have it, but another one had a turn longer ago. */
        ANOTHER_IS_NEXT(false),
        /** The agent gets it, since the customer knows the agent. */
        KNOWS_THE_CUSTOMER(true),
        /** The agent gets it as the only one who can. */
        IS_THE_ONLY_ONE(true),
        /** The agent gets it, since the others would have less room left. */
        HAS_MOST_ROOM(true),
        /** The agent gets it, since of those with as much room the agent had a turn longest ago. */
        IS_NEXT(true);

        private final boolean chosen;

        Kind(boolean chosen) {
            this.chosen = chosen;
        }

        /**
         * Whether an agent with this reason gets the ticket.
         *
         * @return true for one of the last four
         */
        public boolean isChosen() {
            return chosen;
        }
    }

    /** Checks the parts. */
    public Ground {
        Input.present("ground.kind", kind);
        Input.text("ground.detail", detail, 1_000);
    }
}
