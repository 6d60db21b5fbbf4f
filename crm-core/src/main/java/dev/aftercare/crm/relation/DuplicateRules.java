package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.text.TextFeatures;
import dev.aftercare.crm.ticket.PurchaseLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much two tickets look alike. Pure, and the same whichever of them comes first.
 *
 * <p>The weights are of this kind: the same customer alone, or the same order alone, is no duplicate; both together are worth a look; so is the
 * same customer who says much the same within a few days.
 */
public final class DuplicateRules {

    private static final int CUSTOMER = 20;
    private static final int PURCHASE = 30;
    private static final int LINES = 10;
    private static final int CATEGORY = 10;
    private static final int TEXT = 40;
    private static final int TIME = 10;

    /** Any two texts of a language share that much. */
    private static final double CHANCE = 0.2;

    private static final int READ_AT_MOST = 4_000;

    private DuplicateRules() {}

    /**
     * Compares two tickets.
     *
     * @param one the ticket that is looked at
     * @param other another one
     * @param policy when the shop wants to have a look
     * @return the suggestion; empty if one of them is merged, they are the same, were received too far apart, or look too little alike
     */
    public static Optional<DuplicateSuggestion> compare(
            DuplicateFacts one, DuplicateFacts other, DuplicatePolicy policy) {
        Ticket first = one.ticket();
        Ticket second = other.ticket();
        Duration apart =
                Duration.between(first.intake().at(), second.intake().at()).abs();
        if (first.id().equals(second.id())
                || first.isMerged()
                || second.isMerged()
                || apart.compareTo(policy.within()) > 0) {
            return Optional.empty();
        }
        List<DuplicateReason> reasons = new ArrayList<>();
        if (first.customer().equals(second.customer())) {
            reasons.add(DuplicateReason.customer(CUSTOMER));
        }
        samePurchase(one.links(), other.links(), reasons);
        Category category = first.category();
        if (category != null && category.equals(second.category())) {
            reasons.add(DuplicateReason.category(CATEGORY, category));
        }
        similarText(first, second, reasons);
        near(apart, policy.within(), reasons);
        int score =
                Math.min(100, reasons.stream().mapToInt(DuplicateReason::points).sum());
        return score < policy.threshold()
                ? Optional.empty()
                : Optional.of(new DuplicateSuggestion(first.id(), second.id(), score, reasons));
    }

    /**
     * How much of what two texts say is the same: what they share of words, their parts and runs of ideographs, in proportion to what each
     * of them has (the cosine of the two sets).
     *
     * @param one a text
     * @param other another one
     * @return 0 if nothing, 1 if everything
     */
    public static double similarity(String one, String other) {
        Set<String> first = features(one);
        Set<String> second = features(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long shared = first.stream().filter(second::contains).count();
        return shared / Math.sqrt((double) first.size() * second.size());
    }

    /** One purchase counts: the one of which both name lines, or else the first. */
    private static void samePurchase(List<PurchaseLink> one, List<PurchaseLink> other, List<DuplicateReason> reasons) {
        Optional<Shared> best = one.stream()
                .flatMap(link -> other.stream()
                        .filter(theirs -> theirs.purchase().equals(link.purchase()))
                        .map(theirs -> new Shared(link.purchase(), common(link.lines(), theirs.lines()))))
                .min(Comparator.comparingInt((Shared shared) -> -shared.lines().size())
                        .thenComparing(shared -> shared.purchase().value()));
        best.ifPresent(shared -> {
            reasons.add(DuplicateReason.purchase(PURCHASE, shared.purchase()));
            if (!shared.lines().isEmpty()) {
                reasons.add(DuplicateReason.lines(LINES, shared.purchase(), shared.lines()));
            }
        });
    }

    private record Shared(PurchaseId purchase, List<Integer> lines) {}

    private static List<Integer> common(List<Integer> one, List<Integer> other) {
        return one.stream().filter(other::contains).toList();
    }

    private static void similarText(Ticket first, Ticket second, List<DuplicateReason> reasons) {
        double similarity = similarity(text(first), text(second));
        int points = (int) Math.round(TEXT * (similarity - CHANCE) / (1 - CHANCE));
        if (points > 0) {
            reasons.add(DuplicateReason.text(points, (int) Math.round(100 * similarity)));
        }
    }

    private static void near(Duration apart, Duration within, List<DuplicateReason> reasons) {
        double share = 1 - (double) apart.toSeconds() / Math.max(1, within.toSeconds());
        int points = (int) Math.round(TIME * share);
        if (points > 0) {
            reasons.add(DuplicateReason.near(points, apart));
        }
    }

    private static String text(Ticket ticket) {
        String said = ticket.intake().statement().value();
        Confirmation confirmation = ticket.confirmation();
        return confirmation == null
                ? said
                : said + "\n" + confirmation.problem().value();
    }

    private static Set<String> features(String text) {
        Set<String> features = new HashSet<>();
        TextFeatures.features(text.substring(0, Math.min(text.length(), READ_AT_MOST)), features::add);
        return features;
    }
}
