package dev.aftercare.crm.knowledge;

import java.util.Locale;

/** The language of a text, as a tag of BCP 47. */
final class LanguageTag {

    private LanguageTag() {}

    /** Whether it is a tag in the one form in which equal languages are equal texts. */
    static boolean isCanonical(String tag) {
        return !tag.isEmpty() && Locale.forLanguageTag(tag).toLanguageTag().equals(tag);
    }
}
