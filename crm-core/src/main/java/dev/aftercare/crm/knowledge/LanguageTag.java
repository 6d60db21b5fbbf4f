package dev.aftercare.crm.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language of a text, as a tag of BCP 47. */
final class LanguageTag {

    private static final ResourceBundle.Control LOCALES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private LanguageTag() {}

    /** Whether it is a tag in the one form in which equal languages are equal texts. */
    static boolean isCanonical(String tag) {
        return !tag.isEmpty() && Locale.forLanguageTag(tag).toLanguageTag().equals(tag);
    }

    /** The languages of texts that somebody reads, the nearest first: {@code zh-TW} finds {@code zh-Hant} before {@code zh}. */
    static List<String> readBy(Locale reader) {
        return LOCALES.getCandidateLocales("", reader).stream()
                .map(Locale::toLanguageTag)
                .toList();
    }
}
