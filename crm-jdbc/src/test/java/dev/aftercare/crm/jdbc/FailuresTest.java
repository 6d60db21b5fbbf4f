package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        // PostgreSQL
        "40001, 0, CONFLICT",
        "40P01, 0, CONFLICT",
        "40003, 0, UNAVAILABLE",
        "55P03, 0, CONFLICT",
        "25P02, 0, CONFLICT",
        "25006, 0, UNSUPPORTED",
        "23505, 0, DUPLICATE",
        "23514, 0, CONSTRAINT",
        "22001, 0, CONSTRAINT",
        "42P01, 0, UNSUPPORTED",
        "42501, 0, UNSUPPORTED",
        "28P01, 0, UNSUPPORTED",
        "3D000, 0, UNSUPPORTED",
        "08001, 0, UNAVAILABLE",
        "08006, 0, UNAVAILABLE",
        "57014, 0, UNAVAILABLE",
        "57P01, 0, UNAVAILABLE",
        "53300, 0, UNAVAILABLE",
        "XX001, 0, CORRUPT",
        // H2
        "40001, 40001, CONFLICT",
        "HYT00, 50200, CONFLICT",
        "90131, 90131, CONFLICT",
        "23505, 23505, DUPLICATE",
        "23513, 23513, CONSTRAINT",
        "42S02, 42102, UNSUPPORTED",
        "90020, 90020, UNAVAILABLE",
        "90098, 90098, UNAVAILABLE",
        "90030, 90030, CORRUPT",
        "90079, 90079, UNSUPPORTED",
        "90096, 90096, UNSUPPORTED",
        "90146, 90146, UNSUPPORTED",
        // MariaDB and MySQL
        "40001, 1213, CONFLICT",
        "HY000, 1205, CONFLICT",
        "HY000, 1020, CONFLICT",
        "23000, 1062, DUPLICATE",
        "23000, 4025, CONSTRAINT",
        "42S02, 1146, UNSUPPORTED",
        "HY000, 1290, UNAVAILABLE",
        "70100, 1969, UNAVAILABLE",
        "HY000, 3024, UNAVAILABLE",
        // No state at all
        ", 0, UNAVAILABLE",
    })
    void isClassifiedByStateAndCode(String state, int code, Reason reason) {
        assertThat(Failures.reason(new SQLException("whatever", state, code))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, 0, user and password",
        "28000, 28000, user and password",
        "28000, 1045, user and password",
        "42501, 0, lacks a right",
        "90096, 90096, lacks a right",
        "42000, 1044, lacks a right",
        "42000, 1142, lacks a right",
        "3D000, 0, no database of the name",
        "42000, 1049, no database of the name",
        "90146, 90146, no database of the name",
        "3F000, 0, the schema does not exist",
        "90079, 90079, the schema does not exist",
        "42P01, 0, a table or column is missing",
        "42S22, 1054, a table or column is missing",
        "42601, 0, reserved words",
        "42000, 1064, reserved words",
        "25006, 0, read-only",
        "HY000, 1290, read-only",
        "53300, 0, no connection left",
        "08004, 1040, no connection left",
        "08001, 0, host and port",
        "90067, 90067, host and port",
    })
    void aMessageSaysWhatToDoAboutTheSetUp(String state, int code, String remedy) {
        assertThat(Failures.of("looking", new SQLException("of the driver", state, code)))
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("of the driver");
    }

    @Test
    void whatIsChainedCountsToo() {
        BatchUpdateException batch = new BatchUpdateException("a batch", "HY000", 0, new int[0]);
        batch.setNextException(new SQLException("deadlock", "40P01"));

        assertThat(Failures.reason(batch)).isEqualTo(Reason.CONFLICT);
        assertThat(Failures.reason(new SQLException("wrapped", new SQLException("deadlock", "40001"))))
                .isEqualTo(Reason.CONFLICT);
        assertThat(Failures.isDuplicateKey(new SQLException("wrapped", new SQLException("twice", "23505"))))
                .isTrue();
    }

    @Test
    void aLoopOfCausesEnds() {
        SQLException one = new SQLException("one", "HY000");
        SQLException other = new SQLException("other", "40001");
        one.setNextException(other);
        other.setNextException(one);

        assertThat(Failures.reason(one)).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void aPoolThatGivesNoConnectionIsUnavailableWhateverItsState() {
        assertThat(Failures.reason(new SQLTransientConnectionException("timeout after 30000ms", "42000")))
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void theTextOfAnErrorIsNotRepeated() {
        SQLException quoting = new SQLException("Key (identity_value)=(ann@example.org) already exists", "23505");

        StorageException failure = Failures.of("an insert", quoting);

        assertThat(failure).hasMessage("DUPLICATE: an insert failed: SQLException with SQLState 23505 and code 0");
        assertThat(failure.getCause()).hasMessageNotContaining("ann").hasNoCause();
        assertThat(failure.getCause().getStackTrace()).isEqualTo(quoting.getStackTrace());
    }
}
