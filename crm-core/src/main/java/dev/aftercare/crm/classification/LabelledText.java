package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Category;

/**
 * A text whose category is known.
 *
 * @param text what was said
 * @param category where it belongs
 */
public record LabelledText(FreeText text, Category category) {

    /** Checks the parts. */
    public LabelledText {
        Input.present("labelledText.text", text);
        Input.present("labelledText.category", category);
    }

    /**
     * A text whose category is known.
     *
     * @param text what was said, 1 to 100,000 characters, not blank
     * @param category the path of its category
     * @return both
     */
    public static LabelledText of(String text, String category) {
        return new LabelledText(FreeText.of("labelledText.text", text), new Category(category));
    }
}
