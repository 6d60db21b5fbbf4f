package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * The accounts of a programme, added up.
 *
 * @param accounts how many
 * @param balance the sum of their balances
 * @param held the sum of what is held
 * @param pending the sum of what is pending
 * @param debt the sum of what is owed by customers
 */
public record PointsStanding(long accounts, long balance, long held, long pending, long debt) {

    /** No accounts. */
    public static final PointsStanding NONE = new PointsStanding(0, 0, 0, 0, 0);

    /** Checks the parts. */
    public PointsStanding {
        Input.within("standing.accounts", accounts, 0, Long.MAX_VALUE);
        Input.within("standing.balance", balance, 0, Long.MAX_VALUE);
        Input.within("standing.held", held, 0, Long.MAX_VALUE);
        Input.within("standing.pending", pending, 0, Long.MAX_VALUE);
        Input.within("standing.debt", debt, 0, Long.MAX_VALUE);
    }

    /**
     * One account.
     *
     * @param account the account
     * @return its figures
     */
    public static PointsStanding of(PointsAccount account) {
        PointsAside aside = account.aside();
        return new PointsStanding(1, account.balance(), aside.held(), aside.pending(), aside.debt());
    }

    /**
     * These accounts and others.
     *
     * @param other the others, none of them among these
     * @return both added up
     */
    public PointsStanding plus(PointsStanding other) {
        return new PointsStanding(
                accounts + other.accounts,
                balance + other.balance,
                held + other.held,
                pending + other.pending,
                debt + other.debt);
    }

    /**
     * What the shop owes its customers.
     *
     * @return balance, held and pending, less the debt
     */
    public long outstanding() {
        return balance + held + pending - debt;
    }
}
