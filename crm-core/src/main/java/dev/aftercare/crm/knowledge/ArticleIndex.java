package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.text.TextFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds articles by relevance: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over title, tags and text, in
 * which a word of the title counts as three of the text and a word of a tag as two. Immutable.
 */
final class ArticleIndex {

    private static final double SATURATION = 1.2;
    private static final double LENGTH_NORMALISATION = 0.75;
    private static final double TITLE = 3;
    private static final double TAG = 2;
    private static final double TEXT = 1;

    /** By how much an article for the very matter is preferred to one that only has the words. */
    private static final double SAME_CATEGORY = 1.5;

    private static final Comparator<Hit> ORDER =
            Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id);

    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final double averageLength;

    /** How often, weighted, a term stands in an article. */
    private record Posting(int entry, double weight) {}

    private record Entry(
            String id, String language, @Nullable Category category, double length) {}

    /**
     * An article that has something of the question.
     *
     * @param id which
     * @param score how well it fits
     * @param terms what it has
     */
    record Hit(String id, double score, List<String> terms) {}

    ArticleIndex(Iterable<Article> articles) {
        for (Article article : articles) {
            add(article);
        }
        averageLength = entries.stream().mapToDouble(Entry::length).average().orElse(1);
    }

    /**
     * Finds articles.
     *
     * @param question words in any language
     * @param language only articles in this language or a wider one; null for all
     * @param category the matter at hand; articles for it, or for one above it in the tree, are preferred. May be null
     * @param limit at most how many
     * @return the best first; equally good ones by their ids
     */
    List<Hit> find(String question, @Nullable String language, @Nullable Category category, int limit) {
        Set<String> terms = new TreeSet<>();
        TextFeatures.terms(question, terms::add);
        List<String> read = language == null ? List.of() : LanguageTag.readBy(Locale.forLanguageTag(language));
        Map<Integer, Double> scores = new HashMap<>();
        Map<Integer, List<String>> matched = new HashMap<>();
        for (String term : terms) {
            List<Posting> found = postings.getOrDefault(term, List.of());
            double rarity = Math.log(1 + (entries.size() - found.size() + 0.5) / (found.size() + 0.5));
            for (Posting posting : found) {
                Entry entry = entries.get(posting.entry());
                if (language == null || read.contains(entry.language())) {
                    scores.merge(posting.entry(), rarity * saturated(posting.weight(), entry.length()), Double::sum);
                    matched.computeIfAbsent(posting.entry(), key -> new ArrayList<>())
                            .add(term);
                }
            }
        }
        List<Hit> hits = new ArrayList<>();
        scores.forEach((at, score) -> {
            Entry entry = entries.get(at);
            double factor = covers(entry.category(), category) ? SAME_CATEGORY : 1;
            hits.add(new Hit(entry.id(), score * factor, matched.getOrDefault(at, List.of())));
        });
        hits.sort(ORDER);
        return hits.subList(0, Math.min(limit, hits.size()));
    }

    private void add(Article article) {
        Map<String, Double> weights = new HashMap<>();
        TextFeatures.terms(article.title(), term -> weights.merge(term, TITLE, Double::sum));
        Set<String> tags = new HashSet<>(article.tags());
        tags.forEach(tag -> TextFeatures.terms(tag, term -> weights.merge(term, TAG, Double::sum)));
        TextFeatures.terms(article.text(), term -> weights.merge(term, TEXT, Double::sum));
        double length =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        int number = entries.size();
        entries.add(new Entry(article.id(), article.language(), article.category(), length));
        weights.forEach((term, weight) ->
                postings.computeIfAbsent(term, key -> new ArrayList<>()).add(new Posting(number, weight)));
    }

    private double saturated(double weight, double length) {
        double norm = 1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * length / averageLength;
        return weight * (SATURATION + 1) / (weight + SATURATION * norm);
    }

    private static boolean covers(@Nullable Category of, @Nullable Category matter) {
        return of != null && matter != null && Category.isWithin(matter.path(), of.path());
    }
}
