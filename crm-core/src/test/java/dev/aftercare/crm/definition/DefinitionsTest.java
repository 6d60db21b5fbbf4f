package dev.aftercare.crm.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.knowledge.Article;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.document.DefinitionEvent.DefinitionChanged;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.queue.SavedView;
import dev.aftercare.crm.queue.ViewOwner;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.CalendarLayer;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import dev.aftercare.crm.ticket.TicketPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed of all that a shop defines. */
class DefinitionsTest {

    private static final By OWNER = By.agent("li.na").because("The season begins");

    private final TestCrm crm = new TestCrm();
    private final Shop shop = crm.shop;

    @Test
    void whoDefinedWhatWhenAndWhyIsAnEventAndTheSameAgainIsNone() {
        TicketPolicy longer = TicketPolicy.DEFAULT.withFollowUpDelay(Duration.ofDays(9));
        TicketPolicy longest = TicketPolicy.DEFAULT.withFollowUpDelay(Duration.ofDays(10));
        shop.tickets().define(longer, OWNER);
        crm.clock.turnBy(Duration.ofHours(1));
        shop.tickets().define(longer, By.agent("ann"));
        shop.tickets().define(longest, By.system("import"));

        List<Event> events =
                shop.definitions().history("ticket-policy", "default").events();

        assertThat(events).isEqualTo(crm.heard);
        assertThat(events)
                .extracting(Event::body)
                .containsExactly(
                        new DefinitionChanged("ticket-policy", "default", null, 1L),
                        new DefinitionChanged("ticket-policy", "default", 1L, 2L));
        assertThat(events).extracting(Event::sequence).containsExactly(1L, 2L);
        assertThat(events).extracting(Event::reason).containsExactly(new FreeText("The season begins"), null);
        assertThat(shop.definitions().history("ticket-policy", "default").lines(Words.INCLUDED))
                .extracting(EventLine::sentence)
                .containsExactly(
                        "2026-03-02T09:00:00Z agent li.na put ticket-policy default into force, version 1, because:"
                                + " The season begins",
                        "2026-03-02T10:00:00Z system import changed ticket-policy default from version 1 to 2");
        assertThat(shop.events().history(AggregateRef.ofDefinition("ticket-policy", "default")))
                .isEqualTo(events);
    }

    @Test
    void aPolicyThatIsRetiredAndPutBackIsToldOf() {
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), OWNER);
        SlaPolicy gold = policy("gold", 4);
        shop.serviceLevels().define(gold, OWNER);
        shop.serviceLevels().retirePolicy("gold", OWNER);
        shop.serviceLevels().define(gold, OWNER);
        shop.serviceLevels().definePolicies(List.of(policy("silver", 8), policy("bronze", 9)), OWNER);
        shop.serviceLevels().definePolicies(List.of(policy("gold", 2), policy("bronze", 9)), OWNER);

        assertThat(changes("sla-policy", "gold"))
                .containsExactly("null->1", "1->null", "null->1", "1->null", "null->2");
        assertThat(changes("sla-policy", "silver")).containsExactly("null->1", "1->null");
        assertThat(changes("sla-policy", "bronze")).containsExactly("null->1");
    }

    @Test
    void aCalendarThatFollowsFromALayerIsToldOfAndALayerThatIsReplaced() {
        CalendarLayer lower = CalendarLayer.lowest(hours("desk", "09:00-17:00"));
        shop.serviceLevels().define(lower, OWNER);
        shop.serviceLevels().define(lower, OWNER);
        shop.serviceLevels().define(CalendarLayer.lowest(hours("desk", "09:00-18:00")), OWNER);
        shop.serviceLevels().define(hours("desk", "10:00-18:00"), OWNER);
        shop.serviceLevels().define(CalendarLayer.lowest(hours("desk", "09:00-18:00")), OWNER);

        assertThat(changes("calendar-layer", "desk")).containsExactly("null->1", "1->2", "2->null", "null->2");
        assertThat(changes("calendar", "desk")).containsExactly("null->1", "1->2", "2->3", "3->4");
    }

    @Test
    void whatIsForgottenAndDefinedAgainGoesOnInItsHistory() {
        SavedView view = SavedView.of("mine", ViewOwner.EVERYBODY, "Mine", TicketQuery.ALL);
        shop.queues().views().create(view, OWNER);
        shop.queues().views().delete("mine", 1, OWNER);
        shop.queues().views().create(view, OWNER);
        shop.queues().views().update(view, 1, OWNER);

        assertThat(changes("ticket-view", "mine")).containsExactly("null->1", "1->null", "null->1", "1->2");
    }

    @Test
    void anArticleIsInForceWhileItIsPublished() {
        Article article = Article.of("faq", "en", "Wet parcels", "Send us a photo.");
        shop.knowledge().save(article, OWNER);
        shop.knowledge().save(article, OWNER);
        assertThat(changes("article", "faq")).isEmpty();

        shop.knowledge().publish("faq", 2, OWNER);
        shop.knowledge().publish("faq", 2, OWNER);
        shop.knowledge().withdraw("faq", OWNER);

        assertThat(changes("article", "faq")).containsExactly("null->2", "2->null");
    }

    @Test
    void allChangesAreReadInPagesTheLastFirst() {
        for (int i = 1; i <= 5; i++) {
            shop.team().put(Agent.of("agent" + i), OWNER);
            crm.clock.turnBy(Duration.ofSeconds(i % 2));
        }

        List<String> read = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        PageKey next;
        do {
            Page<EventLine> page = shop.definitions().describe(request, Words.LEFT_OUT);
            page.items().forEach(line -> read.add(line.what()));
            next = page.next();
            request = next == null ? request : request.after(next);
        } while (next != null);

        assertThat(read)
                .containsExactly(
                        "put agent agent5 into force, version 1",
                        "put agent agent4 into force, version 1",
                        "put agent agent3 into force, version 1",
                        "put agent agent2 into force, version 1",
                        "put agent agent1 into force, version 1");
    }

    @Test
    void aNodeWhoseClockIsBehindGoesOnWhereAnotherEnded() {
        Instant behind = TestCrm.START.minusSeconds(5);
        Shop other = Crm.builder(crm.storage).clock(() -> behind).build().shop();
        shop.team().put(Agent.of("ann").carrying(1), OWNER);
        other.team().put(Agent.of("ann").carrying(2), OWNER);
        other.team().put(Agent.of("ann").carrying(3), OWNER);
        shop.team().put(Agent.of("ann").carrying(4), OWNER);

        assertThat(changes("agent", "ann")).containsExactly("null->1", "1->2", "2->3", "3->4");
        assertThat(shop.definitions().changes(PageRequest.first(9)).items())
                .extracting(Event::sequence)
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void aHistorySurvivesAsJsonAndShowsNoReasonInItsText() {
        shop.tickets().define(TicketPolicy.DEFAULT, OWNER);
        DefinitionHistory history = shop.definitions().history("ticket-policy", "default");

        assertThat(history.toJson())
                .startsWith("{\"schema\":1,\"events\":[{")
                .contains("\"body\":{\"type\":\"definition-changed\",\"data\":{\"kind\":\"ticket-policy\","
                        + "\"name\":\"default\",\"after\":1}},\"reason\":\"The season begins\"}");
        assertThat(DefinitionHistory.fromJson(history.toJson())).isEqualTo(history);
        assertThat(history).asString().doesNotContain("season");
        assertThat(shop.definitions().history("ticket-policy", "other").events())
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"schema\":0,\"events\":[]}", "{\"schema\":1,\"events\":[7]}"})
    void whatIsNoHistoryIsRefused(String json) {
        assertThatThrownBy(() -> DefinitionHistory.fromJson(json))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("history.json");
    }

    private List<String> changes(String kind, String name) {
        return shop.definitions().history(kind, name).events().stream()
                .map(event -> (DefinitionChanged) event.body())
                .map(change -> change.before() + "->" + change.after())
                .toList();
    }

    private static SlaPolicy policy(String id, int hours) {
        return SlaPolicy.builder(id, "always")
                .rank(hours)
                .target(Metric.RESOLUTION, Duration.ofHours(hours))
                .build();
    }

    private static BusinessCalendar hours(String id, String hours) {
        return BusinessCalendar.builder(id, ZoneOffset.UTC).openDaily(hours).build();
    }
}
