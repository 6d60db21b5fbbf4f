package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.loyalty.guard.ReviewReason.Sign;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.PostalAddress;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must wait for review, and why. Pure. */
public final class GuardRules {

    private GuardRules() {}

    /**
     * Which limits an amount would exceed.
     *
     * @param limits the limits that are looked at
     * @param lately what happened lately, by the id of the limit; nothing where it is missing
     * @param amounts how much would happen now, by what is counted; a measure that is missing is not looked at
     * @param at when
     * @return one reason for each limit that would be exceeded, in the order of the limits
     */
    public static List<ReviewReason> overLimits(
            List<VelocityLimit> limits,
            Map<String, Velocity> lately,
            Map<VelocityLimit.Measure, Long> amounts,
            Instant at) {
        List<ReviewReason> reasons = new ArrayList<>();
        for (VelocityLimit limit : limits) {
            Long amount = amounts.get(limit.measure());
            if (amount != null) {
                long before = lately.getOrDefault(limit.id(), Velocity.NONE).within(at, limit.period());
                long sum = Math.addExact(before, amount);
                if (sum > limit.most()) {
                    String detail = limit.id() + ": " + sum + " of " + limit.most() + " in " + limit.period();
                    reasons.add(new ReviewReason(Sign.OVER_LIMIT, detail));
                }
            }
        }
        return reasons;
    }

    /**
     * What speaks for one person behind two customers. Contact points are compared without white space and in lower case.
     *
     * @param referrer the one who refers
     * @param referred the one who was referred
     * @return the signs; empty if nothing speaks for it
     */
    public static List<ReviewReason> selfReferral(Customer referrer, Customer referred) {
        if (referrer.id().equals(referred.id())) {
            return List.of(ReviewReason.of(Sign.SAME_CUSTOMER));
        }
        List<ReviewReason> reasons = new ArrayList<>();
        Set<String> contacts = contacts(referrer);
        contacts.retainAll(contacts(referred));
        if (!contacts.isEmpty()) {
            reasons.add(ReviewReason.of(Sign.SHARED_CONTACT));
        }
        Set<PostalAddress> addresses = new HashSet<>(referrer.profile().addresses());
        addresses.retainAll(referred.profile().addresses());
        if (!addresses.isEmpty()) {
            reasons.add(ReviewReason.of(Sign.SHARED_ADDRESS));
        }
        return reasons;
    }

    private static Set<String> contacts(Customer customer) {
        return customer.profile().contactPoints().stream()
                .map(ContactPoint::address)
                .map(address -> Normalizer.normalize(address, Normalizer.Form.NFKC)
                        .replaceAll("\\s", "")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
