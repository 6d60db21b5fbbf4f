package dev.aftercare.crm.classification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cuts a text into what a classifier counts: words, and character n-grams inside them.
 *
 * <p>Letters of scripts that divide words by spaces give each word, marked {@code w}, and its 3- to 5-grams with its edges, marked
 * {@code g}, so that an unseen form of a known word still tells something. Ideographs and kana are written without spaces: their runs
 * give 1- to 3-grams, marked {@code c}, which need no dictionary. Digits say only that a number stood there: order and telephone
 * numbers are personal and never seen twice. Width, case and composition make no difference (NFKC).
 */
final class TextFeatures {

    private static final int LONGEST_WORD = 40;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final int LONGEST_IDEOGRAPHS = 3;
    private static final String NUMBER = "n:";

    private TextFeatures() {}

    /** Gives every feature of a text, as often as it occurs, in the order of the text. */
    static void of(String text, Consumer<String> features) {
        int[] points = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
        int start = 0;
        while (start < points.length) {
            Kind kind = Kind.of(points[start]);
            int end = start + 1;
            while (end < points.length && Kind.of(points[end]) == kind) {
                end++;
            }
            kind.cut(points, start, end, features);
            start = end;
        }
    }

    private enum Kind {
        GAP {
            @Override
            void cut(int[] points, int start, int end, Consumer<String> features) {
                // Says nothing.
            }
        },
        NUMBER {
            @Override
            void cut(int[] points, int start, int end, Consumer<String> features) {
                features.accept(TextFeatures.NUMBER);
            }
        },
        WORD {
            @Override
            void cut(int[] points, int start, int end, Consumer<String> features) {
                int length = Math.min(end - start, LONGEST_WORD);
                String word = new String(points, start, length);
                features.accept("w:" + word);
                grams("g:", ("_" + word + "_").codePoints().toArray(), SHORTEST_GRAM, LONGEST_GRAM, features);
            }
        },
        IDEOGRAPHS {
            @Override
            void cut(int[] points, int start, int end, Consumer<String> features) {
                grams("c:", Arrays.copyOfRange(points, start, end), 1, LONGEST_IDEOGRAPHS, features);
            }
        };

        abstract void cut(int[] points, int start, int end, Consumer<String> features);

        static Kind of(int point) {
            if (Character.isDigit(point)) {
                return NUMBER;
            }
            if (!Character.isLetter(point) && Character.getType(point) != Character.NON_SPACING_MARK) {
                return GAP;
            }
            return switch (Character.UnicodeScript.of(point)) {
                case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> IDEOGRAPHS;
                default -> WORD;
            };
        }
    }

    private static void grams(String mark, int[] points, int shortest, int longest, Consumer<String> features) {
        for (int size = shortest; size <= longest; size++) {
            for (int at = 0; at + size <= points.length; at++) {
                features.accept(mark + new String(points, at, size));
            }
        }
    }
}
