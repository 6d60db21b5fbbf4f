package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.model.Input;

/**
 * One part of a {@link Stock}.
 *
 * @param left how many can still be taken from this part, never below zero
 */
public record StockCell(long left) {

    /** Checks the number. */
    public StockCell {
        Input.within("stock.left", left, 0, Stock.MAX);
    }
}
