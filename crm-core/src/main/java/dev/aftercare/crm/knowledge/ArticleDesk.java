package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.DefinitionLog;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where articles, their versions and votes are kept. */
final class ArticleDesk {

    private static final String STATE = "article";
    private static final TypedDocuments<ArticleState> STATES = new TypedDocuments<>(STATE, ArticleState.class);
    private static final TypedDocuments<Article> VERSIONS = new TypedDocuments<>("article-version", Article.class);
    private static final TypedDocuments<Vote> VOTES = new TypedDocuments<>("article-vote", Vote.class);
    private static final TypedDocuments<Stamp> STAMPS = new TypedDocuments<>("article-stamp", Stamp.class);
    private static final String STAMP = "default";

    /** What a voter said. */
    record Vote(boolean helpful) {}

    /** Another one after each change of what customers see. */
    record Stamp(UUID value) {}

    private ArticleDesk() {}

    static Optional<ArticleState> find(UnitOfWork unit, String id) {
        return STATES.find(unit, id);
    }

    static Optional<Stored<ArticleState>> stored(UnitOfWork unit, String id) {
        return STATES.stored(unit, id);
    }

    static Stored<ArticleState> require(UnitOfWork unit, String id) {
        return stored(unit, id).orElseThrow(() -> new NotFoundException("article", id));
    }

    static Optional<Article> version(UnitOfWork unit, String id, long version) {
        return VERSIONS.find(unit, id + "@" + version);
    }

    static Optional<PublishedArticle> published(UnitOfWork unit, String id) {
        return find(unit, id).flatMap(state -> published(unit, state));
    }

    /** All that customers see. */
    static List<Article> allPublished(UnitOfWork unit) {
        List<Article> articles = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
        while (true) {
            Page<ArticleState> page = STATES.page(unit, null, request);
            for (ArticleState state : page.items()) {
                published(unit, state).map(PublishedArticle::article).ifPresent(articles::add);
            }
            if (page.next() == null) {
                return articles;
            }
            request = request.after(page.next());
        }
    }

    static Optional<UUID> stamp(UnitOfWork unit) {
        return STAMPS.find(unit, STAMP).map(Stamp::value);
    }

    /** Stores what was decided; without events nothing is written. */
    static ArticleState store(
            CommandContext context, @Nullable Stored<ArticleState> before, Decision<ArticleState> decision) {
        Decision.Accepted<ArticleState> accepted = decision.orThrow();
        ArticleState after = accepted.state();
        if (!accepted.events().isEmpty()) {
            long version = before == null ? 0 : before.version();
            STATES.save(context, after.id(), null, version, after);
            context.happened(new AggregateRef(STATE, after.id()), null, version + 1, accepted.events());
        }
        return after;
    }

    /** Stores a change of what customers see. */
    static ArticleState shown(CommandContext context, Stored<ArticleState> before, Decision<ArticleState> decision) {
        ArticleState after = store(context, before, decision);
        if (!decision.orThrow().events().isEmpty()) {
            DefinitionLog.tell(context, STATE, after.id(), before.value().published(), after.published());
            STAMPS.put(context, STAMP, new Stamp(context.newId()));
        }
        return after;
    }

    static void write(CommandContext context, Article article, long version) {
        VERSIONS.insert(context, article.id() + "@" + version, article.id(), article);
    }

    static @Nullable Boolean vote(UnitOfWork unit, String id, String voter) {
        return VOTES.find(unit, id + "|" + voter).map(Vote::helpful).orElse(null);
    }

    static void voted(CommandContext context, String id, String voter, boolean helpful) {
        VOTES.put(context, id + "|" + voter, new Vote(helpful));
    }

    private static Optional<PublishedArticle> published(UnitOfWork unit, ArticleState state) {
        Long version = state.published();
        return version == null
                ? Optional.empty()
                : version(unit, state.id(), version)
                        .map(article -> new PublishedArticle(article, version, state.helpful(), state.unhelpful()));
    }
}
