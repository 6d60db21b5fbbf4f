package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.text.TextFeatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts in numbers.
 *
 * @param categories in the order of their paths
 * @param features those that are kept, in their order
 * @param samples the texts, in an order of their own that does not depend on the one in which they were given
 */
record Corpus(List<Category> categories, List<String> features, List<Sample> samples) {

    private static final Comparator<Sample> ORDER =
            Comparator.comparingInt(Sample::spread).thenComparing(Sample::text).thenComparingInt(Sample::category);

    /** One text. */
    static final class Sample {

        private final String text;
        private final int category;
        private final int[] features;

        Sample(String text, int category, int[] features) {
            this.text = text;
            this.category = category;
            this.features = features;
        }

        String text() {
            return text;
        }

        /** The position of its category. */
        int category() {
            return category;
        }

        /** The positions of its kept features, repetitions included. */
        int[] features() {
            return features;
        }

        /** Equal texts fall into the same fold, so that none is judged by its copy. */
        int fold(int folds) {
            return (spread() >>> 1) % folds;
        }

        /** A number that says nothing about what the text says. */
        private int spread() {
            int hash = text.hashCode();
            hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
            return hash ^ (hash >>> 16);
        }
    }

    private record Seen(int texts, int occurrences) {
        Seen and(Seen other) {
            return new Seen(texts + other.texts, occurrences + other.occurrences);
        }
    }

    static Corpus of(Collection<LabelledText> texts, TrainingOptions options, int maxCells) {
        List<Category> categories = texts.stream()
                .map(LabelledText::category)
                .distinct()
                .sorted(Comparator.comparing(Category::path))
                .toList();
        if (categories.size() > NaiveBayesModel.MAX_CATEGORIES) {
            throw new InvalidInputException(
                    "texts", "are of too many categories", "at most " + NaiveBayesModel.MAX_CATEGORIES);
        }
        Map<Category, Integer> positions = positions(categories);
        List<String> features = kept(texts, options, maxCells / categories.size());
        Map<String, Integer> numbers = positions(features);
        List<Sample> samples = new ArrayList<>(texts.size());
        for (LabelledText text : texts) {
            String read = read(text);
            List<Integer> found = new ArrayList<>();
            TextFeatures.features(read, feature -> {
                Integer number = numbers.get(feature);
                if (number != null) {
                    found.add(number);
                }
            });
            Integer category = positions.getOrDefault(text.category(), 0);
            samples.add(new Sample(
                    read, category, found.stream().mapToInt(Integer::intValue).toArray()));
        }
        samples.sort(ORDER);
        return new Corpus(categories, features, samples);
    }

    private static List<String> kept(Collection<LabelledText> texts, TrainingOptions options, int mostFeatures) {
        Map<String, Seen> seen = new HashMap<>();
        for (LabelledText text : texts) {
            Set<String> here = new HashSet<>();
            TextFeatures.features(
                    read(text), feature -> seen.merge(feature, new Seen(here.add(feature) ? 1 : 0, 1), Seen::and));
        }
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().texts() >= options.minTexts())
                .sorted(Comparator.<Map.Entry<String, Seen>>comparingInt(
                                entry -> -entry.getValue().occurrences())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.min(options.maxFeatures(), mostFeatures))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String read(LabelledText text) {
        String value = text.text().value();
        return value.substring(0, Math.min(value.length(), NaiveBayesClassifier.READ_AT_MOST));
    }

    private static <T> Map<T, Integer> positions(List<T> values) {
        Map<T, Integer> positions = new HashMap<>();
        for (T value : values) {
            positions.put(value, positions.size());
        }
        return positions;
    }
}
