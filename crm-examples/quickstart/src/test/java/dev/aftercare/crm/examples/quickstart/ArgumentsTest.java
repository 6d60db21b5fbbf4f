package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void withoutArgumentsTheSampleGoesIntoATemporaryH2File() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.sample()).isTrue();
        assertThat(arguments.storage()).isEqualTo(new StorageChoice(StorageChoice.Kind.H2, null, null));
    }

    @Test
    void valuesFollowTheirOptionOrAnEqualsSign() {
        Arguments arguments = Arguments.parse(
                "--purchases", "p.csv.gz", "--tickets=t.csv", "--swapped-days", "--db", "shop", "--rejects=r.csv");

        assertThat(arguments)
                .isEqualTo(new Arguments(
                        Path.of("p.csv.gz"),
                        Path.of("t.csv"),
                        new StorageChoice(StorageChoice.Kind.H2, Path.of("shop"), null),
                        Path.of("r.csv"),
                        true,
                        ProgressStyle.AUTO,
                        false));
    }

    @Test
    void aDatabaseUrlIsNeverShown() {
        Arguments arguments = Arguments.parse("--storage", "jdbc:postgresql://db/shop?user=u&password=secret");

        assertThat(arguments.storage().url()).endsWith("password=secret");
        assertThat(arguments.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --purchase p.csv               | unknown argument --purchase
                    p.csv                          | unknown argument p.csv
                    --purchases                    | --purchases needs a value
                    --purchases --tickets t.csv    | --purchases needs a value
                    --purchases=                   | --purchases needs a value
                    --storage oracle               | --storage is unknown; allowed: h2, h2-mem, memory, jdbc:postgresql
                    --storage memory --db shop     | --db is for --storage h2
                    --db a;b                       | --db has a semicolon
                    --swapped-days                 | --swapped-days needs --tickets
                    --progress loud                | --progress is unknown; allowed: auto, bar, lines, none
                    """)
    void aMalformedCommandLineSaysWhatIsWrongAndWhatIsAllowed(String line, String message) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
