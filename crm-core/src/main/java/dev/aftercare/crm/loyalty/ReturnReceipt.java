package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.List;

/**
 * What a return did to a customer's points.
 *
 * @param takenBack how many of the points that the order had earned were taken back, those that were still pending among them
 * @param owed how many more the customer owes because they were spent
 * @param forgone how many more the shop does without
 * @param expired how many more had expired and count as taken back
 * @param givenBack how many of the points that the order was paid with were given back
 * @param balance the balance after it
 * @param entries the sequences of the entries written, in the order in which they were; each account counts its own
 * @param written the same by whose account has them: of customers whose loyalty was moved a return may write to several; empty if none was
 *     written, and in receipts of the time before they told
 */
public record ReturnReceipt(
        long takenBack,
        long owed,
        long forgone,
        long expired,
        long givenBack,
        long balance,
        List<Long> entries,
        List<Written> written) {

    /**
     * What was written to one account.
     *
     * @param customer whose account it is
     * @param entries the sequences of the entries, ascending
     */
    public record Written(CustomerId customer, List<Long> entries) {
        /** Checks and copies the parts. */
        public Written {
            Input.present("written.customer", customer);
            entries = List.copyOf(Input.present("written.entries", entries));
        }
    }

    /** Checks and copies the parts. */
    public ReturnReceipt {
        Input.within("receipt.takenBack", takenBack, 0, Long.MAX_VALUE);
        Input.within("receipt.owed", owed, 0, Long.MAX_VALUE);
        Input.within("receipt.forgone", forgone, 0, Long.MAX_VALUE);
        Input.within("receipt.expired", expired, 0, Long.MAX_VALUE);
        Input.within("receipt.givenBack", givenBack, 0, Long.MAX_VALUE);
        Input.within("receipt.balance", balance, 0, Long.MAX_VALUE);
        entries = List.copyOf(Input.present("receipt.entries", entries));
        written = List.copyOf(Input.present("receipt.written", written));
    }
}
