package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import java.time.Instant;
import java.util.List;

/** What happens to coupons. No event carries a code, nor more of one than its ending. */
public sealed interface CouponEvent extends EventBody {

    /**
     * Codes were generated.
     *
     * @param campaign for which campaign
     * @param codes how many
     */
    record CouponsIssued(String campaign, long codes) implements CouponEvent {
        /** Checks the parts. */
        public CouponsIssued {
            Input.present("campaign", campaign);
        }
    }

    /**
     * Codes of the shop's own were issued, such as a word that customers type, or codes that were printed before.
     *
     * @param campaign for which campaign
     * @param codes how many
     */
    record OwnCouponsIssued(String campaign, long codes) implements CouponEvent {
        /** Checks the parts. */
        public OwnCouponsIssued {
            Input.present("campaign", campaign);
        }
    }

    /**
     * A checkout holds coupons.
     *
     * @param campaigns of which campaigns, one for each coupon
     * @param discount what they take off in all
     * @param until until when they are held
     */
    record CouponsReserved(List<String> campaigns, Money discount, Instant until) implements CouponEvent {
        /** Checks and copies the parts. */
        public CouponsReserved {
            campaigns = List.copyOf(Input.present("campaigns", campaigns));
            Input.present("discount", discount);
            until = Input.instant("until", until);
        }
    }

    /**
     * An order used coupons.
     *
     * @param campaigns of which campaigns, one for each coupon
     * @param discount what they took off in all
     */
    record CouponsConfirmed(List<String> campaigns, Money discount) implements CouponEvent {
        /** Checks and copies the parts. */
        public CouponsConfirmed {
            campaigns = List.copyOf(Input.present("campaigns", campaigns));
            Input.present("discount", discount);
        }
    }

    /**
     * Coupons that were held or used can be used again.
     *
     * @param campaigns of which campaigns, one for each coupon
     * @param why why
     */
    record CouponsReleased(List<String> campaigns, CouponRelease why) implements CouponEvent {
        /** Checks and copies the parts. */
        public CouponsReleased {
            campaigns = List.copyOf(Input.present("campaigns", campaigns));
            Input.present("why", why);
        }
    }

    /**
     * A code can no longer be used.
     *
     * @param campaign of which campaign
     * @param ending by which the code may be named
     */
    record CouponWithdrawn(String campaign, String ending) implements CouponEvent {
        /** Checks the parts. */
        public CouponWithdrawn {
            Input.present("campaign", campaign);
            Input.present("ending", ending);
        }
    }
}
