package dev.aftercare.crm.knowledge;

import java.util.List;

/**
 * An article that fits a question.
 *
 * @param article the article
 * @param score how well it fits, above 0; to be compared within one answer only
 * @param terms what of the question it has, in alphabetical order
 */
public record FoundArticle(PublishedArticle article, double score, List<String> terms) {

    /** Copies the terms. */
    public FoundArticle {
        terms = List.copyOf(terms);
    }
}
