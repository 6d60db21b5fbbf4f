package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import java.util.List;

/**
 * The books of store credit and gift cards in one currency, and whether they hold. For each account, as it stood when its turn came: no
 * gap among its entries, every running balance the sum and never below zero, nothing spent that was not there, no refund beyond what
 * was spent, and its balance and open parts those that the entries lead to. Over all accounts: {@code outstanding} is what was issued and
 * refunded, less what was redeemed, expired and taken back; {@code outstanding} comes from the accounts and all else from the entries.
 *
 * @param accounts how many accounts were checked
 * @param entries how many entries were read
 * @param issued what was given or sold
 * @param redeemed what was spent, less what was refunded
 * @param expired what expired: the breakage
 * @param takenBack what the shop took back
 * @param transferred what accounts gave to others, less what they took; nothing, unless it moved while the accounts were walked
 * @param outstanding what the shop owes
 * @param problems what does not hold, at most 1,000
 */
public record CreditBooks(
        long accounts,
        long entries,
        Money issued,
        Money redeemed,
        Money expired,
        Money takenBack,
        Money transferred,
        Money outstanding,
        List<Problem> problems) {

    /**
     * Something that does not hold.
     *
     * @param account in which account
     * @param finding what, free of personal data
     */
    public record Problem(String account, String finding) {
        /** Checks the parts. */
        public Problem {
            Input.present("problem.account", account);
            Input.present("problem.finding", finding);
        }
    }

    /** Copies the list. */
    public CreditBooks {
        problems = List.copyOf(problems);
    }

    /**
     * Whether everything holds.
     *
     * @return true without problems, and if the sums add up
     */
    public boolean balanced() {
        Money byEntries = issued.minus(redeemed).minus(expired).minus(takenBack).minus(transferred);
        return problems.isEmpty() && byEntries.equals(outstanding);
    }
}
