package dev.aftercare.crm.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction wrote is there when the folder is opened again, however it was left. */
class DurabilityTest {

    /** How often a process is killed; a soak sets more. */
    private static final int KILLS = Integer.getInteger("aftercare.kill.rounds", 3);

    private static final Instant T = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("crm");
    }

    @Test
    void whatWasCommittedIsThereAfterCloseAndOpen() {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a", "b");
        }

        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            assertThat(stored(storage)).containsExactly("b", "a");
            run(storage, unit -> unit.documents().delete(key("a"), 1));
        }

        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            assertThat(stored(storage)).containsExactly("b");
        }
    }

    @Test
    void whatWasCommittedIsInTheLogBeforeTheTransactionReturns() throws IOException {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            for (String id : List.of("a", "b", "c")) {
                insert(storage, id);
                Path copy = folder.resolve("copy-" + id);
                Folders.copy(file, copy);
                try (KeyValueStorage crashed = KeyValueStorage.open(copy)) {
                    assertThat(stored(crashed)).contains(id);
                }
            }
        }
    }

    @Test
    void nothingOfATransactionIsThereBeforeItCommitsHoweverLargeItIs() {
        Path copy = folder.resolve("copy");
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a");
            run(storage, unit -> {
                unit.documents().update(document("a").changed("{}", T), 1);
                for (int i = 0; i < 50; i++) {
                    unit.documents().insert(Document.created(key("large-" + i), null, T, "1".repeat(900_000)));
                }
                Folders.copy(file, copy);
            });
        }

        try (KeyValueStorage crashed = KeyValueStorage.open(copy)) {
            assertThat(stored(crashed)).containsExactly("a");
            run(crashed, unit -> assertThat(unit.documents().find(key("a"))).contains(document("a")));
            run(crashed, unit -> unit.documents().update(document("a").changed("{}", T), 1));
        }
    }

    @Test
    void aProcessThatIsKilledLosesNothingItWasToldIsStored() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            Process counting = otherProcess("count");
            long acknowledged = 0;
            try (var told = counting.inputReader()) {
                for (int line = 0; line < 20 + 17 * round; line++) {
                    acknowledged = Math.max(acknowledged, Long.parseLong(told.readLine()));
                }
                // By its handle, because the process itself would close what is still to be read.
                counting.toHandle().destroyForcibly();
                counting.waitFor();
                // What it still said before it died counts, too; the last line may be cut.
                List<String> rest = told.lines().toList();
                for (String line : rest.subList(0, Math.max(0, rest.size() - 1))) {
                    acknowledged = Math.max(acknowledged, Long.parseLong(line));
                }
            }

            try (KeyValueStorage storage = KeyValueStorage.open(file)) {
                assertThat(Counting.counted(storage)).isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotCloseTheFolderForTheOthers() {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            Thread.currentThread().interrupt();
            insert(storage, "a");
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            insert(storage, "b");
        }

        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            assertThat(stored(storage)).containsExactly("b", "a");
        }
    }

    @Test
    void aSecondProcessIsRefusedWhileTheFolderIsOpen() throws Exception {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a");
            Process second = otherProcess("open");
            try (var answer = second.inputReader()) {
                assertThat(answer.readLine()).isEqualTo("UNAVAILABLE");
            }
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(file, "not a store");

        StorageException refusal = catchThrowableOfType(StorageException.class, () -> KeyValueStorage.open(file));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(Files.readString(file)).isEqualTo("not a store");
    }

    @Test
    void aDamagedEndOfTheLogCostsNoTransactionBeforeIt() throws IOException {
        Path copy = folder.resolve("copy");
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a");
            Folders.copy(file, copy);
        }
        Path log = copy.resolve("00000000000.xd");
        Files.write(log, new byte[] {1, 2, 3, 4, 5, 6, 7}, StandardOpenOption.APPEND);

        try (KeyValueStorage storage = KeyValueStorage.open(copy)) {
            assertThat(stored(storage)).containsExactly("a");
            insert(storage, "b");
        }
        try (KeyValueStorage storage = KeyValueStorage.open(copy)) {
            assertThat(stored(storage)).containsExactly("b", "a");
        }
    }

    private Process otherProcess(String task) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        task,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void insert(KeyValueStorage storage, String... ids) {
        run(storage, unit -> List.of(ids).forEach(id -> unit.documents().insert(document(id))));
    }

    private static void run(KeyValueStorage storage, Consumer<UnitOfWork> work) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            work.accept(unit);
            return true;
        });
    }

    /** The last first; equal instants by descending id. */
    private static List<String> stored(KeyValueStorage storage) {
        return storage.inTransaction(
                TenantId.DEFAULT,
                unit -> unit.documents().page("doc", null, PageRequest.first(1_000)).items().stream()
                        .map(document -> document.key().id())
                        .toList());
    }

    private static Document document(String id) {
        return Document.created(key(id), null, T, "{\"text\":\"" + "x".repeat(500) + "\"}");
    }

    private static DocumentKey key(String id) {
        return new DocumentKey("doc", id);
    }
}
