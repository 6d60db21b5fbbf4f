package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.jdbc.Waiting.Statement;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** More than the commands of the library have; there could be more if statements come in ever new companies. */
    private static final int MOST_BUNDLES = 2_000;

    private final @Nullable String schema;
    private final String prefix;
    private final boolean indexesAreQualified;

    /** The statements are constants or small variations of them, so this stays small. */
    private final Map<String, String> resolved = new ConcurrentHashMap<>();

    private final Map<Company, Bundle> bundles = new ConcurrentHashMap<>();

    /** Which statements come together. */
    private record Company(List<String> texts, List<Boolean> told, boolean commits) {
        // By hand: it is made for every text that is sent.
        static Company of(List<? extends Statement> statements, boolean commits) {
            List<String> texts = new ArrayList<>(statements.size());
            List<Boolean> told = new ArrayList<>(statements.size());
            for (Statement one : statements) {
                texts.add(one.text());
                told.add(one.isTold());
            }
            return new Company(texts, told, commits);
        }
    }

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
    Bundle bundle(List<? extends Statement> statements, boolean commits) {
        Company company = Company.of(statements, commits);
        Bundle known = bundles.get(company);
        if (known != null) {
            return known;
        }
        Bundle made = Bundle.of(statements, commits);
        Bundle bundle = new Bundle(replaceNames(made.text()), made.order(), made.results());
        if (bundles.size() < MOST_BUNDLES) {
            bundles.put(company, bundle);
        }
        return bundle;
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
