package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @Test
    void anUnknownEngineIsNamedAndWhatIsKnownToo() {
        try (HikariDataSource pool = Databases.H2_MEMORY.pool()) {
            FaultyDataSource faulty = new FaultyDataSource(pool);
            faulty.nameProduct("Oracle");
            JdbcStorageBuilder builder = JdbcStorage.own(faulty.dataSource());

            StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

            assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(failure)
                    .hasMessageContaining("Oracle")
                    .hasMessageContaining("PostgreSQL")
                    .hasMessageContaining("let the data source lead to one of these");
        }
    }

    @Test
    void aDriverThatIsMissingIsSaidToBe() {
        JdbcStorageBuilder builder = JdbcStorageBuilder.own(new EmbeddedConnections("jdbc:nosuch:thing"));

        StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

        assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(failure).hasMessageContaining("driver");
    }

    @Test
    void aFileThatAnotherProcessHoldsIsUnavailable() throws Exception {
        Path file = Databases.directory().resolve("shop");
        Process other = OtherProcess.start(OtherProcess.Holder.class, file.toString());
        try {
            OtherProcess.awaitLine(other, "ready");
            JdbcStorageBuilder builder = JdbcStorage.embedded(file);

            StorageException failure = catchThrowableOfType(StorageException.class, builder::build);

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("another process has the database's file open");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aPathThatWouldChangeTheUrlIsRefused() {
        assertThatThrownBy(() -> JdbcStorage.embedded(Path.of("shop;INIT=RUNSCRIPT")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("file");
        assertThatThrownBy(() -> JdbcStorage.inMemory("a;b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name");
    }

    @ParameterizedTest
    @CsvSource({"H2, true, true", "H2, false, false", "POSTGRESQL, true, true", "MYSQL, false, false"})
    void aDialectDeclaresWhetherItSkipsLockedRows(Engine engine, boolean skips, boolean inStatement) {
        Dialect dialect = Dialect.of(engine, skips);

        assertThat(dialect.skipsLocked()).isEqualTo(skips);
        assertThat(dialect.pickDue().contains("SKIP LOCKED")).isEqualTo(inStatement);
    }
}
