package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an article says. Its text never changes: a change is another version.
 *
 * @param id names the article through all its versions, 1 to 60 printable ASCII characters without {@code @} and {@code |}
 * @param language the language tag (BCP 47) it is written in
 * @param title 1 to 200 characters
 * @param text 1 to {@value FreeText#MAX} characters
 * @param tags what it is about, at most 50, each 1 to 100 characters
 * @param category the matters that it answers, or null
 */
public record Article(
        String id,
        String language,
        String title,
        String text,
        List<String> tags,
        @Nullable Category category) {

    /** Checks and copies the parts. */
    public Article {
        id(id);
        language(language);
        Input.text("article.title", title, 200);
        Input.text("article.text", text, FreeText.MAX);
        tags = List.copyOf(Input.atMost("article.tags", tags, 50));
        tags.forEach(tag -> Input.text("article.tags", tag, 100));
    }

    /**
     * An article without tags and category.
     *
     * @param id names it
     * @param language the language tag it is written in
     * @param title its title
     * @param text its text
     * @return the article
     */
    public static Article of(String id, String language, String title, String text) {
        return new Article(id, language, title, text, List.of(), null);
    }

    /**
     * The same article with tags.
     *
     * @param value what it is about
     * @return the article
     */
    public Article tagged(String... value) {
        return new Article(id, language, title, text, List.of(value), category);
    }

    /**
     * The same article for the matters of a category.
     *
     * @param path the category's path
     * @return the article
     */
    public Article answering(String path) {
        return new Article(id, language, title, text, tags, new Category(path));
    }

    /** Leaves the text out: it is long. */
    @Override
    public String toString() {
        return "Article[id=" + id + ", language=" + language + "]";
    }

    static String id(@Nullable String id) {
        String code = Input.code("article.id", id, 60);
        if (code.indexOf('@') >= 0 || code.indexOf('|') >= 0) {
            throw new InvalidInputException("article.id", "has a reserved sign", "none of @ and |");
        }
        return code;
    }

    static String language(@Nullable String tag) {
        String code = Input.code("article.language", tag, 35);
        if (!Locale.forLanguageTag(code).toLanguageTag().equals(code)) {
            throw new InvalidInputException(
                    "article.language", "is no language tag", "BCP 47 in its canonical form, such as zh-Hant");
        }
        return code;
    }
}
