package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.jdbc.Waiting.Question;
import dev.aftercare.crm.jdbc.Waiting.Statement;
import dev.aftercare.crm.jdbc.Waiting.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final Parameters.Binder NOTHING = parameters -> {};

    private static Statement counted(String text) {
        return Write.of(text, 1, NOTHING);
    }

    private static Statement certain(String text) {
        return Write.of(text, Waiting.ANY, NOTHING);
    }

    private static Statement question(String text) {
        return new Question<>(text, NOTHING, results -> List.of(), new Answer<>(() -> {}));
    }

    @Test
    void writesToDifferentTablesAreInsideOfTheOneThatIsCounted() {
        Bundle bundle = Bundle.of(
                List.of(counted("UPDATE {a} x"), certain("INSERT INTO {b} y"), certain("DELETE FROM {c} z")), false);

        assertThat(bundle)
                .isEqualTo(new Bundle(
                        "WITH w0 AS (INSERT INTO {b} y), w1 AS (DELETE FROM {c} z) UPDATE {a} x",
                        List.of(1, 2, 0),
                        List.of(0)));
    }

    @Test
    void withoutACountedOneTheyAreInsideOfTheLast() {
        assertThat(Bundle.of(List.of(certain("INSERT INTO {a} x"), certain("INSERT INTO {b} y")), true))
                .isEqualTo(new Bundle(
                        "WITH w0 AS (INSERT INTO {a} x) INSERT INTO {b} y; COMMIT", List.of(0, 1), List.of(1)));
    }

    @Test
    void whatIsDoneTwiceToATableIsDoneOneAfterTheOther() {
        assertThat(Bundle.of(
                        List.of(counted("UPDATE {a} x"), certain("INSERT INTO {b} y"), counted("UPDATE {a} z")), false))
                .isEqualTo(new Bundle(
                        "WITH w0 AS (INSERT INTO {b} y) UPDATE {a} x; UPDATE {a} z", List.of(1, 0, 2), List.of(0, 2)));
    }

    @Test
    void twoCountsAreTwoStatements() {
        assertThat(Bundle.of(List.of(counted("UPDATE {a} x"), counted("UPDATE {b} y")), false))
                .isEqualTo(new Bundle("UPDATE {a} x; UPDATE {b} y", List.of(0, 1), List.of(0, 1)));
    }

    @Test
    void aQuestionSeesWhatWasWrittenBeforeAndNotWhatComesAfter() {
        assertThat(Bundle.of(
                        List.of(certain("INSERT INTO {a} x"), question("SELECT {b}"), certain("INSERT INTO {c} y")),
                        false))
                .isEqualTo(new Bundle(
                        "INSERT INTO {a} x; SELECT {b}; INSERT INTO {c} y", List.of(0, 1, 2), List.of(0, 1, 2)));
    }

    @Test
    void aWriteThatReadsAnotherTableIsAlone() {
        assertThat(Bundle.of(
                        List.of(
                                certain("INSERT INTO {a} x"),
                                certain("DELETE FROM {b} WHERE EXISTS (SELECT 1 FROM {a})"),
                                certain("INSERT INTO {c} y")),
                        false))
                .isEqualTo(new Bundle(
                        "INSERT INTO {a} x; DELETE FROM {b} WHERE EXISTS (SELECT 1 FROM {a}); INSERT INTO {c} y",
                        List.of(0, 1, 2),
                        List.of(0, 1, 2)));
    }
}
