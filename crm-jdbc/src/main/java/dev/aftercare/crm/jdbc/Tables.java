package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables are and what they are called. Statements name a table as <code>{customer}</code> and an index as
 * <code>{index customer_page}</code>; {@link #resolve} puts the real names in.
 */
final class Tables {

    static final String DEFAULT_PREFIX = "crm_";

    /** The tables, without their prefix. */
    static final List<String> NAMES = List.of(
            "customer",
            "customer_identity",
            "ticket",
            "points_account",
            "points_entry",
            "purchase",
            "purchase_line",
            "event",
            "event_lease",
            "due",
            "document",
            "command");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,20}");
    private static final Pattern PLACE = Pattern.compile("\\{(index )?([a-z_]+)}");

    /** At the end of a text of several statements. */
    private static final String COMMIT = "; COMMIT";

    /** More than the commands of the library have; there could be more if statements come in ever new companies. */
    private static final int MOST_TOGETHER = 2_000;

    private final @Nullable String schema;
    private final String prefix;
    private final boolean indexesAreQualified;

    /** The statements are constants or small variations of them, so this stays small. */
    private final Map<String, String> resolved = new ConcurrentHashMap<>();

    private final Map<Together, String> together = new ConcurrentHashMap<>();

    private record Together(List<String> templates, boolean commits) {}

    Tables(@Nullable String schema, String prefix, Engine engine) {
        this.schema = schema == null ? null : name("schema", schema);
        this.prefix = name("tablePrefix", prefix);
        this.indexesAreQualified = engine == Engine.H2;
    }

    static String name(String field, @Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    field, "cannot be part of a table's name", "1 to 21 of a-z, 0-9 and _, the first of them a letter");
        }
        return name;
    }

    @Nullable
    String schema() {
        return schema;
    }

    String table(String name) {
        return qualified(prefix + name, true);
    }

    String resolve(String template) {
        String known = resolved.get(template);
        return known != null ? known : resolved.computeIfAbsent(template, this::replaceNames);
    }

    /**
     * Several statements as one text, always the same one for the same statements, so that a driver knows it again.
     *
     * @param commits whether the text ends the transaction
     */
    String together(List<String> templates, boolean commits) {
        Together key = new Together(templates, commits);
        String known = together.get(key);
        if (known != null) {
            return known;
        }
        String text = templates.stream().map(this::resolve).collect(Collectors.joining("; ")) + (commits ? COMMIT : "");
        if (together.size() < MOST_TOGETHER) {
            together.put(key, text);
        }
        return text;
    }

    private String replaceNames(String template) {
        return PLACE.matcher(template).replaceAll(place -> {
            boolean index = place.group(1) != null;
            return Matcher.quoteReplacement(qualified(prefix + place.group(2), !index || indexesAreQualified));
        });
    }

    private String qualified(String name, boolean withSchema) {
        return schema == null || !withSchema ? name : schema + "." + name;
    }
}
