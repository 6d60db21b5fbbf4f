package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.Money;

/**
 * More money is asked for than is left of what was paid for a line.
 *
 * @param line the line's number
 * @param asked how much was asked for
 * @param allowed how much can still be asked for
 */
public record MoreThanPaid(int line, Money asked, Money allowed) implements Rejection {

    @Override
    public String message() {
        return asked + " are asked for at line " + line + "; allowed: at most " + allowed;
    }
}
