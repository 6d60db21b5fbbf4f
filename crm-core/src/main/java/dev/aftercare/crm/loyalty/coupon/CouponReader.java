package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.loyalty.code.OwnCode;
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
            String place = "#" + (i + 1);
            OwnCode code = OwnCode.read(codes.get(i)).orElse(null);
            Optional<FoundCoupon> coupon = code == null ? Optional.empty() : find(unit, code);
            if (code != null && coupon.isPresent()) {
                reader.add(unit, code.ending(), coupon.get(), customer, at);
            } else if (code != null && code.canBeGenerated()) {
                reader.refuse(code.ending(), Reason.UNKNOWN, "a code that was issued");
            } else {
                // Nobody knows what it was to be, so not even its ending is told.
                reader.refuse(place, Reason.MISTYPED, "a code as it was printed");
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

    /** Those that were generated can be read as own codes, so one look finds both. */
    private static Optional<FoundCoupon> find(UnitOfWork unit, OwnCode code) {
        String fingerprint = code.fingerprint();
        return COUPONS.find(unit, fingerprint)
                .map(issued -> new FoundCoupon(fingerprint, issued, CAMPAIGNS.required(unit, issued.campaign())));
    }

    private void add(UnitOfWork unit, String ending, FoundCoupon coupon, @Nullable Together customer, Instant at) {
        if (coupon.issued().withdrawnAt() != null) {
            refuse(ending, Reason.WITHDRAWN, "another code");
            return;
        }
        // Two codes of one order that end alike are told apart by their place.
        String name = found.containsKey(ending) ? ending + "#" + (found.size() + 1) : ending;
        if (found.values().stream().anyMatch(other -> other.fingerprint().equals(coupon.fingerprint()))) {
            refuse(name, Reason.TWICE, "each code once");
            return;
        }
        Optional<Reason> missing = CouponStock.missing(unit, coupon, customer);
        if (missing.isPresent()) {
            refuse(name, missing.get(), "another code");
            return;
        }
        Instant end = coupon.issued().until();
        if (end != null && !at.isBefore(end)) {
            refuse(name, Reason.NO_LONGER_VALID, "before " + end);
            return;
        }
        found.put(name, coupon);
        offered.add(new OfferedCoupon(name, coupon.campaign().value()));
    }

    private void refuse(String coupon, Reason reason, String allowed) {
        refusals.add(new CouponRefusal(coupon, reason, allowed));
    }
}
