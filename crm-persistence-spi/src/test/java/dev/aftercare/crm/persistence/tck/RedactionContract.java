package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a customer's events when the customer is erased. */
abstract class RedactionContract extends StorageRules {

    private static final CustomerId ANN = customerId(1);
    private static final AggregateRef A = aggregate("a");
    private static final AggregateRef B = aggregate("b");

    private final Event first = event(1, A, 1, ANN, T);
    private final Event second = told(event(2, A, 2, ANN, T.plusSeconds(1)), "not-invented-yet", "{\"name\":\"Ann\"}");
    private final Event third = event(3, B, 1, ANN, T.plusSeconds(1));
    private final Event another = event(4, A, 3, customerId(2), T);
    private final Event nobodys = event(5, B, 2);

    RedactionContract(Storages storages) {
        super(storages);
    }

    @Test
    void everythingButTheBodyAndTheReasonStaysInHistoryAndTimeline() {
        append();

        assertThat(redact(9)).isEqualTo(3);

        for (CrmStorage instance : List.of(storage(), second())) {
            run(instance, unit -> {
                assertThat(unit.journal().history(A, 0, 9)).containsExactly(bare(first), bare(second), another);
                assertThat(unit.journal().history(B, 0, 9)).containsExactly(bare(third), nobodys);
                assertThat(unit.journal().timeline(ANN, PageRequest.first(9)).items())
                        .containsExactly(bare(third), bare(second), bare(first));
                assertThat(unit.journal()
                                .timeline(customerId(2), PageRequest.first(9))
                                .items())
                        .containsExactly(another);
            });
        }
    }

    @Test
    void theTypeOfAnEventThatIsNotKnownStays() {
        append();
        redact(9);

        Event left = history(1).get(0);

        assertThat(left.body()).isEqualTo(new RedactedEvent("not-invented-yet"));
    }

    @Test
    void aLimitIsKeptTheFirstComeFirstAndRedactedOnesAreNotCountedAgain() {
        append();

        assertThat(redact(2)).isEqualTo(2);
        assertThat(timeline()).containsExactly(third, bare(second), bare(first));
        assertThat(redact(2)).isEqualTo(1);
        assertThat(redact(2)).isZero();
        int ofNobody = in(unit -> unit.journal().redact(customerId(9), 2));
        assertThat(ofNobody).isZero();
    }

    @Test
    void whatWaitsIsHandedOverRedactedAndNothingWaitsTwice() {
        append();
        EventBatch claimed = claim(1);
        run(unit -> assertThat(unit.journal().handedOver(claimed)).isTrue());
        redact(9);

        List<Event> handedOver = claimed.events();
        List<Event> later = claim(2).events();

        assertThat(handedOver).allMatch(event -> !(event.body() instanceof RedactedEvent));
        assertThat(later)
                .isEqualTo(
                        handedOver.contains(first)
                                ? List.of(bare(third), nobodys)
                                : List.of(bare(first), bare(second), another));
    }

    @Test
    void aRedactionThatIsRolledBackIsNone() {
        append();

        runAndRollBack(unit -> assertThat(unit.journal().redact(ANN, 9)).isEqualTo(3));

        assertThat(timeline()).containsExactly(third, second, first);
    }

    @Test
    void eventsOfAnotherTenantStayAsTheyAre() {
        append();

        int redacted = storage()
                .inTransaction(Storages.newTenant(), unit -> unit.journal().redact(ANN, 9));

        assertThat(redacted).isZero();
        assertThat(history(0).subList(0, 1)).containsExactly(first);
    }

    @Test
    void anAggregateGoesOnAfterItsEventsWereRedacted() {
        append();
        redact(9);
        Event next = event(6, A, 4, ANN, T.plusSeconds(2));

        run(unit -> unit.journal().append(List.of(next)));

        assertThat(history(3)).containsExactly(next);
        assertThat(redact(9)).isEqualTo(1);
    }

    private void append() {
        run(unit -> unit.journal().append(List.of(first, second, third, another, nobodys)));
    }

    private List<Event> history(long afterSequence) {
        return in(unit -> unit.journal().history(A, afterSequence, 9));
    }

    private List<Event> timeline() {
        return in(unit -> unit.journal().timeline(ANN, PageRequest.first(9))).items();
    }

    private int redact(int limit) {
        return in(unit -> unit.journal().redact(ANN, limit));
    }

    private EventBatch claim(int token) {
        return in(unit -> unit.journal().claim(Given.uuid(token), T, Duration.ofMinutes(1), 9))
                .orElseThrow();
    }

    private static Event bare(Event event) {
        return event.redacted(EventBodies.type(event.body()));
    }

    private static Event told(Event event, String type, String json) {
        return new Event(
                event.id(),
                event.aggregate(),
                event.sequence(),
                event.customer(),
                event.at(),
                event.actor(),
                new UnrecognizedEvent(type, json),
                new FreeText("Ann asked for it"));
    }
}
