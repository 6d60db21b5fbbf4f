package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Journal} as the place where events wait for a relay, sentence by sentence. */
abstract class HandOverContract extends StorageRules {

    private static final UUID MINE = Given.uuid(1);
    private static final UUID YOURS = Given.uuid(2);
    private static final UUID THIRD = Given.uuid(3);
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Three aggregates of one partition, in the order of their ids, and one of another. */
    private static final List<AggregateRef> SAME = ofPartition(5).subList(0, 3);

    private static final AggregateRef OTHER = ofPartition(6).get(0);

    HandOverContract(Storages storages) {
        super(storages);
    }

    @Test
    void nothingWaitsAtFirst() {
        assertThat(claim(MINE, T, 9)).isNull();
    }

    @Test
    void appendedEventsWaitAndAreClaimedInTheOrderOfAggregateAndSequence() {
        AggregateRef otherKind =
                new AggregateRef("Thing", ofPartition("Thing", 5).get(0).id());
        append(event(1, SAME.get(1), 1), event(2, SAME.get(1), 2));
        append(event(3, SAME.get(0), 1), event(4, otherKind, 1), event(5, SAME.get(1), 3));

        EventBatch batch = claim(MINE, T, 9);

        assertThat(batch)
                .isEqualTo(new EventBatch(
                        5,
                        MINE,
                        T.plus(LEASE),
                        List.of(
                                event(4, otherKind, 1),
                                event(3, SAME.get(0), 1),
                                event(1, SAME.get(1), 1),
                                event(2, SAME.get(1), 2),
                                event(5, SAME.get(1), 3))));
    }

    @Test
    void sequencesAreOrderedAsNumbers() {
        List<Event> events =
                IntStream.rangeClosed(1, 12).mapToObj(i -> event(i, OTHER, i)).toList();
        run(unit -> unit.journal().append(events));

        assertThat(claim(MINE, T, 20).events()).isEqualTo(events);
    }

    @Test
    void aLimitedBatchIsContinuedByTheNext() {
        append(event(1, SAME.get(0), 1), event(2, SAME.get(0), 2), event(3, SAME.get(0), 3), event(4, SAME.get(1), 1));

        EventBatch first = claim(MINE, T, 2);
        assertThat(handedOver(first)).isTrue();
        EventBatch second = claim(MINE, T, 9);

        assertThat(first.events()).containsExactly(event(1, SAME.get(0), 1), event(2, SAME.get(0), 2));
        assertThat(second.events()).containsExactly(event(3, SAME.get(0), 3), event(4, SAME.get(1), 1));
    }

    @Test
    void eventsHandedOverNoLongerWaitAndStayInTheHistory() {
        append(event(1, OTHER, 1));

        assertThat(handedOver(claim(MINE, T, 9))).isTrue();

        assertThat(claim(MINE, T.plus(LEASE), 9)).isNull();
        List<Event> history = in(unit -> unit.journal().history(OTHER, 0, 9));
        assertThat(history).containsExactly(event(1, OTHER, 1));
    }

    @Test
    void eventsAppendedAfterAClaimWaitForTheNextOne() {
        append(event(1, SAME.get(1), 1));
        EventBatch batch = claim(MINE, T, 9);

        append(event(2, SAME.get(1), 2), event(3, SAME.get(0), 1));
        assertThat(handedOver(batch)).isTrue();

        assertThat(claim(MINE, T, 9).events()).containsExactly(event(3, SAME.get(0), 1), event(2, SAME.get(1), 2));
    }

    @Test
    void aLeasedPartitionIsNotGivenAgainBeforeItsLeaseEnds() {
        append(event(1, OTHER, 1));
        claim(MINE, T, 9);

        assertThat(claim(YOURS, T, 9)).isNull();
        assertThat(claim(MINE, T, 9)).as("nor to the same relay").isNull();
        assertThat(claim(YOURS, micros(T.plus(LEASE), -1), 9)).isNull();
    }

    @Test
    void aLeaseEndsAtItsEnd() {
        append(event(1, OTHER, 1));
        claim(MINE, T, 9);

        EventBatch taken = claim(YOURS, T.plus(LEASE), 9);

        assertThat(taken)
                .isEqualTo(new EventBatch(
                        Journal.partition(OTHER), YOURS, T.plus(LEASE).plus(LEASE), List.of(event(1, OTHER, 1))));
    }

    @Test
    void relaysGetPartitionsOfTheirOwn() {
        append(event(1, SAME.get(0), 1), event(2, OTHER, 1));

        EventBatch mine = claim(MINE, T, 9);
        EventBatch yours = claim(YOURS, T, 9);

        assertThat(List.of(mine.partition(), yours.partition())).containsExactlyInAnyOrder(5, 6);
        assertThat(claim(THIRD, T, 9)).isNull();
    }

    @Test
    void aBusyPartitionDoesNotKeepTheOthersWaiting() {
        append(event(1, SAME.get(0), 1), event(2, OTHER, 1));
        List<Integer> served = new ArrayList<>();

        for (int i = 2; i <= 40; i++) {
            EventBatch batch = claim(MINE, T, 1);
            served.add(batch.partition());
            append(event(
                    100 + i,
                    batch.events().get(0).aggregate(),
                    batch.events().get(0).sequence() + 1));
            handedOver(batch);
        }

        assertThat(served).contains(5, 6);
    }

    @Test
    void aBatchThatAnotherTookOverNoLongerCounts() {
        append(event(1, OTHER, 1));
        EventBatch lost = claim(MINE, T, 9);
        EventBatch taken = claim(YOURS, T.plus(LEASE), 9);

        assertThat(handedOver(lost)).isFalse();
        assertThat(claim(THIRD, T.plus(LEASE), 9))
                .as("the partition is still leased")
                .isNull();
        assertThat(handedOver(taken)).isTrue();
        assertThat(handedOver(taken)).as("given back").isFalse();
    }

    @Test
    void aLeaseThatEndedButWasNotTakenStillCounts() {
        append(event(1, OTHER, 1));
        EventBatch batch = claim(MINE, T, 9);
        append(event(2, OTHER, 2));

        assertThat(handedOver(batch)).isTrue();
        assertThat(claim(YOURS, T.plus(LEASE), 9).events()).containsExactly(event(2, OTHER, 2));
    }

    @Test
    void aLeaseCountsOnlyOnceItsTransactionHasCommitted() {
        append(event(1, OTHER, 1));

        runAndRollBack(
                unit -> assertThat(unit.journal().claim(MINE, T, LEASE, 9)).isPresent());

        assertThat(claim(YOURS, T, 9)).isNotNull();
    }

    @Test
    void handingOverIsUndoneIfItsTransactionDoesNotCommit() {
        append(event(1, OTHER, 1));
        EventBatch batch = claim(MINE, T, 9);

        runAndRollBack(unit -> assertThat(unit.journal().handedOver(batch)).isTrue());

        assertThat(claim(YOURS, T, 9)).as("still leased").isNull();
        assertThat(claim(YOURS, T.plus(LEASE), 9).events()).containsExactly(event(1, OTHER, 1));
    }

    @Test
    void eventsOfATransactionThatDidNotCommitNeverWait() {
        runAndRollBack(unit -> unit.journal().append(List.of(event(1, OTHER, 1))));

        assertThat(claim(MINE, T, 9)).isNull();
    }

    @Test
    void everyPartitionIsServed() {
        for (int partition = 0; partition < Journal.PARTITIONS; partition++) {
            append(event(100 + partition, ofPartition(partition).get(0), 1));
        }

        List<Integer> served = new ArrayList<>();
        for (int i = 0; i < Journal.PARTITIONS; i++) {
            served.add(claim(MINE, T, 9).partition());
        }

        assertThat(served).doesNotHaveDuplicates().hasSize(Journal.PARTITIONS);
        assertThat(claim(MINE, T, 9)).isNull();
    }

    /** Some aggregates of a partition, in the order of their ids. */
    static List<AggregateRef> ofPartition(int partition) {
        return ofPartition("thing", partition);
    }

    private static List<AggregateRef> ofPartition(String kind, int partition) {
        return IntStream.range(1_000, 1_200)
                .mapToObj(i -> new AggregateRef(kind, "a-" + i))
                .filter(aggregate -> Journal.partition(aggregate) == partition)
                .toList();
    }

    private void append(Event... events) {
        run(unit -> unit.journal().append(Arrays.asList(events)));
    }

    private EventBatch claim(UUID token, Instant now, int limit) {
        return in(unit -> unit.journal().claim(token, now, LEASE, limit)).orElse(null);
    }

    private boolean handedOver(EventBatch batch) {
        return in(unit -> unit.journal().handedOver(batch));
    }
}
