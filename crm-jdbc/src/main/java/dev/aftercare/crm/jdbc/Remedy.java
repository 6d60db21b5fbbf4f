package dev.aftercare.crm.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop can do about an error that comes from how the database is set up. Told by SQLState and vendor code; the first that
 * fits is meant.
 *
 * @param text what is wrong and what to do
 * @param states the SQLStates that say so
 * @param codes the vendors' codes that say so
 */
record Remedy(String text, Set<String> states, Set<Integer> codes) {

    private static final List<Remedy> ALL = List.of(
            new Remedy(
                    "the log-in was refused: correct the user and password of the data source",
                    Set.of("28000", "28P01", "28P00"),
                    Set.of(1045, 1698)),
            new Remedy(
                    "the data source's user lacks a right: grant SELECT, INSERT, UPDATE and DELETE on the library's tables, and for"
                            + " Migration.CREATE the right to create them; or let another user run the scripts of MigrationScript.of and"
                            + " build the storage with Migration.VALIDATE",
                    Set.of("42501"),
                    Set.of(1044, 1142, 1143, 1227, 1370, 90096, 90040)),
            new Remedy(
                    "there is no database of the name in the data source's URL: create it, or correct the URL",
                    Set.of("3D000"),
                    Set.of(1049, 90013, 90146)),
            new Remedy(
                    "the schema does not exist: correct the setting schema, or build the storage with Migration.CREATE, which makes it",
                    Set.of("3F000"),
                    Set.of(90079)),
            new Remedy(
                    "a table or column is missing: build the storage with Migration.CREATE, or run the scripts of MigrationScript.of",
                    Set.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22"),
                    Set.of()),
            new Remedy(
                    "the engine does not take a name: is the setting schema or tablePrefix one of its reserved words?",
                    Set.of("42601", "42939", "42001"),
                    Set.of(1064, 42000, 42001)),
            new Remedy(
                    "the transaction or the database is read-only: let the data source lead to one that can be written",
                    Set.of("25006"),
                    Set.of(1290, 1792, 1836, 90097)),
            new Remedy(
                    "another process has the database's file open: let only one open it, or give several a server to connect to",
                    Set.of(),
                    Set.of(90020)),
            new Remedy(
                    "the server has no connection left: let it allow more, or the pool open fewer",
                    Set.of("53300"),
                    Set.of(1040, 1203)),
            new Remedy(
                    "the server cannot be reached or went away: see that it runs, and that host and port in the data source's URL are right",
                    Set.of("08000", "08001", "08003", "08004", "08006", "08S01"),
                    Set.of(90067)));

    /** What is wrong and what to do, for the first remedy that fits any of these errors. */
    static Optional<String> of(List<SQLException> chain) {
        for (Remedy remedy : ALL) {
            if (chain.stream().anyMatch(remedy::fits)) {
                return Optional.of(remedy.text);
            }
        }
        return Optional.empty();
    }

    /** A vendor's code says more than a state that stands for many errors. */
    private boolean fits(SQLException failure) {
        return codes.contains(failure.getErrorCode()) || states.contains(String.valueOf(failure.getSQLState()));
    }
}
