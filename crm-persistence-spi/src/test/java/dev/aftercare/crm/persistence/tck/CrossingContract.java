package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two transactions that each want what the other has: both end, and each is whole or nothing. */
abstract class CrossingContract extends StorageRules {

    CrossingContract(Storages storages) {
        super(storages);
    }

    @Test
    void twoThatWaitForEachOtherBothEndAndEachIsWholeOrNothing() {
        List<Outcome<Boolean>> outcomes = cross(Runnable::run);

        Document a = stored("a").orElseThrow();
        Document b = stored("b").orElseThrow();
        long winners = outcomes.stream().filter(Outcome::succeeded).count();
        assertThat(List.of(a.version(), b.version())).containsOnly(1 + winners);
        assertThat(a.json()).isEqualTo(b.json());
        assertRefusedForConflict(outcomes);
    }

    @Test
    void aConflictThatTheWorkPassesOverLeavesAllThatItWroteOrNothingAndTheCallerKnowsWhich() {
        List<Outcome<Boolean>> outcomes = cross(change -> {
            try {
                change.run();
            } catch (StorageException conflict) {
                assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
            }
        });

        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(stored("by-" + i).isPresent()).isEqualTo(outcomes.get(i).succeeded());
        }
        assertRefusedForConflict(outcomes);
    }

    /** The first changes a and then b, the second b and then a. Stores that let them meet let them wait for each other. */
    private List<Outcome<Boolean>> cross(Consumer<Runnable> secondChange) {
        run(unit -> {
            unit.documents().insert(document("doc", "a", T));
            unit.documents().insert(document("doc", "b", T));
        });
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        return Concurrently.race(
                2,
                i -> (i == 0 ? storage() : second()).inTransaction(tenant, unit -> {
                    unit.documents().insert(document("doc", "by-" + i, T));
                    change(unit, i == 0 ? "a" : "b", i);
                    meet(bothHaveOne);
                    secondChange.accept(() -> change(unit, i == 0 ? "b" : "a", i));
                    return true;
                }));
    }

    /** A store that lets transactions pass one by one never lets them meet, so the wait is short. */
    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(150, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(UnitOfWork unit, String id, int by) {
        Document stored = unit.documents().find(new DocumentKey("doc", id)).orElseThrow();
        unit.documents().update(stored.changed("{\"by\":" + by + "}", T), stored.version());
    }

    private Optional<Document> stored(String id) {
        return in(unit -> unit.documents().find(new DocumentKey("doc", id)));
    }

    private static void assertRefusedForConflict(List<Outcome<Boolean>> outcomes) {
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.refusal().reason()).isEqualTo(Reason.CONFLICT));
    }
}
