package dev.aftercare.crm.loyalty.merge;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * Merges the loyalty of two customers of one tenant who turned out to be one person, and undoes it. Every command is one transaction.
 * Safe for use by several threads.
 *
 * <p>No point and no cent is lost or doubled. Points keep their expiries, and holds, pending points and debts stay what they are; credit
 * keeps its expiries; the better level is kept, and what both earned, spent and ordered counts for the next; coupons and limits per
 * customer count both as one. Commands that still name the customer who was merged work on what the other has now; returns and
 * reversals of what went before find it.
 *
 * <p>Undoing moves back what is left: of each lot what nobody spent since, what is still held, pending or owed, credit up to what was
 * moved of each expiry; levels are what they would have become. What was earned, spent or issued in the meantime stays with the
 * customer who has it. As one, the points of each pay what the other owes, the own debt first; undoing gives those points back, with the
 * expiry that they had, to the one whose they were, and the debt to the one whose it was. Merges are undone in the opposite order.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer or merge that
 * does not exist; nothing is changed then.
 */
public final class LoyaltyMerges {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public LoyaltyMerges(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Moves everything that one customer has to another. The same merge again changes nothing, with or without a key.
     *
     * @param id names the merge, such as the number of the case; 1 to 100 printable ASCII characters
     * @param from whose loyalty moves
     * @param into to whom, another customer
     * @param by who merges
     * @return the merge
     * @throws RejectedException with {@link MergeRefused}
     */
    public LoyaltyMerge merge(String id, CustomerId from, CustomerId into, By by) {
        Input.code("merge.id", id, 100);
        List<Object> request = List.of(id, Input.present("from", from), Input.present("into", into));
        return runner.run(
                "loyalty-merge.merge",
                by,
                request,
                LoyaltyMerge.class,
                context -> MergeDesk.merge(context, id, from, into, by.actor()));
    }

    /**
     * Moves back what is left of it. Undoing again changes nothing.
     *
     * @param id which merge
     * @param by who undoes it
     * @return the merge
     * @throws RejectedException with {@link MergeRefused} if the one who took it was merged on since
     */
    public LoyaltyMerge undo(String id, By by) {
        Input.code("merge.id", id, 100);
        return runner.run(
                "loyalty-merge.undo", by, id, LoyaltyMerge.class, context -> MergeDesk.undo(context, id, by.actor()));
    }

    /**
     * Reads a merge.
     *
     * @param id which
     * @return the merge, or empty
     */
    public Optional<LoyaltyMerge> find(String id) {
        Input.code("merge.id", id, 100);
        return runner.inTransaction(unit -> MergeDesk.find(unit, id));
    }
}
