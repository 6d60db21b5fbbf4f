package dev.aftercare.crm.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
    private static final List<String> NAMES = List.of(
            "V001__tables",
            "V002__waiting_events",
            "V003__points_aside",
            "V004__ticket_views",
            "V005__returns_of_an_order",
            "V006__departments",
            "V007__reasons");

    private static final int FINGERPRINT_BYTES = 8;
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
            String worded = worded(name, dialect);
            scripts.add(new MigrationScript(
                    version,
                    name,
                    before + tables.resolve(worded) + record(version, name + "@" + fingerprint(worded), tables)));
        }
        return scripts;
    }

    private static String record(int version, String record, Tables tables) {
        return tables.resolve(
                "\nINSERT INTO {schema_version} (version, script) VALUES (" + version + ", '" + record + "');\n");
    }

    /** Whether what was recorded of a script is of this one. The first builds recorded a name only. */
    static boolean isRecordOf(String recorded, MigrationScript script) {
        return recorded.equals(script.name()) || script.sql().contains("'" + recorded + "'");
    }

    /** Of the statements as the engine gets them, without comments, prefix and schema. */
    private static String fingerprint(String worded) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", statements(worded)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing); // Every JDK has it.
        }
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
        return tables.resolve(worded(name, dialect));
    }

    private static String worded(String name, Dialect dialect) {
        @Nullable String own = load(dialect.scriptFolder(), name);
        String script = own != null ? own : load("common", name);
        if (script == null) {
            throw new IllegalStateException("the library's migration script " + name + " is missing");
        }
        Map<String, String> words = dialect.words();
        return WORD.matcher(script).replaceAll(place -> {
            String word = words.get(place.group(1));
            if (word == null) {
                throw new IllegalStateException("no word for " + place.group() + " in " + name);
            }
            return Matcher.quoteReplacement(word);
        });
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
