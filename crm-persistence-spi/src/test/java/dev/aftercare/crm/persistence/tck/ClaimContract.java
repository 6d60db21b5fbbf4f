package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several workers and relays at once, on both instances: each thing is given to one, nothing is lost, order holds. */
abstract class ClaimContract extends StorageRules {

    private static final int WORKERS = 4;
    private static final int ENTRIES = 120;
    private static final int AGGREGATES = 12;
    private static final int EVENTS_EACH = 8;
    private static final Duration LEASE = Duration.ofHours(1);

    ClaimContract(Storages storages) {
        super(storages);
    }

    @Test
    void noDueEntryIsClaimedTwiceAndNoneIsLeftOut() {
        run(unit -> {
            for (int i = 0; i < ENTRIES; i++) {
                unit.due().schedule(due("visit", "a-" + i, T.minusSeconds(i % 5)));
            }
        });
        ConcurrentLinkedQueue<DueClaim> claims = new ConcurrentLinkedQueue<>();

        List<Outcome<Boolean>> outcomes = Concurrently.race(WORKERS, worker -> {
            UUID token = Given.uuid(worker + 1);
            for (int round = 0; round < 5_000 && claims.size() < ENTRIES; round++) {
                claims.addAll(Concurrently.retrying(() -> instance(worker)
                        .inTransaction(tenant, unit -> unit.due().claim(token, T, 7, LEASE))));
            }
            return true;
        });

        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(claims.stream().map(DueClaim::entry).toList())
                .doesNotHaveDuplicates()
                .hasSize(ENTRIES);
    }

    @Test
    void everyDueEntryIsDoneOnceAlsoIfClaimsRunOut() {
        run(unit -> {
            for (int i = 0; i < ENTRIES; i++) {
                unit.due().schedule(due("visit", "a-" + i, T));
            }
        });
        AtomicInteger done = new AtomicInteger();
        AtomicInteger seconds = new AtomicInteger();

        List<Outcome<Boolean>> outcomes = Concurrently.race(WORKERS, worker -> {
            UUID token = Given.uuid(worker + 1);
            for (int round = 0; round < 5_000 && done.get() < ENTRIES; round++) {
                // Time runs faster than the leases, so workers take claims from each other all the time.
                int second = seconds.addAndGet(2);
                List<DueClaim> claims = Concurrently.retrying(() -> instance(worker)
                        .inTransaction(
                                tenant,
                                unit -> unit.due().claim(token, T.plusSeconds(second), 5, Duration.ofSeconds(3))));
                for (DueClaim claim : claims) {
                    if (Concurrently.retrying(() -> instance(worker)
                            .inTransaction(tenant, unit -> unit.due().done(claim)))) {
                        done.incrementAndGet();
                    }
                }
            }
            return true;
        });

        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(done).hasValue(ENTRIES);
    }

    @Test
    void relaysKeepTheOrderOfEachAggregateAndHandOverEveryEventOnce() {
        // Half of the events wait already, so that batches hold several of an aggregate.
        write(0, 1, EVENTS_EACH / 2);
        write(1, 1, EVENTS_EACH / 2);
        Map<AggregateRef, List<Long>> delivered = new ConcurrentHashMap<>();
        AtomicInteger count = new AtomicInteger();

        List<Outcome<Boolean>> outcomes = Concurrently.race(2 + WORKERS, runner -> {
            if (runner < 2) {
                write(runner, EVENTS_EACH / 2 + 1, EVENTS_EACH);
            } else {
                relay(runner, delivered, count);
            }
            return true;
        });

        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(delivered).hasSize(AGGREGATES);
        assertThat(delivered.values())
                .allSatisfy(sequences -> assertThat(sequences).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    }

    @Test
    void anEventThatCommitsAfterLaterOnesWereHandedOverIsNotLost() {
        List<AggregateRef> same = HandOverContract.ofPartition(3);
        AtomicReference<Future<List<Event>>> relay = new AtomicReference<>();

        run(unit -> {
            unit.journal().append(List.of(event(1, same.get(0), 1)));
            relay.set(Concurrently.start(() -> {
                run(second(), other -> other.journal().append(List.of(event(2, same.get(1), 1))));
                return handOverAll(Given.uuid(1));
            }));
            Concurrently.isDoneSoon(relay.get());
        });

        List<Event> early = Concurrently.result(relay.get());
        List<Event> late = handOverAll(Given.uuid(2));
        assertThat(Stream.concat(early.stream(), late.stream()))
                .containsExactlyInAnyOrder(event(1, same.get(0), 1), event(2, same.get(1), 1));
    }

    /** Every second aggregate is one writer's. */
    private void write(int writer, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            for (int aggregate = writer; aggregate < AGGREGATES; aggregate += 2) {
                Event event = event(1_000 * (aggregate + 1) + sequence, Given.aggregate("a-" + aggregate), sequence);
                Concurrently.retrying(() -> {
                    run(instance(writer), unit -> unit.journal().append(List.of(event)));
                    return true;
                });
            }
        }
    }

    private void relay(int relay, Map<AggregateRef, List<Long>> delivered, AtomicInteger count) {
        UUID token = Given.uuid(relay);
        for (int round = 0; round < 20_000 && count.get() < AGGREGATES * EVENTS_EACH; round++) {
            Optional<EventBatch> batch = Concurrently.retrying(() ->
                    instance(relay).inTransaction(tenant, unit -> unit.journal().claim(token, T, LEASE, 3)));
            if (batch.isPresent()) {
                for (Event event : batch.get().events()) {
                    delivered
                            .computeIfAbsent(event.aggregate(), aggregate -> new CopyOnWriteArrayList<>())
                            .add(event.sequence());
                    count.incrementAndGet();
                }
                boolean counted = Concurrently.retrying(() -> instance(relay)
                        .inTransaction(tenant, unit -> unit.journal().handedOver(batch.get())));
                assertThat(counted).as("nobody took the lease").isTrue();
            }
        }
    }

    private List<Event> handOverAll(UUID token) {
        List<Event> events = new CopyOnWriteArrayList<>();
        for (int round = 0; round < 5; round++) {
            Optional<EventBatch> batch =
                    second().inTransaction(tenant, unit -> unit.journal().claim(token, T, LEASE, 9));
            if (batch.isPresent()) {
                events.addAll(batch.get().events());
                second().inTransaction(tenant, unit -> unit.journal().handedOver(batch.get()));
            }
        }
        return events;
    }

    private CrmStorage instance(int runner) {
        return runner % 2 == 0 ? storage() : second();
    }
}
