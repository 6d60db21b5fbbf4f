package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.DueStore}, sentence by sentence. */
abstract class DueContract extends StorageRules {

    private static final UUID MINE = Given.uuid(1);
    private static final UUID YOURS = Given.uuid(2);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final DueEntry ENTRY = due("visit", "a", T);

    DueContract(Storages storages) {
        super(storages);
    }

    @Test
    void aScheduledEntryIsFoundAsItWas() {
        schedule(ENTRY);

        assertThat(find(ENTRY.key())).isEqualTo(ENTRY);
        assertThat(find(due("visit", "b", T).key())).as("never scheduled").isNull();
    }

    @Test
    void everyPartOfAKeyTellsEntriesApart() {
        List<DueEntry> entries = List.of(
                entry("visit", "thing", "a", "-"),
                entry("Visit", "thing", "a", "-"),
                entry("visit", "Thing", "a", "-"),
                entry("visit", "thing", "A", "-"),
                entry("visit", "thing", "a", "x"),
                entry("visit", "thing", "a", "X"));

        entries.forEach(this::schedule);

        entries.forEach(entry -> assertThat(find(entry.key())).isEqualTo(entry));
        assertThat(claim(MINE, T, 9)).hasSize(6);
    }

    @Test
    void schedulingAgainMovesTheEntry() {
        schedule(ENTRY);
        DueEntry later = new DueEntry(ENTRY.key(), T.plusSeconds(60));

        schedule(later);

        assertThat(find(ENTRY.key())).isEqualTo(later);
        assertThat(claim(MINE, T, 9)).isEmpty();
        assertThat(entries(claim(MINE, T.plusSeconds(60), 9))).containsExactly(later);
    }

    @Test
    void aCancelledEntryIsGoneAndCancellingNothingDoesNothing() {
        schedule(ENTRY);

        run(unit -> {
            unit.due().cancel(ENTRY.key());
            unit.due().cancel(ENTRY.key());
            unit.due().cancel(due("other", "z", T).key());
        });

        assertThat(find(ENTRY.key())).isNull();
        assertThat(claim(MINE, T, 9)).isEmpty();
    }

    @Test
    void whatIsDueExactlyNowIsClaimedAndWhatIsDueLaterIsNot() {
        schedule(ENTRY);
        schedule(due("visit", "b", micros(T, 1)));

        assertThat(claim(MINE, micros(T, -1), 9)).isEmpty();
        assertThat(claim(MINE, T, 9)).containsExactly(new DueClaim(ENTRY, MINE, T.plus(LEASE)));
    }

    @Test
    void claimsComeInTheOrderOfInstantKindAggregateAndPart() {
        List<DueEntry> ordered = List.of(
                new DueEntry(entry("z", "z", "z", "z").key(), micros(T, -1)),
                entry("Z", "b", "b", "b"),
                entry("a", "b", "b", "b"),
                entry("b", "A", "b", "b"),
                entry("b", "a", "c", "b"),
                entry("b", "b", "-", "b"),
                entry("b", "b", "10", "b"),
                entry("b", "b", "9", "B"),
                entry("b", "b", "9", "b"));
        List<DueEntry> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.forEach(this::schedule);

        assertThat(entries(claim(MINE, T, 4))).isEqualTo(ordered.subList(0, 4));
        assertThat(entries(claim(YOURS, T, 9))).isEqualTo(ordered.subList(4, 9));
    }

    @Test
    void aClaimedEntryIsNotGivenAgainBeforeItsLeaseEnds() {
        schedule(ENTRY);
        claim(MINE, T, 9);

        assertThat(claim(YOURS, T, 9)).isEmpty();
        assertThat(claim(MINE, T, 9)).as("nor to the same worker").isEmpty();
        assertThat(claim(YOURS, micros(T.plus(LEASE), -1), 9)).isEmpty();
        assertThat(find(ENTRY.key())).as("a claimed entry can be read").isEqualTo(ENTRY);
    }

    @Test
    void aLeaseEndsAtItsEnd() {
        schedule(ENTRY);
        claim(MINE, T, 9);

        assertThat(claim(YOURS, T.plus(LEASE), 9))
                .containsExactly(new DueClaim(ENTRY, YOURS, T.plus(LEASE).plus(LEASE)));
    }

    @Test
    void aDoneEntryIsGone() {
        schedule(ENTRY);
        DueClaim claim = claim(MINE, T, 9).get(0);

        assertThat(done(claim)).isTrue();

        assertThat(find(ENTRY.key())).isNull();
        assertThat(claim(YOURS, T.plus(LEASE), 9)).isEmpty();
        assertThat(done(claim)).as("done twice").isFalse();
    }

    @Test
    void aLeaseThatEndedButWasNotTakenStillCounts() {
        schedule(ENTRY);
        DueClaim claim = claim(MINE, T, 9).get(0);
        claim(YOURS, T.plus(LEASE).minusSeconds(1), 9);

        assertThat(done(claim)).isTrue();
        assertThat(find(ENTRY.key())).isNull();
    }

    @Test
    void aClaimThatAnotherTookOverNoLongerCounts() {
        schedule(ENTRY);
        DueClaim lost = claim(MINE, T, 9).get(0);
        DueClaim taken = claim(YOURS, T.plus(LEASE), 9).get(0);

        assertThat(done(lost)).isFalse();
        assertThat(find(ENTRY.key())).isEqualTo(ENTRY);
        assertThat(done(taken)).isTrue();
    }

    @Test
    void schedulingAgainVoidsAClaimAlsoForTheSameInstant() {
        schedule(ENTRY);
        DueClaim claim = claim(MINE, T, 9).get(0);

        schedule(ENTRY);

        assertThat(done(claim)).isFalse();
        assertThat(find(ENTRY.key())).isEqualTo(ENTRY);
        assertThat(claim(YOURS, T, 9)).as("it is free at once").hasSize(1);
    }

    @Test
    void cancellingVoidsAClaimAlsoIfTheKeyIsScheduledAnew() {
        schedule(ENTRY);
        DueClaim claim = claim(MINE, T, 9).get(0);
        run(unit -> unit.due().cancel(ENTRY.key()));

        assertThat(done(claim)).isFalse();
        schedule(ENTRY);
        assertThat(done(claim)).isFalse();
        assertThat(find(ENTRY.key())).isEqualTo(ENTRY);
    }

    @Test
    void aClaimCountsOnlyOnceItsTransactionHasCommitted() {
        schedule(ENTRY);

        runAndRollBack(unit ->
                assertThat(unit.due().claim(MINE, T, 9, LEASE)).as("claimed").hasSize(1));

        assertThat(claim(YOURS, T, 9)).hasSize(1);
    }

    @Test
    void doneIsUndoneIfItsTransactionDoesNotCommit() {
        schedule(ENTRY);
        DueClaim claim = claim(MINE, T, 9).get(0);

        runAndRollBack(unit -> assertThat(unit.due().done(claim)).isTrue());

        assertThat(find(ENTRY.key())).isEqualTo(ENTRY);
        assertThat(claim(YOURS, T, 9)).as("still leased").isEmpty();
        assertThat(done(claim)).isTrue();
    }

    @Test
    void anEntryScheduledInTheSameTransactionCanBeClaimed() {
        List<DueClaim> claims = in(unit -> {
            unit.due().schedule(ENTRY);
            return unit.due().claim(MINE, T, 9, LEASE);
        });

        assertThat(entries(claims)).containsExactly(ENTRY);
    }

    @Test
    void theGreatestLimitIsKept() {
        run(unit -> {
            for (int i = 0; i <= PageRequest.MAX_LIMIT; i++) {
                unit.due().schedule(due("visit", "a-" + i, T));
            }
        });

        assertThat(claim(MINE, T, PageRequest.MAX_LIMIT)).hasSize(PageRequest.MAX_LIMIT);
        assertThat(claim(MINE, T, PageRequest.MAX_LIMIT)).hasSize(1);
    }

    private static DueEntry entry(String kind, String aggregateKind, String aggregateId, String part) {
        return new DueEntry(new DueKey(kind, new AggregateRef(aggregateKind, aggregateId), part), T);
    }

    private static List<DueEntry> entries(List<DueClaim> claims) {
        return claims.stream().map(DueClaim::entry).toList();
    }

    private void schedule(DueEntry entry) {
        run(unit -> unit.due().schedule(entry));
    }

    private DueEntry find(DueKey key) {
        return in(unit -> unit.due().find(key)).orElse(null);
    }

    private List<DueClaim> claim(UUID token, Instant now, int limit) {
        return in(unit -> unit.due().claim(token, now, limit, LEASE));
    }

    private boolean done(DueClaim claim) {
        return in(unit -> unit.due().done(claim));
    }
}
