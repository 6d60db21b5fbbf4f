package dev.aftercare.crm.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Cuts a text into what can be counted and compared, in any language and without a dictionary.
 *
 * <p>Scripts that divide words by spaces give words; ideographs, kana and the scripts of south-east Asia are written without spaces, so
 * their runs give overlapping grams instead. Width, case and composition make no difference (NFKC).
 */
public final class TextFeatures {

    private static final int LONGEST_WORD = 40;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final int LONGEST_IDEOGRAPHS = 3;
    private static final String ANY_NUMBER = "n:";

    private TextFeatures() {}

    /**
     * What a classifier learns from: each word, marked {@code w:}, and its 3- to 5-grams with its edges, marked {@code g:}, so that an
     * unseen form of a known word still tells something; 1- to 3-grams of ideographs, marked {@code c:}; and {@code n:} for any number,
     * since order and telephone numbers are personal and never seen twice.
     *
     * @param text any text
     * @param features given each as often as it occurs, in the order of the text
     */
    public static void features(String text, Consumer<String> features) {
        runs(text, (kind, points) -> kind.features(points, features));
    }

    /**
     * What a search looks for: words and numbers as they are, and 1- and 2-grams of ideographs.
     *
     * @param text any text
     * @param terms given each as often as it occurs, in the order of the text
     */
    public static void terms(String text, Consumer<String> terms) {
        runs(text, (kind, points) -> kind.terms(points, terms));
    }

    private static void runs(String text, BiConsumer<Kind, int[]> runs) {
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
            if (kind != Kind.GAP) {
                runs.accept(kind, Arrays.copyOfRange(points, start, end));
            }
            start = end;
        }
    }

    private enum Kind {
        GAP {
            @Override
            void features(int[] points, Consumer<String> features) {
                // Says nothing.
            }
        },
        NUMBER {
            @Override
            void features(int[] points, Consumer<String> features) {
                features.accept(ANY_NUMBER);
            }
        },
        WORD {
            @Override
            void features(int[] points, Consumer<String> features) {
                String word = word(points);
                features.accept("w:" + word);
                grams("g:", ("_" + word + "_").codePoints().toArray(), SHORTEST_GRAM, LONGEST_GRAM, features);
            }
        },
        IDEOGRAPHS {
            @Override
            void features(int[] points, Consumer<String> features) {
                grams("c:", points, 1, LONGEST_IDEOGRAPHS, features);
            }

            @Override
            void terms(int[] points, Consumer<String> terms) {
                grams("", points, 1, 2, terms);
            }
        };

        abstract void features(int[] points, Consumer<String> features);

        void terms(int[] points, Consumer<String> terms) {
            terms.accept(word(points));
        }

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

        private static String word(int[] points) {
            return new String(points, 0, Math.min(points.length, LONGEST_WORD));
        }
    }

    private static void grams(String mark, int[] points, int shortest, int longest, Consumer<String> grams) {
        for (int size = shortest; size <= longest; size++) {
            for (int at = 0; at + size <= points.length; at++) {
                grams.accept(mark + new String(points, at, size));
            }
        }
    }
}
