package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A header that says that no person wrote a message, or that it must not be answered by a program.
 *
 * @param name the header's name, in lower case
 * @param values it counts if any word of its value is one of these, in lower case; empty if any value counts
 * @param except it does not count if any word of its value is one of these, in lower case
 * @param automatic true if no person wrote the message; false if it only must not be answered by a program
 */
public record HeaderSign(String name, Set<String> values, Set<String> except, boolean automatic) {

    private static final int MAX_VALUES = 50;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;\\s]+");

    /** Checks and copies the parts. */
    public HeaderSign {
        lower(Input.code("headerSign.name", name, 200));
        values = sorted(Input.atMost("headerSign.values", values, MAX_VALUES));
        except = sorted(Input.atMost("headerSign.except", except, MAX_VALUES));
        values.forEach(value -> lower(Input.code("headerSign.values", value, 200)));
        except.forEach(value -> lower(Input.code("headerSign.except", value, 200)));
    }

    /**
     * A header whose presence says that no person wrote the message.
     *
     * @param name the header's name, in lower case
     * @return the sign
     */
    public static HeaderSign present(String name) {
        return new HeaderSign(name, Set.of(), Set.of(), true);
    }

    boolean shows(IncomingMessage message) {
        String value = message.headers().get(name);
        if (value == null) {
            return false;
        }
        List<String> words =
                BETWEEN_WORDS.splitAsStream(value.toLowerCase(Locale.ROOT)).toList();
        return (values.isEmpty() || values.stream().anyMatch(words::contains))
                && except.stream().noneMatch(words::contains);
    }

    /** In an order of their own, so that equal signs are equal texts. */
    private static Set<String> sorted(Set<String> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static void lower(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidInputException("headerSign", "is in upper case", "lower case");
        }
    }
}
