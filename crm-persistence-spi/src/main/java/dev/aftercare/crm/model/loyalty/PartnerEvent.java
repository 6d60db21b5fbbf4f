package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;

/** What happens to benefits given by partners. No event carries a code or a part of one. */
public sealed interface PartnerEvent extends EventBody {

    /**
     * Codes of a partner were brought in.
     *
     * @param benefit for which benefit
     * @param added how many are new
     * @param duplicates how many were there before
     */
    record PartnerCodesImported(String benefit, long added, long duplicates) implements PartnerEvent {
        /** Checks the parts. */
        public PartnerCodesImported {
            Input.present("benefit", benefit);
        }
    }

    /**
     * A customer claimed a benefit.
     *
     * @param benefit which
     * @param points what it cost
     */
    record PartnerBenefitClaimed(String benefit, long points) implements PartnerEvent {
        /** Checks the parts. */
        public PartnerBenefitClaimed {
            Input.present("benefit", benefit);
        }
    }

    /**
     * A benefit can no longer be claimed.
     *
     * @param benefit which
     */
    record PartnerBenefitWithdrawn(String benefit) implements PartnerEvent {
        /** Checks the parts. */
        public PartnerBenefitWithdrawn {
            Input.present("benefit", benefit);
        }
    }
}
