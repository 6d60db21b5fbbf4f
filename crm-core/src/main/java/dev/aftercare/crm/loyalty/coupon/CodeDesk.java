package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.code.OwnCode;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.model.loyalty.CouponEvent.CouponWithdrawn;
import dev.aftercare.crm.model.loyalty.CouponEvent.CouponsIssued;
import dev.aftercare.crm.model.loyalty.CouponEvent.OwnCouponsIssued;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Issues the codes of one list, all for one campaign and customer and until one instant, and withdraws them. Codes are kept by their
 * fingerprints, so those that were generated and those of the shop's own are one set.
 */
final class CodeDesk {

    private final CommandContext context;
    private final CouponCampaign campaign;
    private final @Nullable CustomerId customer;
    private final @Nullable Instant until;

    private CodeDesk(
            CommandContext context, CouponCampaign campaign, @Nullable CustomerId customer, @Nullable Instant until) {
        this.context = context;
        this.campaign = campaign;
        this.customer = customer;
        this.until = until;
    }

    /** For a campaign and a customer that exist, and an end that is in the future. */
    static CodeDesk of(
            CommandContext context, String campaign, @Nullable CustomerId customer, @Nullable Instant until) {
        CouponCampaign definition =
                CouponReader.CAMPAIGNS.named(context.unit(), campaign).value();
        if (customer != null && context.unit().customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
        if (until != null && !until.isAfter(context.now())) {
            throw new InvalidInputException("until", "is not in the future", "a later instant");
        }
        return new CodeDesk(context, definition, customer, until);
    }

    CouponIssue generate(int count, RandomGenerator random, Actor actor) {
        List<SecretCode> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SecretCode code = SecretCode.random(random);
            // A code that was issued before is a conflict, and the command runs again with others.
            keep(code.fingerprint(), code.ending());
            codes.add(code);
        }
        tell(new CouponsIssued(campaign.id(), count), actor);
        return new CouponIssue(campaign.id(), codes);
    }

    int issue(OwnCodes own, Actor actor) {
        own.taken(known(context.unit(), own.fingerprints())).ifPresent(taken -> {
            throw new RejectedException(taken);
        });
        // Two who bring the same codes at once in another order would wait for each other; in one order the second
        // finds them taken.
        own.codes().stream()
                .sorted(Comparator.comparing(OwnCode::fingerprint))
                .forEach(code -> keep(code.fingerprint(), code.ending()));
        int count = own.codes().size();
        tell(new OwnCouponsIssued(campaign.id(), count), actor);
        return count;
    }

    private static Set<String> known(UnitOfWork unit, List<String> fingerprints) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < fingerprints.size(); from += PageRequest.MAX_LIMIT) {
            int to = Math.min(fingerprints.size(), from + PageRequest.MAX_LIMIT);
            CouponReader.COUPONS.of(unit, fingerprints.subList(from, to)).forEach(stored -> known.add(stored.id()));
        }
        return known;
    }

    private void keep(String fingerprint, String ending) {
        IssuedCoupon coupon =
                new IssuedCoupon(ending, campaign.id(), campaign.limits().perCode(), customer, until, null);
        CouponReader.COUPONS.insert(context, fingerprint, owner(customer), coupon);
    }

    private void tell(CouponEvent issued, Actor actor) {
        AggregateRef batch = new AggregateRef("coupon-batch", context.newId().toString());
        context.happened(batch, customer, 1, List.of(new Happened(issued, actor)));
    }

    /** Whether it was withdrawn now, not before. */
    static boolean withdraw(CommandContext context, OwnCode code, Actor actor) {
        Stored<IssuedCoupon> found = CouponReader.COUPONS
                .stored(context.unit(), code.fingerprint())
                .orElseThrow(() -> code.canBeGenerated()
                        ? new NotFoundException("coupon that ends in", code.ending())
                        : new InvalidInputException("code", "is mistyped", "a code as it was printed"));
        IssuedCoupon coupon = found.value();
        if (coupon.withdrawnAt() != null) {
            return false;
        }
        CouponReader.COUPONS.update(
                context, found.id(), owner(coupon.customer()), found.version(), coupon.withdrawn(context.now()));
        AggregateRef issued = new AggregateRef("coupon", code.fingerprint());
        Happened withdrawn = new Happened(new CouponWithdrawn(coupon.campaign(), coupon.ending()), actor);
        context.happened(issued, coupon.customer(), 1, List.of(withdrawn));
        return true;
    }

    private static @Nullable String owner(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value().toString();
    }
}
