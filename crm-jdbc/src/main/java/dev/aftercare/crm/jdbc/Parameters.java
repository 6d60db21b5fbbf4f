package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.TenantId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement, one after the other. Nulls are typed, so that engines keep one plan per statement. */
final class Parameters {

    /** Binds all parameters of one statement. */
    @FunctionalInterface
    interface Binder {
        void bind(Parameters parameters) throws SQLException;
    }

    private final PreparedStatement statement;
    private final Dialect dialect;
    private final TenantId tenant;
    private int next = 1;
    private boolean tenantBound;

    Parameters(PreparedStatement statement, Dialect dialect, TenantId tenant) {
        this.statement = statement;
        this.dialect = dialect;
        this.tenant = tenant;
    }

    /** Starts again at the first parameter, for the next row of a batch. */
    void rewind() {
        next = 1;
    }

    /** Goes on with the parameters of the next statement of the same text, which binds the tenant itself. */
    void nextStatement() {
        tenantBound = false;
    }

    boolean isTenantBound() {
        return tenantBound;
    }

    Parameters tenant() throws SQLException {
        tenantBound = true;
        return text(tenant.value());
    }

    Parameters text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(next++, Types.VARCHAR);
        } else {
            statement.setString(next++, value);
        }
        return this;
    }

    Parameters name(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : value.name());
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    Parameters numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(next++, Types.BIGINT);
        } else {
            statement.setLong(next++, value);
        }
        return this;
    }

    Parameters instantOrNull(@Nullable Instant value) throws SQLException {
        return numberOrNull(value == null ? null : Micros.of(value));
    }

    Parameters smallNumber(int value) throws SQLException {
        statement.setInt(next++, value);
        return this;
    }

    Parameters amount(BigDecimal value) throws SQLException {
        statement.setBigDecimal(next++, value);
        return this;
    }

    Parameters instant(Instant value) throws SQLException {
        return number(Micros.of(value));
    }

    Parameters uuid(@Nullable UUID value) throws SQLException {
        dialect.setUuid(statement, next++, value);
        return this;
    }

    /** Several UUIDs as one array, for an engine that has arrays of them. */
    Parameters uuids(List<UUID> values) throws SQLException {
        return array("UUID", values);
    }

    /** Several texts as one array. */
    Parameters texts(List<String> values) throws SQLException {
        return array("VARCHAR", values);
    }

    private Parameters array(String type, List<?> values) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values.toArray()));
        return this;
    }
}
