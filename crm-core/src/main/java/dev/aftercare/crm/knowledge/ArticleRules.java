package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent.ArticlePublished;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent.ArticleSaved;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent.ArticleVoted;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent.ArticleWithdrawn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may happen to an article. A command that changes nothing has no events. */
final class ArticleRules {

    private ArticleRules() {}

    static Decision<ArticleState> save(@Nullable ArticleState before, Article article, Actor by) {
        ArticleState after = before == null ? ArticleState.first(article.id()) : before.another();
        return happened(after, new ArticleSaved(after.latest()), by);
    }

    static Decision<ArticleState> publish(ArticleState before, long version, Actor by) {
        if (version < 1 || version > before.latest()) {
            return Decision.reject(new NoSuchVersion(before.id(), version, before.latest()));
        }
        if (before.published() != null && before.published() == version) {
            return Decision.accept(before, List.of());
        }
        return happened(before.showing(version), new ArticlePublished(version), by);
    }

    static Decision<ArticleState> withdraw(ArticleState before, Actor by) {
        if (before.published() == null) {
            return Decision.reject(new NotPublished(before.id()));
        }
        return happened(before.showing(null), new ArticleWithdrawn(before.published()), by);
    }

    /**
     * Counts a vote. Each voter has one, which can be changed.
     *
     * @param earlier what the voter said before, or null
     */
    static Decision<ArticleState> vote(ArticleState before, @Nullable Boolean earlier, boolean helpful, Actor by) {
        Long published = before.published();
        if (published == null) {
            return Decision.reject(new NotPublished(before.id()));
        }
        if (earlier != null && earlier == helpful) {
            return Decision.accept(before, List.of());
        }
        int more = helpful ? 1 : -1;
        ArticleState after =
                earlier == null ? before.voted(helpful ? 1 : 0, helpful ? 0 : 1) : before.voted(more, -more);
        return happened(after, new ArticleVoted(published, helpful), by);
    }

    private static Decision<ArticleState> happened(ArticleState after, EventBody body, Actor by) {
        return Decision.accept(after, List.of(new Happened(body, by)));
    }
}
