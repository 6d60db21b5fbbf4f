package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.TicketNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge articles of one tenant 知识库. Every command is one transaction. Safe for use by several threads.
 *
 * <p>An article is written in versions; customers see the one that is published, or none. What is searched is what customers see.
 *
 * <p>All methods throw {@link dev.aftercare.crm.model.InvalidInputException} for malformed arguments and {@link NotFoundException} for an
 * article or ticket that does not exist.
 */
public final class Knowledge {

    /** The most articles that one search gives. */
    public static final int MAX_FOUND = 50;

    private final TenantId tenant;
    private final CommandRunner runner;
    private final ArticleIndexes indexes;

    /**
     * Creates the service.
     *
     * @param tenant whose
     * @param runner runs its commands
     * @param indexes what searches are answered from
     */
    public Knowledge(TenantId tenant, CommandRunner runner, ArticleIndexes indexes) {
        this.tenant = tenant;
        this.runner = runner;
        this.indexes = indexes;
    }

    /**
     * Writes an article, or another version of one. Customers do not see it before it is {@linkplain #publish published}.
     *
     * @param article what it says
     * @param by who writes
     * @return how the article stands
     */
    public ArticleState save(Article article, By by) {
        Input.present("article", article);
        return runner.run("article.save", by, article, ArticleState.class, context -> {
            Stored<ArticleState> before =
                    ArticleDesk.stored(context.unit(), article.id()).orElse(null);
            ArticleState state = before == null ? null : before.value();
            ArticleState after = ArticleDesk.store(context, before, ArticleRules.save(state, article, by.actor()));
            ArticleDesk.write(context, article, after.latest());
            return after;
        });
    }

    /**
     * Shows customers a version, the last or an earlier one, instead of what they saw.
     *
     * @param id which article
     * @param version the version's number
     * @param by who publishes
     * @return how the article stands
     * @throws RejectedException with {@link NoSuchVersion} if the article has no such version
     */
    public ArticleState publish(String id, long version, By by) {
        Article.id(id);
        return runner.run("article.publish", by, List.of(id, version), ArticleState.class, context -> {
            Stored<ArticleState> before = ArticleDesk.require(context.unit(), id);
            return ArticleDesk.shown(context, before, ArticleRules.publish(before.value(), version, by.actor()));
        });
    }

    /**
     * Hides an article from customers.
     *
     * @param id which article
     * @param by who withdraws it
     * @return how the article stands
     * @throws RejectedException with {@link NotPublished} if they do not see it
     */
    public ArticleState withdraw(String id, By by) {
        Article.id(id);
        return runner.run("article.withdraw", by, id, ArticleState.class, context -> {
            Stored<ArticleState> before = ArticleDesk.require(context.unit(), id);
            return ArticleDesk.shown(context, before, ArticleRules.withdraw(before.value(), by.actor()));
        });
    }

    /**
     * Records whether an article helped. Each voter has one vote per article; another one replaces it.
     *
     * @param id which article
     * @param voter who: a customer's id or a token of the shop's, 1 to 36 printable ASCII characters
     * @param helpful whether it helped
     * @param by who records it
     * @return how the article stands
     * @throws RejectedException with {@link NotPublished} if customers do not see it
     */
    public ArticleState vote(String id, String voter, boolean helpful, By by) {
        Article.id(id);
        Input.code("voter", voter, 36);
        return runner.run("article.vote", by, List.of(id, voter, helpful), ArticleState.class, context -> {
            Stored<ArticleState> before = ArticleDesk.require(context.unit(), id);
            Boolean earlier = ArticleDesk.vote(context.unit(), id, voter);
            ArticleState after =
                    ArticleDesk.store(context, before, ArticleRules.vote(before.value(), earlier, helpful, by.actor()));
            ArticleDesk.voted(context, id, voter, helpful);
            return after;
        });
    }

    /**
     * How an article stands.
     *
     * @param id which
     * @return its state, or empty
     */
    public Optional<ArticleState> state(String id) {
        Article.id(id);
        return runner.inTransaction(unit -> ArticleDesk.find(unit, id));
    }

    /**
     * Reads any version of an article.
     *
     * @param id which article
     * @param version the version's number, from 1
     * @return what it says, or empty
     */
    public Optional<Article> version(String id, long version) {
        Article.id(id);
        return runner.inTransaction(unit -> ArticleDesk.version(unit, id, version));
    }

    /**
     * Reads an article as customers see it.
     *
     * @param id which
     * @return the published version, or empty
     */
    public Optional<PublishedArticle> published(String id) {
        Article.id(id);
        return runner.inTransaction(unit -> ArticleDesk.published(unit, id));
    }

    /**
     * Searches the published articles by relevance: words in the title count three times, those in tags twice. Words of Chinese need not
     * be divided. The first search of a process after a change of what customers see reads every published article; the others are answered
     * from memory.
     *
     * @param question what is looked for, 1 to {@value FreeText#MAX} characters
     * @param language only articles that are read in this language (a language tag): {@code zh-CN} also finds those in {@code zh}; null
     *     for all
     * @param limit at most how many, 1 to {@value #MAX_FOUND}
     * @return those that have a word of it, the best first
     */
    public List<FoundArticle> search(String question, @Nullable String language, int limit) {
        Input.text("question", question, FreeText.MAX);
        if (language != null) {
            Article.language(language);
        }
        Input.within("limit", limit, 1, MAX_FOUND);
        return runner.inTransaction(unit -> found(unit, index(unit).find(question, language, null, limit)));
    }

    /**
     * Suggests articles for a ticket: those that fit what the customer said, the more so if they are for the ticket's category or one
     * above it.
     *
     * @param id which ticket
     * @param limit at most how many, 1 to {@value #MAX_FOUND}
     * @return the best first
     */
    public List<FoundArticle> suggest(TicketId id, int limit) {
        Input.present("id", id);
        Input.within("limit", limit, 1, MAX_FOUND);
        return runner.inTransaction(unit -> {
            Ticket ticket = TicketNotes.load(unit, id);
            return found(unit, index(unit).find(ticket.intake().statement().value(), null, ticket.category(), limit));
        });
    }

    private ArticleIndex index(UnitOfWork unit) {
        return ArticleDesk.stamp(unit)
                .map(stamp -> indexes.get(tenant, stamp, () -> new ArticleIndex(ArticleDesk.allPublished(unit))))
                .orElseGet(() -> new ArticleIndex(List.of()));
    }

    private static List<FoundArticle> found(UnitOfWork unit, List<ArticleIndex.Hit> hits) {
        List<FoundArticle> found = new ArrayList<>();
        for (ArticleIndex.Hit hit : hits) {
            ArticleDesk.published(unit, hit.id())
                    .ifPresent(article -> found.add(new FoundArticle(article, hit.score(), hit.terms())));
        }
        return found;
    }
}
