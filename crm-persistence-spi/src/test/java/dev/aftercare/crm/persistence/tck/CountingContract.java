package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many small transactions of several threads on both instances: whatever was acknowledged is there for every transaction that begins
 * later, and at the end. An engine may lose a commit only now and then, when it happens to write its file at the wrong moment; so there
 * are more of them here than {@link RaceContract} needs to find a lock that is missing.
 */
abstract class CountingContract extends StorageRules {

    private static final int THREADS = 8;
    private static final int STEPS = 40;

    private static final DocumentKey COUNTER = new DocumentKey("doc", "counter");

    /** The highest number that a caller was told is stored. */
    private final AtomicLong acknowledged = new AtomicLong(1);

    CountingContract(Storages storages) {
        super(storages);
    }

    @Test
    void noAcknowledgedVersionOfADocumentIsLost() {
        run(unit -> unit.documents().insert(document("doc", "counter", T)));

        count(unit -> {
            Document stored = unit.documents().find(COUNTER).orElseThrow();
            Document next = stored.changed("{}", T);
            unit.documents().update(next, stored.version());
            unit.documents().insert(document("step", "s-" + next.version(), T));
            return next.version();
        });

        assertThat(in(unit -> unit.documents().find(COUNTER)).orElseThrow().version())
                .isEqualTo(1 + THREADS * STEPS);
        run(unit -> LongStream.rangeClosed(2, 1 + THREADS * STEPS)
                .forEach(step -> assertThat(unit.documents().find(new DocumentKey("step", "s-" + step)))
                        .as("what was written with version %s", step)
                        .isPresent()));
    }

    @Test
    void noAcknowledgedPointsAreLostNorTheirEvents() {
        Ledger opened = Ledger.opened(1).earn(1, T);
        run(unit -> unit.points().insert(opened.account(), opened.entries()));

        count(unit -> {
            PointsAccount stored = unit.points().lock(customerId(1), BONUS).orElseThrow();
            Ledger next = Ledger.of(stored).earn(1, T);
            unit.points().update(next.account(), stored.version(), next.entries());
            long version = next.account().version();
            unit.journal().append(List.of(Given.event((int) version, Given.aggregate("counter"), version)));
            return version;
        });

        PointsAccount account =
                in(unit -> unit.points().find(customerId(1), BONUS)).orElseThrow();
        List<PointsEntry> entries =
                in(unit -> unit.points().entries(new PointsAccountId(Given.uuid(1)), Long.MAX_VALUE, 1_000));
        List<Event> events = in(unit -> unit.journal().history(Given.aggregate("counter"), 0, 1_000));
        assertThat(account.version()).isEqualTo(1 + THREADS * STEPS);
        assertThat(account.balance()).isEqualTo(account.version());
        assertThat(entries.stream().mapToLong(PointsEntry::points).sum()).isEqualTo(account.balance());
        assertThat(events).hasSize(THREADS * STEPS);
    }

    /** Each step gives a number above all that were acknowledged before it began. */
    private void count(TransactionWork<Long> step) {
        List<Outcome<Boolean>> outcomes = Concurrently.race(THREADS, i -> {
            CrmStorage mine = i % 2 == 0 ? storage() : second();
            for (int n = 0; n < STEPS; n++) {
                long number = Concurrently.retrying(() -> {
                    long before = acknowledged.get();
                    long given = mine.inTransaction(tenant, step);
                    assertThat(given)
                            .as("a number given after %s was acknowledged", before)
                            .isGreaterThan(before);
                    return given;
                });
                acknowledged.accumulateAndGet(number, Math::max);
            }
            return true;
        });
        assertThat(outcomes).allMatch(Outcome::succeeded);
    }
}
