package dev.aftercare.crm.command;

import java.util.List;

/**
 * What a pure rule makes of a state and a command.
 *
 * @param <S> the state decided on
 */
public sealed interface Decision<S> {

    /**
     * The accepted outcome.
     *
     * @return the outcome
     * @throws RejectedException if the command was refused
     */
    Accepted<S> orThrow();

    /**
     * Whether the command was accepted.
     *
     * @return true if it was
     */
    boolean isAccepted();

    /**
     * An accepted command without anything due.
     *
     * @param <S> the state decided on
     * @param state the state after it
     * @param events what happened, one for each version the state grew by
     * @return the decision
     */
    static <S> Decision<S> accept(S state, List<Happened> events) {
        return new Accepted<>(state, events, List.of());
    }

    /**
     * A refused command.
     *
     * @param <S> the state decided on
     * @param rejection why
     * @return the decision
     */
    static <S> Decision<S> reject(Rejection rejection) {
        return new Rejected<>(rejection);
    }

    /**
     * The command was accepted.
     *
     * @param <S> the state decided on
     * @param state the state after it
     * @param events what happened, one for each version the state grew by
     * @param due what is to happen later, and what no longer
     */
    record Accepted<S>(S state, List<Happened> events, List<DueChange> due) implements Decision<S> {
        /** Copies the lists. */
        public Accepted {
            events = List.copyOf(events);
            due = List.copyOf(due);
        }

        @Override
        public Accepted<S> orThrow() {
            return this;
        }

        @Override
        public boolean isAccepted() {
            return true;
        }
    }

    /**
     * The command was refused.
     *
     * @param <S> the state decided on
     * @param rejection why
     */
    record Rejected<S>(Rejection rejection) implements Decision<S> {
        @Override
        public Accepted<S> orThrow() {
            throw new RejectedException(rejection);
        }

        @Override
        public boolean isAccepted() {
            return false;
        }
    }
}
