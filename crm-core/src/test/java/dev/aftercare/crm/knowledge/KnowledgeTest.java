package dev.aftercare.crm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final By ANN = By.agent("ann");
    private static final Article DAMAGE = Article.of("damage", "en", "Damaged parcel", "Send us a photo.");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Crm crm = Crm.on(storage);
    private final Shop shop = crm.shop();
    private final Knowledge knowledge = shop.knowledge();

    @Test
    void customersSeeTheVersionThatIsPublished() {
        knowledge.save(DAMAGE, ANN);
        assertThat(knowledge.published("damage")).isEmpty();
        knowledge.publish("damage", 1, ANN);
        knowledge.save(Article.of("damage", "en", "Broken parcel", "Better text."), ANN);

        assertThat(knowledge.published("damage")).contains(new PublishedArticle(DAMAGE, 1, 0, 0));
        assertThat(knowledge.version("damage", 2)).map(Article::title).contains("Broken parcel");
    }

    @Test
    void aSearchSeesWhatCustomersSee() {
        knowledge.save(DAMAGE, ANN);
        assertThat(found("damaged")).isEmpty();
        knowledge.publish("damage", 1, ANN);
        assertThat(found("damaged")).containsExactly("damage");
        knowledge.withdraw("damage", ANN);
        assertThat(found("damaged")).isEmpty();
    }

    @Test
    void anotherNodeSearchesWhatThisOnePublished() {
        Knowledge other = Crm.on(storage).shop().knowledge();
        knowledge.save(DAMAGE, ANN);
        knowledge.publish("damage", 1, ANN);
        assertThat(other.search("damaged", null, 5)).hasSize(1);
        knowledge.withdraw("damage", ANN);

        assertThat(other.search("damaged", null, 5)).isEmpty();
    }

    @Test
    void shopsDoNotSeeEachOthersArticles() {
        knowledge.save(DAMAGE, ANN);
        knowledge.publish("damage", 1, ANN);

        assertThat(crm.tenant("other").knowledge().search("damaged", null, 5)).isEmpty();
        assertThat(crm.tenant("other").knowledge().state("damage")).isEmpty();
    }

    @Test
    void aVoterHasOneVote() {
        knowledge.save(DAMAGE, ANN);
        knowledge.publish("damage", 1, ANN);
        knowledge.vote("damage", "mei", true, ANN);
        knowledge.vote("damage", "mei", true, ANN);
        knowledge.vote("damage", "bo", false, ANN);

        ArticleState state = knowledge.vote("damage", "mei", false, ANN);

        assertThat(state.helpful()).isZero();
        assertThat(state.unhelpful()).isEqualTo(2);
    }

    @Test
    void articlesAreSuggestedForWhatTheCustomerSaid() {
        knowledge.save(DAMAGE.answering("logistics"), ANN);
        knowledge.save(Article.of("payment", "en", "Paying by card", "We take all cards."), ANN);
        knowledge.publish("damage", 1, ANN);
        knowledge.publish("payment", 1, ANN);
        Customer mei = shop.customers().register(Identity.shopUser("mei"), ANN);
        Ticket ticket = shop.tickets()
                .receive(NewTicket.of(mei.id(), TicketType.COMPLAINT, Channel.EMAIL, "My parcel is wet"), ANN);

        List<FoundArticle> suggested = knowledge.suggest(ticket.id(), 5);

        assertThat(suggested).hasSize(1);
        assertThat(suggested.get(0).article().article().id()).isEqualTo("damage");
        assertThat(suggested.get(0).terms()).containsExactly("parcel");
    }

    @Test
    void everyChangeIsAnEvent() {
        knowledge.save(DAMAGE, ANN);
        knowledge.publish("damage", 1, ANN);
        knowledge.vote("damage", "mei", true, ANN);
        knowledge.withdraw("damage", ANN);

        assertThat(shop.events().history(new AggregateRef("article", "damage")))
                .extracting(Event::body)
                .containsExactly(
                        new KnowledgeEvent.ArticleSaved(1),
                        new KnowledgeEvent.ArticlePublished(1),
                        new KnowledgeEvent.ArticleVoted(1, true),
                        new KnowledgeEvent.ArticleWithdrawn(1));
    }

    @Test
    void aCommandUnderAKeyCountsOnce() {
        By once = ANN.once("save-1");
        knowledge.save(DAMAGE, once);

        assertThat(knowledge.save(DAMAGE, once).latest()).isEqualTo(1);
        assertThat(knowledge.state("damage").orElseThrow().latest()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatThrownBy(() -> knowledge.publish("none", 1, ANN)).isInstanceOf(NotFoundException.class);
        knowledge.save(DAMAGE, ANN);
        assertThatThrownBy(() -> knowledge.vote("damage", "mei", true, ANN))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new NotPublished("damage")));
    }

    @Test
    void aTemplateIsAnsweredWithAsItIsInForce() {
        Templates templates = shop.templates();
        templates.define(
                AnswerTemplate.builder("hello", "Hello")
                        .text("en", "Hello {name}")
                        .variable("name", VariableType.TEXT)
                        .build(),
                ANN);
        templates.define(
                AnswerTemplate.builder("hello", "Hello")
                        .text("en", "Hi {name}")
                        .variable("name", VariableType.TEXT)
                        .build(),
                ANN);

        assertThat(templates.render("hello", Locale.UK, ZoneOffset.UTC, Map.of("name", "Mei")))
                .isEqualTo("Hi Mei");
        assertThatThrownBy(() -> templates.render("none", Locale.UK, ZoneOffset.UTC, Map.of()))
                .isInstanceOf(NotFoundException.class);
    }

    private List<String> found(String question) {
        return knowledge.search(question, null, 5).stream()
                .map(found -> found.article().article().id())
                .toList();
    }
}
