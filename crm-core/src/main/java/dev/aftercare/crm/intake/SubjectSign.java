package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.persistence.TicketAttributes;
import org.jspecify.annotations.Nullable;

/**
 * How the subjects of automatic messages begin in a language.
 *
 * @param language a language tag such as {@code zh}
 * @param phrase the first words; case and width of letters do not count
 */
public record SubjectSign(String language, String phrase) {

    /** Checks the parts. */
    public SubjectSign {
        Input.code("subjectSign.language", language, 35);
        Input.text("subjectSign.phrase", phrase, 200);
    }

    /** A subject that begins with a person's {@code Re:} is no automatic one, even if it answers one. */
    boolean shows(@Nullable FreeText subject) {
        return subject != null
                && TicketAttributes.folded(subject.value()).strip().startsWith(TicketAttributes.folded(phrase));
    }
}
