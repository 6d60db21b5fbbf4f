package dev.aftercare.crm.purchase;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.purchase.Purchase;

/** Is told of each return that the shop records by itself, in the transaction that records it. */
@FunctionalInterface
public interface ReturnFollower {

    /**
     * A return was recorded, for the first time.
     *
     * @param context the command
     * @param giveBack the return
     * @param by who recorded it
     */
    void recorded(CommandContext context, Purchase giveBack, By by);
}
