package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A text with variables in braces, such as {@code Dear {name}}; two braces stand for one. */
final class TemplateText {

    private final List<String> pieces = new ArrayList<>();

    /** Literal text and variables take turns in {@code pieces}, literal text first. */
    private TemplateText(String text) {
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                String name = end < 0 ? "" : text.substring(at + 1, end);
                if (!TemplateVariable.isName(name)) {
                    throw malformed();
                }
                pieces.add(literal.toString());
                pieces.add(name);
                literal.setLength(0);
                at = end + 1;
            } else if (c == '}') {
                throw malformed();
            } else {
                literal.append(c);
                at++;
            }
        }
        pieces.add(literal.toString());
    }

    static TemplateText parse(String text) {
        return new TemplateText(text);
    }

    Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (int at = 1; at < pieces.size(); at += 2) {
            names.add(pieces.get(at));
        }
        return names;
    }

    String with(UnaryOperator<String> values) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < pieces.size(); at++) {
            text.append(at % 2 == 0 ? pieces.get(at) : values.apply(pieces.get(at)));
        }
        return text.toString();
    }

    private static InvalidInputException malformed() {
        return new InvalidInputException(
                "template.text", "has a brace that is no variable", "{name of a variable}, {{ or }} for a brace");
    }
}
