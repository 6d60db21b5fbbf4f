package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.List;

/**
 * Whether the ledger of a programme holds, account by account. For each account, as it stood when its turn came:
 *
 * <ul>
 *   <li>the sequences run from 1 to the account's version without gaps, and each entry's running figures (balance, held, pending, debt)
 *       are those of the entry before, moved by its kind and points;
 *   <li>the balance is the sum of the open lots, and undoing the entries' lot changes empties every lot; lots were brought by entries,
 *       and are as old and expire as the entry says that opened them last;
 *   <li>the equation of {@link PointsFlow} holds, and so the entries add up to balance, pending, held and debt each;
 *   <li>a hold is resolved at most once and wholly, pending points and reversed entries at most as far as they go;
 *   <li>no figure is below zero; what is owed is a debt, which only {@link Shortfall#DEBT} makes.
 * </ul>
 *
 * <p>Over the programme the equation is checked on the sums. A transfer that is written while the accounts are walked can be seen on
 * one side only; it shows as {@link PointsFlow#transferredOut} and breaks nothing.
 *
 * @param programme which programme
 * @param accounts how many accounts were checked
 * @param entries how many entries were read
 * @param standing where the accounts stood
 * @param flow what their entries moved
 * @param violations what does not hold, at most 1,000
 */
public record BooksCheck(
        ProgrammeId programme,
        long accounts,
        long entries,
        PointsStanding standing,
        PointsFlow flow,
        List<Violation> violations) {

    /**
     * Something that does not hold.
     *
     * @param account in which account
     * @param finding what, in words free of personal data
     */
    public record Violation(PointsAccountId account, String finding) {
        /** Checks the parts. */
        public Violation {
            Input.present("violation.account", account);
            Input.present("violation.finding", finding);
        }
    }

    /** Checks and copies the parts. */
    public BooksCheck {
        Input.present("check.programme", programme);
        Input.present("check.standing", standing);
        Input.present("check.flow", flow);
        violations = List.copyOf(Input.present("check.violations", violations));
    }

    /**
     * Whether everything holds.
     *
     * @return true without violations and if the sums fulfil the equation
     */
    public boolean balanced() {
        return violations.isEmpty() && flow.outstanding() == standing.outstanding();
    }

    /**
     * What the shop owes its customers.
     *
     * @return the points outstanding
     */
    public long outstanding() {
        return standing.outstanding();
    }
}
