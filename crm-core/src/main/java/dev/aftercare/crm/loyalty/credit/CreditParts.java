package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds and subtracts parts of credit. Parts that expire together are one part, so an account has few. Pure. */
final class CreditParts {

    private static final Comparator<CreditPart> SOONEST_FIRST =
            Comparator.comparing(CreditPart::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    private CreditParts() {}

    /** Both together, the soonest expiry first. */
    static List<CreditPart> with(List<CreditPart> parts, List<CreditPart> more) {
        Map<Optional<Instant>, Money> sums = sums(parts);
        more.forEach(part -> sums.merge(expiry(part), part.amount(), Money::plus));
        return parts(sums);
    }

    /** What is left of parts after others went, of each expiry at most what there was. */
    static List<CreditPart> without(List<CreditPart> parts, List<CreditPart> gone) {
        Map<Optional<Instant>, Money> sums = sums(parts);
        gone.forEach(part -> sums.computeIfPresent(expiry(part), (key, sum) -> sum.minus(part.amount())));
        return parts(sums);
    }

    /** Of each expiry as much as both have. */
    static List<CreditPart> common(List<CreditPart> parts, List<CreditPart> others) {
        Map<Optional<Instant>, Money> sums = sums(parts);
        Map<Optional<Instant>, Money> wanted = sums(others);
        sums.keySet().retainAll(wanted.keySet());
        sums.replaceAll((key, sum) -> smaller(sum, wanted.getOrDefault(key, sum)));
        return parts(sums);
    }

    /** The first parts that make up an amount; there is at least as much. */
    static List<CreditPart> first(List<CreditPart> parts, Money amount) {
        List<CreditPart> taken = new ArrayList<>();
        Money rest = amount;
        for (CreditPart part : parts) {
            if (rest.amount().signum() > 0) {
                Money share = smaller(rest, part.amount());
                taken.add(new CreditPart(share, part.expiresAt()));
                rest = rest.minus(share);
            }
        }
        return taken;
    }

    /** What is left of parts after the first of them that make up an amount. */
    static List<CreditPart> less(List<CreditPart> parts, Money amount) {
        List<CreditPart> left = new ArrayList<>();
        Money gone = amount;
        for (CreditPart part : parts) {
            Money share = smaller(gone, part.amount());
            gone = gone.minus(share);
            if (share.compareTo(part.amount()) < 0) {
                left.add(new CreditPart(part.amount().minus(share), part.expiresAt()));
            }
        }
        return left;
    }

    private static Map<Optional<Instant>, Money> sums(List<CreditPart> parts) {
        Map<Optional<Instant>, Money> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(expiry(part), part.amount(), Money::plus));
        return sums;
    }

    private static List<CreditPart> parts(Map<Optional<Instant>, Money> sums) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue().amount().signum() != 0)
                .map(sum -> new CreditPart(sum.getValue(), sum.getKey().orElse(null)))
                .sorted(SOONEST_FIRST)
                .toList();
    }

    private static Optional<Instant> expiry(CreditPart part) {
        return Optional.ofNullable(part.expiresAt());
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
