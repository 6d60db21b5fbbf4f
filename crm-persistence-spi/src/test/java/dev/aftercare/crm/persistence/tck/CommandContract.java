package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.command;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.CommandStore}, sentence by sentence. */
abstract class CommandContract extends StorageRules {

    CommandContract(Storages storages) {
        super(storages);
    }

    @Test
    void anAppendedRecordIsFoundAsItWas() {
        CommandRecord done = command("k-1", T);

        append(done);

        assertThat(find("k-1")).isEqualTo(done);
        assertThat(find("k-2")).as("never stored").isNull();
    }

    @Test
    void aKeyThatIsThereAlreadyIsAConflictAndLeavesWhatWasThere() {
        CommandRecord first = command("k-1", T);
        append(first);

        assertRefused(Reason.CONFLICT, () -> append(new CommandRecord(first.key(), "other", "{}", T.plusSeconds(1))));

        assertThat(find("k-1")).isEqualTo(first);
    }

    @Test
    void aKeyThatTheSameWorkHasAppendedIsAConflict() {
        assertRefused(
                Reason.CONFLICT,
                () -> run(unit -> {
                    unit.commands().append(command("k-2", T));
                    unit.commands().append(command("k-2", T.plusSeconds(1)));
                }));

        assertThat(find("k-2")).isNull();
    }

    @Test
    void aRecordIsFoundByTheWorkThatAppendsIt() {
        CommandRecord done = command("k-1", T);

        run(unit -> {
            unit.commands().append(done);
            assertThat(unit.commands().find(done.key())).contains(done);
        });
    }

    @Test
    void keysThatDifferInCaseAreDifferent() {
        append(command("key", T));
        append(command("KEY", T.plusSeconds(1)));

        assertThat(find("key").at()).isEqualTo(T);
    }

    @Test
    void aKeyIsFreeAgainIfItsTransactionDidNotCommit() {
        runAndRollBack(unit -> unit.commands().append(command("k-1", T)));

        assertThat(find("k-1")).isNull();
        append(command("k-1", T));
        assertThat(find("k-1")).isNotNull();
    }

    @Test
    void onlyRecordsBeforeTheInstantAreForgotten() {
        append(command("old", micros(T, -1)));
        append(command("now", T));

        assertThat(forget(T, 9)).isEqualTo(1);

        assertThat(find("old")).isNull();
        assertThat(find("now")).isNotNull();
        assertThat(forget(T, 9)).isZero();
    }

    @Test
    void theOldestAreForgottenFirstAndNotMoreThanTheLimit() {
        for (int i = 1; i <= 5; i++) {
            append(command("k-" + (6 - i), T.minusSeconds(10 - i)));
        }

        assertThat(forget(T, 2)).isEqualTo(2);
        assertThat(find("k-5")).isNull();
        assertThat(find("k-4")).isNull();
        assertThat(find("k-3")).isNotNull();
        assertThat(forget(T, 9)).isEqualTo(3);
    }

    @Test
    void aForgottenKeyCountsAsNeverUsed() {
        append(command("k-1", T));
        forget(T.plusSeconds(1), 9);

        CommandRecord again = command("k-1", T.plusSeconds(2));

        append(again);

        assertThat(find("k-1")).isEqualTo(again);
    }

    private void append(CommandRecord command) {
        run(unit -> unit.commands().append(command));
    }

    private CommandRecord find(String key) {
        return in(unit -> unit.commands().find(new IdempotencyKey(key))).orElse(null);
    }

    private int forget(Instant before, int limit) {
        return in(unit -> unit.commands().forget(before, limit));
    }
}
