package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.OptionalInt;

/**
 * So many of something, for many to take from at once, and never more than there are.
 *
 * <p>One counter would make every taker of a hot item wait for every other, and conflict with it. So the number is spread over cells,
 * each a document of its own. A taker starts at a cell of chance and goes round until it finds one that is not empty; only who meets
 * in the same cell conflicts, and runs again elsewhere. A cell never goes below zero, so neither does the sum; all cells seen empty
 * means that nothing was left.
 */
public final class Stock {

    /** The most that a stock can hold. */
    public static final long MAX = 1_000_000_000_000L;

    private static final TypedDocuments<StockCell> CELLS = new TypedDocuments<>("stock-cell", StockCell.class);
    private static final int MAX_CELLS = 16;

    private final String name;
    private final int cells;
    private final long initial;

    private Stock(String name, int cells, long initial) {
        this.name = name;
        this.cells = cells;
        this.initial = initial;
    }

    /**
     * A stock that is filled and refilled by {@link #put}.
     *
     * @param name tells it from others, at most 90 printable ASCII characters
     * @return the stock
     */
    public static Stock refilled(String name) {
        return new Stock(name, MAX_CELLS, 0);
    }

    /**
     * A stock that is full before anybody took from it; nothing is stored until somebody does.
     *
     * @param name tells it from others, at most 90 printable ASCII characters
     * @param initial how many, at least 1, always the same for a name
     * @return the stock
     */
    public static Stock full(String name, long initial) {
        Input.within("stock.initial", initial, 1, MAX);
        return new Stock(name, (int) Math.min(MAX_CELLS, initial), initial);
    }

    /**
     * Takes one.
     *
     * @param context the command
     * @return the cell it came from, or empty if nothing is left
     */
    public OptionalInt take(CommandContext context) {
        int start = start(context);
        for (int i = 0; i < cells; i++) {
            int cell = (start + i) % cells;
            Stored<StockCell> found = cell(context.unit(), cell);
            if (found.value().left() > 0) {
                save(context, cell, found, -1);
                return OptionalInt.of(cell);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Puts one back.
     *
     * @param context the command
     * @param cell where {@link #take} found it
     */
    public void giveBack(CommandContext context, int cell) {
        save(context, cell, cell(context.unit(), cell), 1);
    }

    /**
     * Puts more in, spread over the cells.
     *
     * @param context the command
     * @param amount how many, at least 1
     */
    public void put(CommandContext context, long amount) {
        Input.within("stock.amount", amount, 1, MAX);
        long each = amount / cells;
        long rest = amount % cells;
        int start = start(context);
        for (int i = 0; i < cells; i++) {
            int cell = (start + i) % cells;
            long part = each + (i < rest ? 1 : 0);
            if (part > 0) {
                save(context, cell, cell(context.unit(), cell), part);
            }
        }
    }

    /**
     * How many are left.
     *
     * @param unit the transaction
     * @return the sum of the cells; while others take, each cell is as of when it was read
     */
    public long left(UnitOfWork unit) {
        long sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            sum += cell(unit, cell).value().left();
        }
        return sum;
    }

    private int start(CommandContext context) {
        return cells == 1 ? 0 : Math.floorMod(context.newId().hashCode(), cells);
    }

    private Stored<StockCell> cell(UnitOfWork unit, int cell) {
        return CELLS.stored(unit, id(cell))
                .orElseGet(() ->
                        Stored.unsaved(id(cell), new StockCell(initial / cells + (cell < initial % cells ? 1 : 0))));
    }

    private void save(CommandContext context, int cell, Stored<StockCell> found, long change) {
        CELLS.save(
                context,
                id(cell),
                null,
                found.version(),
                new StockCell(found.value().left() + change));
    }

    private String id(int cell) {
        return name + "/" + cell;
    }
}
