package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.RejectedException;
import java.util.function.Consumer;

/**
 * A command of the services, given once in a {@link ShopAtWork}.
 *
 * @param kind how it may be given again
 * @param before what must have happened before
 * @param command gives it
 */
record Scenario(Kind kind, Consumer<ShopAtWork> before, Command command) {

    /** How a command may be given again. */
    enum Kind {
        /** Under an idempotency key: the second time gives the first result. */
        ONCE,
        /** As often as one likes: the second time finds nothing left to do. */
        AGAIN,
        /** In several transactions, each whole by itself; what a lease keeps is done once that has ended. */
        IN_STEPS,
        /** In several transactions, each whole by itself and under a key of its own: given again, it goes on where it stopped. */
        IN_PARTS,
        /** It is refused by a rule. */
        REFUSED,
        /** It only looks. */
        READ
    }

    /** Gives a command. */
    interface Command {
        Object give(ShopAtWork shop);
    }

    /** Gives the command, and what it gives or what refuses it. */
    Object give(ShopAtWork shop) {
        try {
            return command.give(shop);
        } catch (RejectedException refused) {
            return refused.rejection();
        }
    }

    static Scenario once(Command command) {
        return new Scenario(Kind.ONCE, shop -> {}, command);
    }

    static Scenario again(Command command) {
        return new Scenario(Kind.AGAIN, shop -> {}, command);
    }

    static Scenario inSteps(Command command) {
        return new Scenario(Kind.IN_STEPS, shop -> {}, command);
    }

    static Scenario inParts(Command command) {
        return new Scenario(Kind.IN_PARTS, shop -> {}, command);
    }

    static Scenario refused(Command command) {
        return new Scenario(Kind.REFUSED, shop -> {}, command);
    }

    static Scenario read(Command command) {
        return new Scenario(Kind.READ, shop -> {}, command);
    }

    Scenario after(Consumer<ShopAtWork> event) {
        return new Scenario(kind, event, command);
    }
}
