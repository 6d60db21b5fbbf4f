package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A quick reply: one text per language, with variables in braces. Two braces stand for one.
 *
 * @param id names it, 1 to 60 printable ASCII characters
 * @param title how agents call it, 1 to 200 characters
 * @param fallback the language tag (BCP 47) of the text for whoever speaks none of the others; has a text
 * @param texts the texts by language tag, such as {@code zh-Hant} or {@code en}; 1 to 50, each 1 to {@value FreeText#MAX} characters
 * @param variables the variables, each once; at most 100. A text uses no others, and need not use all
 */
public record AnswerTemplate(
        String id, String title, String fallback, Map<String, String> texts, List<TemplateVariable> variables) {

    /** Checks the parts. */
    public AnswerTemplate {
        Input.code("template.id", id, 60);
        Input.text("template.title", title, 200);
        variables = List.copyOf(Input.atMost("template.variables", variables, 100));
        Map<String, TemplateVariable> known = byName(variables);
        Map<String, String> sorted = new TreeMap<>(Input.present("template.texts", texts));
        Input.within("template.texts", sorted.size(), 1, 50);
        sorted.forEach((tag, text) -> {
            languageTag(tag);
            Input.text("template.text", text, FreeText.MAX);
            for (String name : TemplateText.parse(text).variables()) {
                if (!known.containsKey(name)) {
                    throw new InvalidInputException(
                            "template.text", "uses the variable " + name + ", which is not declared", names(known));
                }
            }
        });
        if (!sorted.containsKey(Input.present("template.fallback", fallback))) {
            throw new InvalidInputException("template.fallback", "has no text", String.join(", ", sorted.keySet()));
        }
        texts = Collections.unmodifiableMap(sorted);
    }

    /**
     * A template that grows.
     *
     * @param id names it
     * @param title how agents call it
     * @return a builder without texts and variables
     */
    public static Builder builder(String id, String title) {
        return new Builder(id, title);
    }

    /** Collects texts and variables. Not safe for use by several threads. */
    public static final class Builder {

        private final String id;
        private final String title;
        private final Map<String, String> texts = new HashMap<>();
        private final List<TemplateVariable> variables = new ArrayList<>();
        private String fallback = "";

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /**
         * Adds a text. The first is the fallback.
         *
         * @param languageTag its language, such as {@code zh-Hant}
         * @param text the text
         * @return this builder
         */
        public Builder text(String languageTag, String text) {
            if (texts.isEmpty()) {
                fallback = languageTag;
            }
            texts.put(languageTag, text);
            return this;
        }

        /**
         * Declares a variable.
         *
         * @param name its name
         * @param type what it stands for
         * @return this builder
         */
        public Builder variable(String name, VariableType type) {
            variables.add(new TemplateVariable(name, type));
            return this;
        }

        /**
         * Builds the template.
         *
         * @return the template
         * @throws InvalidInputException if it is malformed
         */
        public AnswerTemplate build() {
            return new AnswerTemplate(id, title, fallback, texts, variables);
        }
    }

    /**
     * The language in which somebody is answered: the text of the reader's own language and place if there is one, then of the
     * language alone (in the order of {@link java.util.ResourceBundle.Control#getCandidateLocales}), then the fallback.
     *
     * @param reader the reader's locale
     * @return the language tag of the text
     */
    public String languageFor(Locale reader) {
        return LanguageTag.readBy(Input.present("locale", reader)).stream()
                .filter(texts::containsKey)
                .findFirst()
                .orElse(fallback);
    }

    /**
     * Writes the answer. Numbers, money and times are written as the reader's locale does if the text is in the reader's language,
     * else as the text's does.
     *
     * @param reader the reader's locale
     * @param zone the reader's time zone
     * @param values a value for every variable that the text uses; values for declared variables that it does not use are passed over
     * @return the text
     * @throws InvalidInputException if a value is missing, of another type than declared, or for a variable that is not declared; it
     *     names the variable
     */
    public String render(Locale reader, ZoneId zone, Map<String, ?> values) {
        Input.present("zone", zone);
        Map<String, TemplateVariable> known = byName(variables);
        Input.present("values", values).forEach((name, value) -> {
            TemplateVariable variable = known.get(name);
            if (variable == null) {
                throw new InvalidInputException("values." + name, "is not declared", names(known));
            }
            if (value == null || !variable.type().accepts(value)) {
                throw new InvalidInputException(
                        "values." + name,
                        "is of the wrong type",
                        variable.type().acceptedType());
            }
        });
        String tag = languageFor(reader);
        Locale text = Locale.forLanguageTag(tag);
        Locale style = text.getLanguage().equals(reader.getLanguage()) ? reader : text;
        return TemplateText.parse(texts.getOrDefault(tag, "")).with(name -> {
            Object value = values.get(name);
            TemplateVariable variable = known.get(name);
            if (value == null || variable == null) {
                throw new InvalidInputException("values." + name, "is missing", "a value");
            }
            return variable.type().write(value, style, zone);
        });
    }

    /** Leaves the texts out: they are long. */
    @Override
    public String toString() {
        return "AnswerTemplate[id=" + id + ", languages=" + texts.keySet() + "]";
    }

    private static Map<String, TemplateVariable> byName(List<TemplateVariable> variables) {
        Map<String, TemplateVariable> known = new TreeMap<>();
        for (TemplateVariable variable : variables) {
            if (known.put(variable.name(), variable) != null) {
                throw new InvalidInputException(
                        "template.variables", "declare " + variable.name() + " twice", "each variable once");
            }
        }
        return known;
    }

    private static String names(Map<String, TemplateVariable> known) {
        return known.isEmpty() ? "no variable" : String.join(", ", known.keySet());
    }

    private static void languageTag(String tag) {
        if (!LanguageTag.isCanonical(tag)) {
            throw new InvalidInputException(
                    "template.texts",
                    "have a key that is no language tag",
                    "BCP 47 in its canonical form, such as zh-Hant");
        }
    }
}
