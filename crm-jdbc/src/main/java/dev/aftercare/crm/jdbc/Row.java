package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of one row, one after the other. */
final class Row {

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet results;
    private final Dialect dialect;
    private int next;

    Row(ResultSet results, Dialect dialect) {
        this.results = results;
        this.dialect = dialect;
    }

    boolean advance() throws SQLException {
        next = 1;
        return results.next();
    }

    String text() throws SQLException {
        return present(textOrNull());
    }

    @Nullable
    String textOrNull() throws SQLException {
        return results.getString(next++);
    }

    <E extends Enum<E>> E name(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E nameOrNull(Class<E> type) throws SQLException {
        String name = textOrNull();
        return name == null ? null : Enum.valueOf(type, name);
    }

    long number() throws SQLException {
        return results.getLong(next++);
    }

    @Nullable
    Long numberOrNull() throws SQLException {
        long number = results.getLong(next++);
        return results.wasNull() ? null : number;
    }

    @Nullable
    Instant instantOrNull() throws SQLException {
        Long micros = numberOrNull();
        return micros == null ? null : Micros.instant(micros);
    }

    BigDecimal amount() throws SQLException {
        return present(results.getBigDecimal(next++));
    }

    Instant instant() throws SQLException {
        return Micros.instant(number());
    }

    UUID uuid() throws SQLException {
        return present(uuidOrNull());
    }

    @Nullable
    UUID uuidOrNull() throws SQLException {
        return dialect.getUuid(results, next++);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new StorageException(Reason.CORRUPT, "a column that must have a value is null");
        }
        return value;
    }
}
