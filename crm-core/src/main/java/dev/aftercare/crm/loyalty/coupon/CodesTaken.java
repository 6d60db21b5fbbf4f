package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.command.Rejection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some of the codes that the shop brought are in use in this tenant, whether for this campaign or another, withdrawn or used up; none of the
 * list was issued.
 *
 * @param places which, by their places in the list, from 1
 */
public record CodesTaken(List<Integer> places) implements Rejection {

    private static final int MOST_IN_WORDS = 10;

    /** Copies the list. */
    public CodesTaken {
        places = List.copyOf(places);
    }

    /** Names the first ten places. */
    @Override
    public String message() {
        String first =
                places.stream().limit(MOST_IN_WORDS).map(place -> "#" + place).collect(Collectors.joining(", "));
        int more = places.size() - MOST_IN_WORDS;
        return "codes were issued before: " + first + (more > 0 ? " and " + more + " more" : "")
                + "; allowed: codes that were never issued";
    }
}
