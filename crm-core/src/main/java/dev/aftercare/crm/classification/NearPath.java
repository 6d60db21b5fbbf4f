package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.ticket.Category;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** How much a category's path is like another. */
record NearPath(Category category, int sharedLevels, int differences) implements Comparable<NearPath> {

    private static final Comparator<NearPath> ORDER = Comparator.comparingInt(NearPath::sharedLevels)
            .reversed()
            .thenComparingInt(NearPath::differences)
            .thenComparing(near -> near.category().path());

    static NearPath of(Category category, String wanted) {
        String path = category.path().toLowerCase(Locale.ROOT);
        String other = wanted.toLowerCase(Locale.ROOT);
        return new NearPath(category, shared(path.split("/", -1), other.split("/", -1)), distance(path, other));
    }

    @Override
    public int compareTo(NearPath other) {
        return ORDER.compare(this, other);
    }

    private static int shared(String[] levels, String[] others) {
        int differing = Arrays.mismatch(levels, others);
        return differing < 0 ? levels.length : differing;
    }

    /** The distance of Levenshtein: the fewest characters to put in, leave out or replace. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        Arrays.setAll(before, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = before[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(before[column], here[column - 1]));
            }
            before = here;
        }
        return before[to.length()];
    }
}
