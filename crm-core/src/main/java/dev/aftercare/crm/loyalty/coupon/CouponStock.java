package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Stock;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.loyalty.store.UseCount;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How often codes, campaigns and customers' shares can still be used. A single-use code is one document, so of many who take it at
 * once one succeeds and the others, run again, find it used.
 */
final class CouponStock {

    private static final Tally USES = new Tally("coupon-customer");

    private CouponStock() {}

    /** Why it cannot be taken now, if so; nothing is taken. */
    static Optional<Reason> missing(UnitOfWork unit, FoundCoupon coupon, @Nullable Together customer) {
        return missing(unit, coupon, customer, used(unit, coupon.campaign().value(), customer));
    }

    private static Optional<Reason> missing(
            UnitOfWork unit, FoundCoupon coupon, @Nullable Together customer, @Nullable Stored<UseCount> used) {
        CustomerId only = coupon.issued().customer();
        if (only != null
                && (customer == null || !CustomerLinks.survivor(unit, only).equals(customer.customer()))) {
            return Optional.of(Reason.OTHER_CUSTOMER);
        }
        CouponCampaign campaign = coupon.campaign().value();
        Long inAll = campaign.limits().inAll();
        if (!ofCode(coupon.fingerprint(), coupon.issued().uses()).hasAny(unit)
                || (inAll != null && !ofCampaign(campaign.id(), inAll).hasAny(unit))) {
            return Optional.of(Reason.USED_UP);
        }
        Long perCustomer = campaign.limits().perCustomer();
        if (perCustomer == null) {
            return Optional.empty();
        }
        if (used == null) {
            return Optional.of(Reason.CUSTOMER_NEEDED);
        }
        return usedBefore(unit, campaign, customer) + used.value().used() < perCustomer
                ? Optional.empty()
                : Optional.of(Reason.CUSTOMER_LIMIT);
    }

    /** By those whose loyalty was moved to the customer; nobody counts there any more. */
    private static long usedBefore(UnitOfWork unit, CouponCampaign campaign, @Nullable Together customer) {
        return customer == null ? 0 : USES.ofOthers(unit, customer, other -> id(campaign.id(), other));
    }

    /** How often all can still use a campaign; null without such a limit. */
    static @Nullable Long left(UnitOfWork unit, CouponCampaign campaign) {
        Long inAll = campaign.limits().inAll();
        return inAll == null ? null : ofCampaign(campaign.id(), inAll).left(unit);
    }

    /** How often a customer can still use a campaign; null without such a limit. */
    static @Nullable Long leftFor(UnitOfWork unit, CouponCampaign campaign, @Nullable Together customer) {
        Long perCustomer = campaign.limits().perCustomer();
        Stored<UseCount> used = used(unit, campaign, customer);
        return perCustomer == null || used == null
                ? null
                : Long.valueOf(perCustomer
                        - usedBefore(unit, campaign, customer)
                        - used.value().used());
    }

    /** Takes it, or nothing and empty if there was none left; what was taken before in this command is seen. */
    static Optional<HeldCoupon> take(CommandContext context, FoundCoupon coupon, @Nullable Together customer) {
        CouponCampaign campaign = coupon.campaign().value();
        CouponLimits limits = campaign.limits();
        Stored<UseCount> used = used(context.unit(), campaign, customer);
        if (missing(context.unit(), coupon, customer, used).isPresent()) {
            return Optional.empty();
        }
        long uses = coupon.issued().uses();
        OptionalInt cell = ofCode(coupon.fingerprint(), uses).take(context);
        Long inAll = limits.inAll();
        OptionalInt campaignCell = inAll == null
                ? OptionalInt.of(0)
                : ofCampaign(campaign.id(), inAll).take(context);
        if (cell.isEmpty() || campaignCell.isEmpty()) {
            return Optional.empty();
        }
        boolean counted = used != null;
        if (used != null) {
            USES.count(context, used, 1);
        }
        return Optional.of(new HeldCoupon(
                coupon.fingerprint(),
                uses,
                cell.getAsInt(),
                campaign.id(),
                coupon.campaign().number(),
                inAll,
                campaignCell.getAsInt(),
                counted));
    }

    static void giveBack(CommandContext context, HeldCoupon held, @Nullable CustomerId customer) {
        ofCode(held.fingerprint(), held.uses()).giveBack(context, held.cell());
        if (held.campaignUses() != null) {
            ofCampaign(held.campaign(), held.campaignUses()).giveBack(context, held.campaignCell());
        }
        if (held.counted() && customer != null) {
            USES.count(context, USES.of(context.unit(), id(held.campaign(), customer)), -1);
        }
    }

    private static @Nullable Stored<UseCount> used(
            UnitOfWork unit, CouponCampaign campaign, @Nullable Together customer) {
        return customer == null ? null : USES.of(unit, id(campaign.id(), customer.customer()));
    }

    private static String id(String campaign, CustomerId customer) {
        return campaign + "/" + customer.value();
    }

    private static Stock ofCode(String fingerprint, long uses) {
        return Stock.full("coupon/" + fingerprint, uses);
    }

    private static Stock ofCampaign(String campaign, long uses) {
        return Stock.full("campaign/" + campaign, uses);
    }
}
