package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.Journal} as history and as timeline, sentence by sentence. */
abstract class JournalContract extends StorageRules {

    private static final AggregateRef A = aggregate("a");
    private static final AggregateRef B = aggregate("b");
    private static final CustomerId ANN = customerId(1);

    JournalContract(Storages storages) {
        super(storages);
    }

    @Test
    void anAggregatesEventsAreListedTheFirstFirstAfterASequence() {
        append(event(3, A, 1), event(1, A, 2), event(9, B, 1));
        append(event(2, A, 3), event(4, A, 4));

        assertThat(history(A, 0, 9)).containsExactly(event(3, A, 1), event(1, A, 2), event(2, A, 3), event(4, A, 4));
        assertThat(history(A, 0, 2)).containsExactly(event(3, A, 1), event(1, A, 2));
        assertThat(history(A, 2, 9)).containsExactly(event(2, A, 3), event(4, A, 4));
        assertThat(history(A, 4, 9)).isEmpty();
        assertThat(history(aggregate("A"), 0, 9)).as("ids that differ in case").isEmpty();
        assertThat(history(new AggregateRef("Thing", "a"), 0, 9)).isEmpty();
    }

    @Test
    void anEventOfALaterVersionOfTheLibraryIsKeptAsItIs() {
        Event later = new Event(
                new EventId(Given.uuid(1)),
                A,
                1,
                ANN,
                T,
                Given.ANN,
                new UnrecognizedEvent("not-invented-yet", "{\"b\": 1.10, \"a\":null}"));

        append(later);

        assertThat(history(A, 0, 9)).containsExactly(later);
    }

    @Test
    void theReasonOfAnEventIsKeptInHistoryTimelineAndHandOver() {
        Event plain = event(1, A, 1, ANN, T);
        Event reasoned = new Event(
                new EventId(Given.uuid(2)), A, 2, ANN, T, Given.ANN, plain.body(), new FreeText("He asked for it"));

        append(plain, reasoned);

        assertThat(history(A, 0, 9)).containsExactly(plain, reasoned);
        run(unit -> {
            assertThat(unit.journal().timeline(ANN, PageRequest.first(9)).items())
                    .containsExactly(reasoned, plain);
            assertThat(unit.journal()
                            .claim(Given.uuid(3), T, Duration.ofMinutes(1), 9)
                            .orElseThrow()
                            .events())
                    .containsExactly(plain, reasoned);
        });
    }

    @Test
    void noEventsCanBeAppended() {
        append();

        assertThat(history(A, 0, 9)).isEmpty();
    }

    @Test
    void theGreatestBatchIsKept() {
        List<Event> many = new ArrayList<>();
        for (int i = 1; i <= PageRequest.MAX_LIMIT; i++) {
            many.add(event(i, A, i, ANN, T));
        }

        run(unit -> unit.journal().append(many));

        assertThat(history(A, 0, PageRequest.MAX_LIMIT)).isEqualTo(many);
    }

    @Test
    void aSequenceThatExistsIsAConflictAndNoneOfTheBatchIsStored() {
        append(event(1, A, 1));

        run(unit -> {
            assertRefused(
                    Reason.CONFLICT,
                    () -> unit.journal().append(List.of(event(2, B, 1), event(3, A, 1), event(4, B, 2))));
            unit.journal().append(List.of(event(5, A, 2)));
        });

        assertThat(history(A, 0, 9)).containsExactly(event(1, A, 1), event(5, A, 2));
        assertThat(history(B, 0, 9)).isEmpty();
    }

    @Test
    void anIdThatExistsIsAConflictAndNoneOfTheBatchIsStored() {
        append(event(1, A, 1, ANN, T));

        run(unit -> {
            assertRefused(
                    Reason.CONFLICT,
                    () -> unit.journal().append(List.of(event(2, B, 1, ANN, T), event(1, B, 2), event(4, B, 3))));
            unit.journal().append(List.of(event(5, A, 2)));
        });

        assertThat(history(B, 0, 9)).isEmpty();
        assertThat(history(A, 0, 9)).hasSize(2);
        assertThat(timeline(9).items()).containsExactly(event(1, A, 1, ANN, T));
    }

    @Test
    void aBatchThatConflictsWithItselfIsNotStored() {
        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.journal().append(List.of(event(1, A, 1), event(2, A, 1))));
            assertRefused(Reason.CONFLICT, () -> unit.journal().append(List.of(event(3, A, 1), event(3, A, 2))));
        });

        assertThat(history(A, 0, 9)).isEmpty();
    }

    @Test
    void sequencesMayBeTakenUpAgainAfterARollback() {
        runAndRollBack(unit -> unit.journal().append(List.of(event(1, A, 1))));

        append(event(2, A, 1));

        assertThat(history(A, 0, 9)).containsExactly(event(2, A, 1));
    }

    @Test
    void aTimelineListsTheCustomersLastFirstAndEqualInstantsByDescendingId() {
        Event early = event(9, A, 1, ANN, micros(T, -1));
        Event late = event(1, B, 1, ANN, micros(T, 1));
        append(
                event(2, A, 2, ANN, T),
                late,
                event(-3, B, 2, ANN, T),
                early,
                event(4, B, 3, ANN, T),
                event(5, A, 3, customerId(2), T),
                event(6, A, 4));

        assertThat(timeline(9).items())
                .containsExactly(late, event(-3, B, 2, ANN, T), event(4, B, 3, ANN, T), event(2, A, 2, ANN, T), early);
    }

    @Test
    void timelinePagesAreStableWhileOthersAppend() {
        for (int i = 1; i <= 5; i++) {
            append(event(2 * i, A, i, ANN, T));
        }

        Page<Event> first = timeline(2);
        append(event(12, B, 1, ANN, T.plusSeconds(1)), event(7, B, 2, ANN, T), event(5, B, 3, ANN, T));
        Page<Event> second =
                in(unit -> unit.journal().timeline(ANN, PageRequest.first(5).after(first.next())));

        assertThat(first.items()).containsExactly(event(10, A, 5, ANN, T), event(8, A, 4, ANN, T));
        assertThat(first.next()).isEqualTo(new PageKey(T, Given.uuid(8).toString()));
        assertThat(second.items())
                .extracting(event -> event.id().value())
                .containsExactly(Given.uuid(7), Given.uuid(6), Given.uuid(5), Given.uuid(4), Given.uuid(2));
        assertThat(second.next()).as("nothing follows the last record").isNull();
    }

    private void append(Event... events) {
        run(unit -> unit.journal().append(Arrays.asList(events)));
    }

    private List<Event> history(AggregateRef aggregate, long afterSequence, int limit) {
        return in(unit -> unit.journal().history(aggregate, afterSequence, limit));
    }

    private Page<Event> timeline(int limit) {
        return in(unit -> unit.journal().timeline(ANN, PageRequest.first(limit)));
    }
}
