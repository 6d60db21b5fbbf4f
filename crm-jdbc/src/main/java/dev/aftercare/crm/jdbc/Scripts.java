package dev.aftercare.crm.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the migration scripts: the common one of each name, unless the engine's folder has its own of that name. A script writes
 * <code>${uuid}</code> where engines differ in a word.
 */
final class Scripts {

    private static final String VERSIONS = "V000__schema_version";
    private static final List<String> NAMES =
            List.of("V001__tables", "V002__waiting_events", "V003__points_aside", "V004__ticket_views");

    private static final Pattern WORD = Pattern.compile("\\$\\{([a-z_]+)}");

    private Scripts() {}

    static int latest() {
        return NAMES.size();
    }

    static List<MigrationScript> of(Dialect dialect, Tables tables) {
        List<MigrationScript> scripts = new ArrayList<>();
        for (String name : NAMES) {
            int version = scripts.size() + 1;
            String before = version == 1 ? read(VERSIONS, dialect, tables) + "\n" : "";
            scripts.add(new MigrationScript(
                    version, name, before + read(name, dialect, tables) + record(version, name, tables)));
        }
        return scripts;
    }

    private static String record(int version, String name, Tables tables) {
        return tables.resolve(
                "\nINSERT INTO {schema_version} (version, script) VALUES (" + version + ", '" + name + "');\n");
    }

    /** The statements that make the table of versions. */
    static List<String> versionTable(Dialect dialect, Tables tables) {
        return statements(read(VERSIONS, dialect, tables));
    }

    /** The statements of a script: comments are left out, and a semicolon at the end of a line ends each. */
    static List<String> statements(String sql) {
        String code = sql.lines().filter(line -> !line.startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        return code.lines().count() == 0
                ? List.of()
                : Pattern.compile(";\\s*\n")
                        .splitAsStream(code)
                        .map(String::strip)
                        .filter(statement -> !statement.isEmpty())
                        .toList();
    }

    private static String read(String name, Dialect dialect, Tables tables) {
        @Nullable String own = load(dialect.scriptFolder(), name);
        String script = own != null ? own : load("common", name);
        if (script == null) {
            throw new IllegalStateException("the library's migration script " + name + " is missing");
        }
        Map<String, String> words = dialect.words();
        String worded = WORD.matcher(script).replaceAll(place -> {
            String word = words.get(place.group(1));
            if (word == null) {
                throw new IllegalStateException("no word for " + place.group() + " in " + name);
            }
            return Matcher.quoteReplacement(word);
        });
        return tables.resolve(worded);
    }

    private static @Nullable String load(String folder, String name) {
        try (@Nullable
                InputStream stream = Scripts.class.getResourceAsStream("migration/" + folder + "/" + name + ".sql")) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
