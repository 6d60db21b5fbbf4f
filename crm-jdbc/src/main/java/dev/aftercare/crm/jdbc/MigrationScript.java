package dev.aftercare.crm.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the scripts that make the tables, for a shop that runs them with a tool of its own and builds the storage with
 * {@link Migration#VALIDATE}. Each script also records that it was run, so that this can be validated.
 *
 * <p>A script that has been released never changes; a new version of the library brings new ones.
 *
 * @param version its number, from 1; scripts run in this order, each once
 * @param name its name, for example {@code V001__tables}
 * @param sql the statements, each ended by a semicolon at the end of a line
 */
public record MigrationScript(int version, String name, String sql) {

    /**
     * All scripts for an engine, with the default prefix and no schema.
     *
     * @param engine for which engine
     * @return the scripts, in the order in which to run them
     */
    public static List<MigrationScript> of(Engine engine) {
        return of(engine, null, Tables.DEFAULT_PREFIX);
    }

    /**
     * All scripts for an engine.
     *
     * @param engine for which engine
     * @param schema the schema of the tables, which must exist; null for the connection's own
     * @param tablePrefix what the names of tables and indexes start with
     * @return the scripts, in the order in which to run them
     * @throws dev.aftercare.crm.model.InvalidInputException if schema or prefix is malformed
     */
    public static List<MigrationScript> of(Engine engine, @Nullable String schema, String tablePrefix) {
        return Scripts.of(Dialect.of(engine, true), new Tables(schema, tablePrefix, engine));
    }
}
