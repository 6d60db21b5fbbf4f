package dev.aftercare.crm.model.aftersales;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;

/** What after-sales requests are judged by and became known of an order later than the order itself. */
public sealed interface OrderFactEvent extends EventBody {

    /**
     * The order reached the customer.
     *
     * @param purchase the order
     * @param at when
     */
    record OrderDelivered(PurchaseId purchase, Instant at) implements OrderFactEvent {
        /** Checks the parts. */
        public OrderDelivered {
            Input.present("purchase", purchase);
            at = Input.instant("at", at);
        }
    }

    /**
     * What was taken off the order as a whole, and what was paid on top of its lines.
     *
     * @param purchase the order
     * @param discount taken off the lines
     * @param shipping paid on top of them
     */
    record OrderCharged(PurchaseId purchase, Money discount, Money shipping) implements OrderFactEvent {
        /** Checks the parts. */
        public OrderCharged {
            Input.present("purchase", purchase);
            Input.present("discount", discount);
            Input.present("shipping", shipping);
        }
    }

    /**
     * Goods came back by a return that no request led to.
     *
     * @param purchase the order
     * @param giveBack the return
     * @param pieces how many of the order's pieces
     * @param amount what was paid back of what the order cost
     */
    record ReturnNoted(PurchaseId purchase, PurchaseId giveBack, long pieces, Money amount) implements OrderFactEvent {
        /** Checks the parts. */
        public ReturnNoted {
            Input.present("purchase", purchase);
            Input.present("giveBack", giveBack);
            Input.present("amount", amount);
        }
    }
}
