package dev.aftercare.crm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdTest {

    @ParameterizedTest
    @CsvSource({"<a@b>,a@b", "a@b,a@b", "' <a@b>\r\n',a@b", "< a@b >,a@b", "<<a@b>>,<<a@b>>", "a b,a b"})
    void anEMailsIdIsTheSameWithItsBracketsAndWithout(String written, String id) {
        assertThat(MessageId.email(written)).isEqualTo(new MessageId("email", id));
    }

    @Test
    void upperAndLowerCaseAndTheSourceTellIdsApart() {
        assertThat(MessageId.email("A@b")).isNotEqualTo(MessageId.email("a@b"));
        assertThat(new MessageId("weixin", "1")).isNotEqualTo(new MessageId("app", "1"));
    }

    @Test
    void referencesAreReadInTheirOrderAndWhatIsNoneIsPassedOver() {
        String references =
                "<a@b>\r\n\t<c@d> (comment) <> < > <a@b> text <" + "x".repeat(1_001) + "> <\ud800> <e@f> <open";

        assertThat(MessageId.emails(references))
                .containsExactly(MessageId.email("a@b"), MessageId.email("c@d"), MessageId.email("e@f"));
        assertThat(MessageId.emails(null)).isEmpty();
    }

    @Test
    void malformedIdsAndFilesAreRefused() {
        assertRefused(() -> new MessageId("email", " a"));
        assertRefused(() -> new MessageId("email", ""));
        assertRefused(() -> new MessageId("e mail", "a"));
        assertRefused(() -> MessageId.email("x".repeat(1_001)));
        assertRefused(() -> Attachment.of(" "));
        assertRefused(() -> new Attachment("f", null, "image jpeg", null));
        assertRefused(() -> new Attachment("f", null, null, -1L));
    }

    private static void assertRefused(Runnable making) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(making::run);
    }
}
