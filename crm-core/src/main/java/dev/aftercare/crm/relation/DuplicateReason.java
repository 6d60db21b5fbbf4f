package dev.aftercare.crm.relation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Category;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for two tickets being about the same matter.
 *
 * @param kind what sort of evidence
 * @param points how much it weighs
 * @param purchase the purchase that both have to do with; given exactly for {@code SAME_PURCHASE} and {@code SAME_LINE}
 * @param lines the lines of it that both name; given exactly for {@code SAME_LINE}
 * @param category the category that both are of; given exactly for {@code SAME_CATEGORY}
 * @param percent how much of what both say is the same, 0 to 100; given exactly for {@code SIMILAR_TEXT}
 * @param apart how far apart they were received; given exactly for {@code NEAR_IN_TIME}
 */
public record DuplicateReason(
        Kind kind,
        int points,
        @Nullable PurchaseId purchase,
        List<Integer> lines,
        @Nullable Category category,
        @Nullable Integer percent,
        @Nullable Duration apart) {

    /** Sorts of evidence, in the order in which they are told. */
    public enum Kind {
        /** The same customer has both. */
        SAME_CUSTOMER,
        /** Both have to do with the same purchase. */
        SAME_PURCHASE,
        /** Both name the same lines of it. */
        SAME_LINE,
        /** Both are of the same category. */
        SAME_CATEGORY,
        /** They share words or characters. */
        SIMILAR_TEXT,
        /** They were received shortly after each other. */
        NEAR_IN_TIME
    }

    /** Checks and copies the parts. */
    public DuplicateReason {
        Input.present("reason.kind", kind);
        Input.within("reason.points", points, 1, 100);
        lines = List.copyOf(Input.present("reason.lines", lines));
    }

    static DuplicateReason customer(int points) {
        return new DuplicateReason(Kind.SAME_CUSTOMER, points, null, List.of(), null, null, null);
    }

    static DuplicateReason purchase(int points, PurchaseId purchase) {
        return new DuplicateReason(Kind.SAME_PURCHASE, points, purchase, List.of(), null, null, null);
    }

    static DuplicateReason lines(int points, PurchaseId purchase, List<Integer> lines) {
        return new DuplicateReason(Kind.SAME_LINE, points, purchase, lines, null, null, null);
    }

    static DuplicateReason category(int points, Category category) {
        return new DuplicateReason(Kind.SAME_CATEGORY, points, null, List.of(), category, null, null);
    }

    static DuplicateReason text(int points, int percent) {
        return new DuplicateReason(Kind.SIMILAR_TEXT, points, null, List.of(), null, percent, null);
    }

    static DuplicateReason near(int points, Duration apart) {
        return new DuplicateReason(Kind.NEAR_IN_TIME, points, null, List.of(), null, null, apart);
    }
}
