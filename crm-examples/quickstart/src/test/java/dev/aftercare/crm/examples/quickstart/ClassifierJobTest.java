package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierJobTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private String texts = "";
    private String model = "";

    @BeforeEach
    void aFileOfLabelledTexts() throws IOException {
        StringBuilder csv = new StringBuilder("category,text\n");
        for (int i = 0; i < 30; i++) {
            csv.append("logistics/damage,\"The parcel is wet, number ")
                    .append(i)
                    .append("\"\n");
            csv.append("payment,被重复扣款 ").append(i).append('\n');
        }
        csv.append(",no category\n").append("payment,\n");
        texts = Files.writeString(directory.resolve("texts.csv"), csv).toString();
        model = directory.resolve("model.json").toString();
    }

    @Test
    void whatWasLearntIsJudgedInALaterRun() {
        assertThat(run("train", texts, model))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(printed())
                .contains("Read 60 texts, rejected 2 lines", "2: the text or its category is missing or malformed")
                .contains("of 2 categories");
        out.reset();

        assertThat(run("evaluate", texts, model)).isZero();

        assertThat(printed())
                .contains("accuracy 1.0000, macro-F1 1.0000")
                .containsPattern("logistics/damage +30 +1.0000 +1.0000 +1.0000")
                .containsPattern("0.9 to 1.0 +60 +[01].[0-9]{4} +1.0000");
    }

    @Test
    void trainingAgainGivesTheSameModel() throws IOException {
        run("train", texts, model);
        String first = Files.readString(Path.of(model));
        run("train", texts, model);

        assertThat(Files.readString(Path.of(model))).isEqualTo(first);
    }

    @Test
    void aFileThatIsNoModelIsExitCode3() {
        assertThat(run("evaluate", texts, texts)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("holds no model")
                .doesNotContain("parcel");
    }

    @Test
    void aFileWithoutUsableTextsIsExitCode3() throws IOException {
        String empty = Files.writeString(directory.resolve("empty.csv"), "text,category\n")
                .toString();

        assertThat(run("train", empty, model)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no text that can be used");
    }

    @Test
    void aCommandLineWithoutBothFilesIsExitCode2() {
        assertThat(run("train", texts)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("train takes two files: TEXTS.csv MODEL.json");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }
}
