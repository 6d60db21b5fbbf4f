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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction wrote is there when the file is opened again, however it was left. */
class DurabilityTest {

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
    void whatWasCommittedIsInTheFileBeforeTheTransactionReturns() throws IOException {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            for (String id : List.of("a", "b", "c")) {
                insert(storage, id);
                Path copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
                try (KeyValueStorage crashed = KeyValueStorage.open(copy)) {
                    assertThat(stored(crashed)).contains(id);
                }
            }
        }
    }

    @Test
    void whatWasNotCommittedIsUndoneWhenTheFileIsOpenedAgain() throws IOException {
        Path copy = folder.resolve("copy");
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a");
            run(storage, unit -> {
                unit.documents().insert(document("open"));
                unit.documents().update(document("a").changed("{}", T), 1);
                commitSomethingElse(storage);
                copy(file, copy);
            });
        }

        try (KeyValueStorage crashed = KeyValueStorage.open(copy)) {
            assertThat(stored(crashed)).containsExactly("else", "a");
            run(crashed, unit -> assertThat(unit.documents().find(key("a"))).contains(document("a")));
            run(crashed, unit -> unit.documents().update(document("a").changed("{}", T), 1));
        }
    }

    @Test
    void aProcessThatIsKilledLosesNothingItWasToldIsStored() throws Exception {
        Process writer = otherProcess("write");
        try (var acknowledged = writer.inputReader()) {
            List<String> ids =
                    IntStream.range(0, 20).mapToObj(i -> line(acknowledged)).toList();
            writer.destroyForcibly().waitFor();

            try (KeyValueStorage storage = KeyValueStorage.open(file)) {
                assertThat(stored(storage)).containsAll(ids);
            }
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotCloseTheFileForTheOthers() {
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
    void aSecondProcessIsRefusedWhileTheFileIsOpen() throws Exception {
        try (KeyValueStorage storage = KeyValueStorage.open(file)) {
            insert(storage, "a");
            Process second = otherProcess("open");
            try (var answer = second.inputReader()) {
                assertThat(answer.readLine()).isEqualTo("UNAVAILABLE");
            }
        }
    }

    @Test
    void aFileOfAnotherKindIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(file, "not a store".repeat(2_000));

        StorageException refusal = catchThrowableOfType(StorageException.class, () -> KeyValueStorage.open(file));

        assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
        assertThat(Files.readString(file)).startsWith("not a store");
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

    /** On another thread, because this one is inside a transaction; its commit writes the unfinished one's changes, too. */
    private static void commitSomethingElse(KeyValueStorage storage) {
        Thread other = new Thread(() -> insert(storage, "else"));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
