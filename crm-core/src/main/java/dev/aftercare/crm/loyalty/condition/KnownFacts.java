package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows of a customer and an order when points are earned. What is not given counts as not known; the service fills in
 * the order's number and the birthday from what it has stored. Personal data: {@link #toString} shows nothing of it.
 *
 * @param segments the segments that the customer is in
 * @param tier the customer's tier; null if not known
 * @param orderNumber which order of the customer this is, from 1; null if not known
 * @param birthday the customer's date of birth; null if not known
 * @param codes the codes that came with the order, compared character by character
 * @param bill what the lines do not say of the amounts; null if not known
 */
public record KnownFacts(
        Set<String> segments,
        @Nullable String tier,
        @Nullable Long orderNumber,
        @Nullable LocalDate birthday,
        Set<String> codes,
        @Nullable Bill bill) {

    /** Nothing known. */
    public static final KnownFacts NONE = new KnownFacts(Set.of(), null, null, null, Set.of(), null);

    /** Checks and copies the parts. */
    public KnownFacts {
        segments = Codes.any("facts.segments", segments, 200);
        Input.textOrNull("facts.tier", tier, 100);
        if (orderNumber != null) {
            Input.within("facts.orderNumber", orderNumber, 1, Long.MAX_VALUE);
        }
        codes = Codes.any("facts.codes", codes, 100);
    }

    /**
     * The same facts with one more segment.
     *
     * @param segment the segment
     * @return the facts
     */
    public KnownFacts inSegment(String segment) {
        Set<String> more = new TreeSet<>(segments);
        more.add(Input.present("facts.segments", segment));
        return new KnownFacts(more, tier, orderNumber, birthday, codes, bill);
    }

    /**
     * The same facts with a tier.
     *
     * @param name the tier
     * @return the facts
     */
    public KnownFacts inTier(String name) {
        return new KnownFacts(segments, name, orderNumber, birthday, codes, bill);
    }

    /**
     * The same facts with the order's number.
     *
     * @param number which order of the customer it is, from 1
     * @return the facts
     */
    public KnownFacts orderNumber(long number) {
        return new KnownFacts(segments, tier, number, birthday, codes, bill);
    }

    /**
     * The same facts with a birthday.
     *
     * @param date the date of birth
     * @return the facts
     */
    public KnownFacts born(LocalDate date) {
        return new KnownFacts(segments, tier, orderNumber, date, codes, bill);
    }

    /**
     * The same facts with one more code.
     *
     * @param code the code
     * @return the facts
     */
    public KnownFacts withCode(String code) {
        Set<String> more = new TreeSet<>(codes);
        more.add(Input.present("facts.codes", code));
        return new KnownFacts(segments, tier, orderNumber, birthday, more, bill);
    }

    /**
     * The same facts with a bill.
     *
     * @param known the bill
     * @return the facts
     */
    public KnownFacts billed(Bill known) {
        return new KnownFacts(segments, tier, orderNumber, birthday, codes, known);
    }

    @Override
    public String toString() {
        return "KnownFacts[withheld]";
    }
}
