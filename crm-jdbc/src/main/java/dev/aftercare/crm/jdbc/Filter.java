package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Parameters.Binder;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conditions of a query, each with the values it binds; the tenant comes first. */
final class Filter implements Binder {

    private final StringBuilder where = new StringBuilder(" WHERE tenant_id = ?");
    private final List<Binder> binders = new ArrayList<>(List.of(Parameters::tenant));

    /** Adds a condition such as {@code stage = ?}. */
    Filter and(String condition, Binder binder) {
        where.append(" AND ").append(condition);
        binders.add(binder);
        return this;
    }

    /** Adds a condition unless its value is null. */
    <V> Filter andIf(@Nullable V value, String condition, ValueBinder<V> binder) {
        return value == null ? this : and(condition, parameters -> binder.bind(parameters, value));
    }

    /** Binds one value. */
    @FunctionalInterface
    interface ValueBinder<V> {
        Parameters bind(Parameters parameters, V value) throws SQLException;
    }

    /** Adds a condition without values. */
    Filter andWhen(boolean wanted, String condition) {
        return wanted ? and(condition, parameters -> {}) : this;
    }

    /** Any of some names; an empty collection is no condition. */
    Filter andAnyOf(String column, Collection<? extends Enum<?>> names) {
        return andAnyOf(column, names, Parameters::name);
    }

    /** Any of some values; an empty collection is no condition. */
    <V> Filter andAnyOf(String column, Collection<? extends V> values, ValueBinder<V> binder) {
        if (values.isEmpty()) {
            return this;
        }
        return and(column + " IN (?" + ", ?".repeat(values.size() - 1) + ")", parameters -> {
            for (V value : values) {
                binder.bind(parameters, value);
            }
        });
    }

    /** Each of some words anywhere in a text. */
    Filter andContaining(String column, List<String> words) {
        for (String word : words) {
            and(column + " LIKE ? ESCAPE '!'", p -> p.text("%" + word.replaceAll("[!%_]", "!$0") + "%"));
        }
        return this;
    }

    /** After a key, in an ascending list of instants and UUIDs. The first comparison is the one that an index serves. */
    Filter andAfter(@Nullable PageKey key, String at, String id) {
        if (key == null) {
            return this;
        }
        UUID ceiling = UuidText.ceiling(key.id());
        if (ceiling == null) {
            return and(at + " > ?", p -> p.instant(key.at()));
        }
        String beyond = ceiling.toString().equals(key.id()) ? " > ?" : " >= ?";
        return and(
                at + " >= ? AND (" + at + " > ? OR " + id + beyond + ")",
                p -> p.instant(key.at()).instant(key.at()).uuid(ceiling));
    }

    /** After a key, in an ascending list of ranks, instants and UUIDs. */
    Filter andAfter(@Nullable PageKey key, String rank, String at, String id) {
        if (key == null) {
            return this;
        }
        String condition = rank + " >= ? AND (" + rank + " > ? OR " + at + " > ?";
        UUID ceiling = UuidText.ceiling(key.id());
        if (ceiling == null) {
            return and(
                    condition + ")",
                    p -> p.smallNumber(key.rank()).smallNumber(key.rank()).instant(key.at()));
        }
        String beyond = ceiling.toString().equals(key.id()) ? " > ?" : " >= ?";
        return and(
                condition + " OR " + at + " = ? AND " + id + beyond + ")",
                p -> p.smallNumber(key.rank())
                        .smallNumber(key.rank())
                        .instant(key.at())
                        .instant(key.at())
                        .uuid(ceiling));
    }

    /** After a key, in a descending list of instants and UUIDs. */
    Filter andBefore(@Nullable PageKey key, String at, String id) {
        if (key == null) {
            return this;
        }
        UUID ceiling = UuidText.ceiling(key.id());
        if (ceiling == null) {
            return and(at + " <= ?", p -> p.instant(key.at()));
        }
        return and(before(at, id), p -> p.instant(key.at()).instant(key.at()).uuid(ceiling));
    }

    /** After a key, in a descending list of instants and texts. */
    Filter andBeforeText(@Nullable PageKey key, String at, String id) {
        return key == null
                ? this
                : and(before(at, id), p -> p.instant(key.at()).instant(key.at()).text(key.id()));
    }

    private static String before(String at, String id) {
        return at + " <= ? AND (" + at + " < ? OR " + id + " < ?)";
    }

    /** The conditions as SQL. */
    String where() {
        return where.toString();
    }

    @Override
    public void bind(Parameters parameters) throws SQLException {
        for (Binder binder : binders) {
            binder.bind(parameters);
        }
    }

    /** Binds the conditions, then how many rows are wanted: one more than the page holds. */
    Binder andLimit(PageRequest request) {
        return parameters -> {
            bind(parameters);
            parameters.smallNumber(request.limit() + 1);
        };
    }
}
