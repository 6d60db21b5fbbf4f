package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.coupon.CouponRefusal.Reason;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was typed, finds the codes and lets the rules quote those that can be taken. */
final class CouponReader {

    static final VersionedDocuments<CouponCampaign> CAMPAIGNS =
            new VersionedDocuments<>("coupon-campaign", CouponCampaign.class);
    static final TypedDocuments<IssuedCoupon> COUPONS = new TypedDocuments<>("coupon", IssuedCoupon.class);

    private final Map<String, FoundCoupon> found = new HashMap<>();
    private final List<OfferedCoupon> offered = new ArrayList<>();
    private final List<CouponRefusal> refusals = new ArrayList<>();

    /** Without a customer if nobody is logged in. */
    static CouponReader read(UnitOfWork unit, List<String> codes, @Nullable Together customer, Instant at) {
        CouponReader reader = new CouponReader();
        for (int i = 0; i < codes.size(); i++) {
            Optional<SecretCode> code = SecretCode.read(codes.get(i));
            if (code.isEmpty()) {
                reader.refuse("#" + (i + 1), Reason.MISTYPED, "a code as it was printed");
            } else {
                reader.add(unit, code.get(), customer, at);
            }
        }
        reader.offered.replaceAll(one -> reader.limited(unit, one, customer));
        return reader;
    }

    /** How many are left is asked for only if the order has several codes of a campaign: each alone can be taken. */
    private OfferedCoupon limited(UnitOfWork unit, OfferedCoupon one, @Nullable Together customer) {
        String campaign = one.campaign().id();
        long several = offered.stream()
                .filter(other -> other.campaign().id().equals(campaign))
                .count();
        return several < 2
                ? one
                : new OfferedCoupon(
                        one.coupon(),
                        one.campaign(),
                        CouponStock.left(unit, one.campaign()),
                        CouponStock.leftFor(unit, one.campaign(), customer));
    }

    CouponQuote quote(List<PurchaseLine> lines, Instant at) {
        CouponQuote quote = CouponRules.quote(offered, lines, at);
        List<CouponRefusal> all = new ArrayList<>(refusals);
        all.addAll(quote.refusals());
        return new CouponQuote(quote.discount(), quote.lines(), quote.coupons(), all);
    }

    FoundCoupon named(String ending) {
        FoundCoupon coupon = found.get(ending);
        if (coupon == null) {
            throw new IllegalStateException("the quote names a coupon that was not offered");
        }
        return coupon;
    }

    /** Whether anything of it counts against what each customer may have. */
    boolean areLimited(CouponQuote quote) {
        return quote.coupons().stream()
                .map(share -> named(share.coupon()).campaign().value().limits().perCustomer())
                .anyMatch(Objects::nonNull);
    }

    private void add(UnitOfWork unit, SecretCode code, @Nullable Together customer, Instant at) {
        String ending = code.ending();
        String fingerprint = code.fingerprint();
        Optional<FoundCoupon> coupon = COUPONS.find(unit, fingerprint)
                .map(issued -> new FoundCoupon(fingerprint, issued, CAMPAIGNS.required(unit, issued.campaign())));
        if (coupon.isEmpty()) {
            refuse(ending, Reason.UNKNOWN, "a code that was issued");
            return;
        }
        if (coupon.get().issued().withdrawnAt() != null) {
            refuse(ending, Reason.WITHDRAWN, "another code");
            return;
        }
        // Two codes of one order that end alike are told apart by their place.
        String name = found.containsKey(ending) ? ending + "#" + (found.size() + 1) : ending;
        if (found.values().stream().anyMatch(other -> other.fingerprint().equals(fingerprint))) {
            refuse(name, Reason.TWICE, "each code once");
            return;
        }
        Optional<Reason> missing = CouponStock.missing(unit, coupon.get(), customer);
        if (missing.isPresent()) {
            refuse(name, missing.get(), "another code");
            return;
        }
        Instant end = coupon.get().issued().until();
        if (end != null && !at.isBefore(end)) {
            refuse(name, Reason.NO_LONGER_VALID, "before " + end);
            return;
        }
        found.put(name, coupon.get());
        offered.add(new OfferedCoupon(name, coupon.get().campaign().value()));
    }

    private void refuse(String coupon, Reason reason, String allowed) {
        refusals.add(new CouponRefusal(coupon, reason, allowed));
    }
}
