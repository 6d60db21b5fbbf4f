package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;

/** What happens to customers' loyalty when customers are merged. */
public sealed interface MergeEvent extends EventBody {

    /**
     * All that one customer had was moved to another.
     *
     * @param from whose it was
     * @param into who has it
     */
    record LoyaltyMerged(CustomerId from, CustomerId into) implements MergeEvent {
        /** Checks the parts. */
        public LoyaltyMerged {
            Input.present("from", from);
            Input.present("into", into);
        }
    }

    /**
     * What was left of it was moved back.
     *
     * @param from whose it is again
     * @param into who had it
     */
    record LoyaltyUnmerged(CustomerId from, CustomerId into) implements MergeEvent {
        /** Checks the parts. */
        public LoyaltyUnmerged {
            Input.present("from", from);
            Input.present("into", into);
        }
    }
}
