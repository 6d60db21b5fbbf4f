package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.tck.EventSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A closed ticket's whole history, as sentences and as JSON. */
class TicketHistoryTest {

    @Example
    void aClosedTicketsHistoryIsOneDocument() {
        Desk desk = new Desk();
        TicketId id = desk.receivedUpTo(Stage.FOLLOWED_UP);

        TicketHistory history = desk.tickets.archive(id);

        assertThat(history.events()).isEqualTo(desk.tickets.history(id)).hasSize(6);
        assertThat(history.lines(HistoryLine.Words.INCLUDED))
                .isEqualTo(desk.tickets.describe(id, HistoryLine.Words.INCLUDED));
        assertThat(history.toJson())
                .startsWith("{\"schema\":1,\"ticket\":\"" + id.value()
                        + "\",\"statement\":\"The lid arrived cracked\",\"events\":[{")
                .contains("\"actor\":{\"kind\":\"AGENT\",\"id\":\"li.na\"},\"body\":{\"type\":\"ticket-resolved\","
                        + "\"data\":{\"from\":\"ANALYZED\",\"to\":\"RESOLVED\",\"solution\":\"A new lid was sent\"}}");
        assertThat(TicketHistory.fromJson(history.toJson())).isEqualTo(history);
    }

    @Example
    void aTicketThatDoesNotExistHasAnEmptyHistory() {
        TicketHistory history = new Desk().tickets.archive(Course.ID);

        assertThat(history.events()).isEmpty();
        assertThat(TicketHistory.fromJson(history.toJson())).isEqualTo(history);
    }

    @Property(tries = 100)
    void everyKindOfEventHasASentenceAndSurvivesAsJson(@ForAll("histories") List<EventBody> bodies) {
        List<Event> events = new ArrayList<>();
        for (EventBody body : bodies) {
            events.add(event(events.size() + 1L, body));
        }
        TicketHistory history = new TicketHistory(TicketHistory.SCHEMA, Course.ID, null, events);

        assertThat(TicketHistory.fromJson(history.toJson())).isEqualTo(history);
        assertThat(history.lines(HistoryLine.Words.INCLUDED))
                .hasSameSizeAs(bodies)
                .allSatisfy(line -> assertThat(line.sentence())
                        .startsWith("2026-03-02T01:00:00Z agent li.na ")
                        .doesNotContain("cannot read"));
    }

    /** One event of every kind, whatever it says. */
    @Provide
    Arbitrary<List<EventBody>> histories() {
        List<Arbitrary<EventBody>> kinds = new ArrayList<>();
        for (Class<? extends EventBody> kind : EventSamples.bodyTypes(TicketEvent.class)) {
            kinds.add(EventSamples.bodies(kind));
        }
        return Combinators.combine(kinds).as(List::copyOf);
    }

    @Example
    void anEventOfALaterVersionIsKept() {
        TicketHistory history = new TicketHistory(
                2, Course.ID, null, List.of(event(1, new UnrecognizedEvent("ticket-sung-about", "{\"song\":7}"))));

        assertThat(TicketHistory.fromJson(history.toJson())).isEqualTo(history);
    }

    @Property(tries = 6)
    void whatIsNoHistoryIsRefusedWithoutRepeatingIt(@ForAll("malformed") String json) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketHistory.fromJson(json))
                .withMessage("history.json is no history; allowed: what TicketHistory.toJson writes")
                .withNoCause();
    }

    @Provide
    Arbitrary<String> malformed() {
        return Arbitraries.of("", "null", "[]", "{\"schema\":1}", "{\"schema\":0,\"ticket\":\"x\"}", "secret");
    }

    @Example
    void aHistoryBeginsAtTheFirstVersionAndLeavesNoneOut() {
        Event second = event(2, new StepEvent.TicketResumed(Stage.RECEIVED));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new TicketHistory(1, Course.ID, null, List.of(second)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        new TicketHistory(1, new TicketId(new UUID(9, 9)), null, List.of(event(1, second.body()))));
    }

    private static Event event(long sequence, EventBody body) {
        return new Event(
                new EventId(new UUID(0, sequence)),
                AggregateRef.of(Course.ID),
                sequence,
                Course.CUSTOMER,
                Desk.START,
                Actor.agent("li.na"),
                body);
    }
}
