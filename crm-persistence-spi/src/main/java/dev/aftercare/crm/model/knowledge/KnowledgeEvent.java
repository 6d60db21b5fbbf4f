package dev.aftercare.crm.model.knowledge;

import dev.aftercare.crm.model.EventBody;

/** What happens to an article. */
public sealed interface KnowledgeEvent extends EventBody {

    /**
     * A version was written; customers do not see it yet.
     *
     * @param version its number, from 1
     */
    record ArticleSaved(long version) implements KnowledgeEvent {}

    /**
     * Customers see a version.
     *
     * @param version its number, from 1
     */
    record ArticlePublished(long version) implements KnowledgeEvent {}

    /**
     * Customers see the article no longer.
     *
     * @param version the number of the version they saw, from 1
     */
    record ArticleWithdrawn(long version) implements KnowledgeEvent {}

    /**
     * Somebody said whether it helped, for the first time or otherwise than before.
     *
     * @param version the number of the version seen, from 1
     * @param helpful whether it helped
     */
    record ArticleVoted(long version, boolean helpful) implements KnowledgeEvent {}
}
