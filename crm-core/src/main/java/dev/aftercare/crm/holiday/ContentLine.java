package dev.aftercare.crm.holiday;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of an iCalendar file, unfolded.
 *
 * @param number the line of the file on which it begins
 * @param name in upper case; empty if the line has none
 * @param parameters by their names in upper case
 * @param value what comes after the colon
 */
record ContentLine(int number, String name, Map<String, String> parameters, String value) {

    boolean is(String otherName, String otherValue) {
        return name.equals(otherName) && value.strip().equalsIgnoreCase(otherValue);
    }

    /** Lines may end in any way; one that begins with a space or a tab goes on where the one before it ended. */
    static List<ContentLine> all(String text) {
        List<ContentLine> lines = new ArrayList<>();
        StringBuilder unfolded = new StringBuilder();
        int start = 1;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                unfolded.append(line, 1, line.length());
            } else {
                add(lines, start, unfolded.toString());
                unfolded.setLength(0);
                unfolded.append(line);
                start = number;
            }
        }
        add(lines, start, unfolded.toString());
        return lines;
    }

    private static void add(List<ContentLine> lines, int number, String line) {
        if (line.isBlank()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        int colon = split(line, parts);
        if (colon < 0) {
            lines.add(new ContentLine(number, "", Map.of(), line));
            return;
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : parts.subList(1, parts.size())) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(upper(parameter.substring(0, equals)), parameter.substring(equals + 1));
            }
        }
        lines.add(new ContentLine(number, upper(parts.get(0)), parameters, line.substring(colon + 1)));
    }

    /** The name and the parameters; semicolons and colons within quotes separate nothing. Returns where the value's colon is. */
    private static int split(String line, List<String> parts) {
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                parts.add(line.substring(start, i));
                start = i + 1;
                if (c == ':') {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The text that the value stands for, or null if nothing is left of it. */
    @Nullable
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                c = value.charAt(i) == 'n' || value.charAt(i) == 'N' ? ' ' : value.charAt(i);
            }
            text.append(c);
        }
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static String upper(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
