package dev.aftercare.crm.model.purchase;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import org.jspecify.annotations.Nullable;

/** What happens with purchases. */
public sealed interface PurchaseEvent extends EventBody {

    /**
     * An order or return was recorded.
     *
     * @param id its number
     * @param kind whether goods went out or came back
     * @param original on a return, the order it belongs to if known
     * @param lines how many lines it has
     * @param total the sum of the lines
     */
    record PurchaseRecorded(
            PurchaseId id, PurchaseKind kind, @Nullable PurchaseId original, int lines, Money total)
            implements PurchaseEvent {
        /** Checks the parts. */
        public PurchaseRecorded {
            Input.present("id", id);
            Input.present("kind", kind);
            Input.present("total", total);
        }
    }
}
