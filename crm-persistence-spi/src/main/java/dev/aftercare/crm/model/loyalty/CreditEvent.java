package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;

/** What happens to store credit and gift cards. No event carries a code. */
public sealed interface CreditEvent extends EventBody {

    /**
     * An entry was written to the ledger.
     *
     * @param kind why credit moved
     * @param amount how the balance changed
     * @param balance the balance after it
     * @param cause what it was made for
     */
    record CreditMoved(CreditKind kind, Money amount, Money balance, Cause cause) implements CreditEvent {
        /** Checks the parts. */
        public CreditMoved {
            Input.present("kind", kind);
            Input.present("amount", amount);
            Input.present("balance", balance);
            Input.present("cause", cause);
        }
    }
}
