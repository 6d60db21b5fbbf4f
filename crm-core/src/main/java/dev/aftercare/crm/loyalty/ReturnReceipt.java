package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
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
 * @param entries the sequences of the entries written
 */
public record ReturnReceipt(
        long takenBack, long owed, long forgone, long expired, long givenBack, long balance, List<Long> entries) {

    /** Checks and copies the parts. */
    public ReturnReceipt {
        Input.within("receipt.takenBack", takenBack, 0, Long.MAX_VALUE);
        Input.within("receipt.owed", owed, 0, Long.MAX_VALUE);
        Input.within("receipt.forgone", forgone, 0, Long.MAX_VALUE);
        Input.within("receipt.expired", expired, 0, Long.MAX_VALUE);
        Input.within("receipt.givenBack", givenBack, 0, Long.MAX_VALUE);
        Input.within("receipt.balance", balance, 0, Long.MAX_VALUE);
        entries = List.copyOf(Input.present("receipt.entries", entries));
    }
}
