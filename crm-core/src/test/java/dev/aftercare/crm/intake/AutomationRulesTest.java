package dev.aftercare.crm.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.intake.Correspondence.Sent;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AutomationPolicy POLICY = AutomationPolicy.DEFAULT;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted | auto-replied | HEADER | false",
                "AUTO-SUBMITTED | Auto-Replied; owner-email=\"x\" | HEADER | false",
                "Auto-Submitted | no | | true",
                "Auto-Submitted | No ; comment | | true",
                "Precedence | bulk | HEADER | false",
                "Precedence | auto_reply | HEADER | false",
                "Precedence | first-class | | true",
                "List-Id | <news.example.com> | HEADER | false",
                "X-Autoreply | yes | HEADER | false",
                "X-Auto-Response-Suppress | DR, OOF, AutoReply | | false",
                "X-Auto-Response-Suppress | All | | false",
                "X-Auto-Response-Suppress | None | | true",
                "Return-Path | <> | EMPTY_SENDER | false",
                "Return-Path | <mei@example.com> | | true",
                "X-Mailer | Automatic reply | | true"
            })
    void headersTellWhoWrote(String name, String value, AutomaticSign sign, boolean answerable) {
        Recognition recognition = recognise(mail().header(name, value), POLICY);

        assertThat(recognition.sign()).isEqualTo(sign);
        assertThat(recognition.answerable()).isEqualTo(answerable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Automatic reply: The tea is wet | en",
                "AUTOMATIC REPLY: Re: The tea | en",
                "Out of Office Re: The tea | en",
                "Ｏｕｔ　ｏｆ　Ｏｆｆｉｃｅ | en",
                "自动回复：您好 | zh",
                "自動回覆: 您好 | zh",
                "自動返信：受け付けました | ja",
                "Automatische Antwort: Tee | de",
                "Réponse automatique : thé | fr",
                "Re\u0301ponse automatique : thé | fr",
                "Respuesta automática: té | es",
                "Автоматический ответ: чай | ru",
                "Re: Automatic reply: The tea | ",
                "My automatic reply does not work | ",
                "Autoradio kaputt | ",
                "回复: 自动回复 | "
            })
    void subjectsTellWhoWroteInManyLanguages(String subject, String language) {
        Recognition recognition = recognise(mail().subject(subject), POLICY);

        assertThat(recognition.sign()).isEqualTo(language == null ? null : AutomaticSign.SUBJECT);
        assertThat(recognition.because()).isEqualTo(language == null ? null : "language " + language);
    }

    @Test
    void theShopSaysWhatItGoesBy() {
        AutomationPolicy own = POLICY.withHeaders(
                        List.of(new HeaderSign("x-shop-robot", Set.of("yes"), Set.of("maybe"), true)))
                .withSubjects(List.of(new SubjectSign("eo", "Aŭtomata respondo")));

        assertThat(recognise(mail().header("Auto-Submitted", "auto-replied"), own))
                .isEqualTo(Recognition.PERSON);
        assertThat(recognise(mail().header("X-Shop-Robot", "YES"), own).sign()).isEqualTo(AutomaticSign.HEADER);
        assertThat(recognise(mail().header("X-Shop-Robot", "yes, maybe"), own).sign())
                .isNull();
        assertThat(recognise(mail().subject("AŬTOMATA RESPONDO"), own).sign()).isEqualTo(AutomaticSign.SUBJECT);
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(own), AutomationPolicy.class))
                .isEqualTo(own);
    }

    @Test
    void theLimitItselfIsNotYetALoop() {
        IncomingMessage message = mail().text("Hello").build();
        String print = AutomationRules.print(new FreeText("hello\n> Dear Mei\n\n"));
        List<Sent> three = Collections.nCopies(3, new Sent(NOON, print));

        assertThat(AutomationRules.recognise(message, new Correspondence(three.subList(0, 2)), POLICY))
                .isEqualTo(Recognition.PERSON);
        assertThat(AutomationRules.recognise(message, new Correspondence(three), POLICY))
                .isEqualTo(new Recognition(AutomaticSign.SAME_TEXT, false, "equal texts: 4"));
        assertThat(AutomationRules.recognise(message, new Correspondence(others(29)), POLICY))
                .isEqualTo(Recognition.PERSON);
        assertThat(AutomationRules.recognise(message, new Correspondence(others(30)), POLICY))
                .isEqualTo(new Recognition(AutomaticSign.TOO_MANY, false, "messages: 31"));
    }

    @Test
    void onlyWhatIsWithinTheWindowCounts() {
        Duration hour = POLICY.window();
        String print = AutomationRules.print(new FreeText("Hello"));
        IncomingMessage message = mail().text("Hello").build();
        List<Sent> atTheEnd = Collections.nCopies(3, new Sent(NOON.minus(hour), print));
        List<Sent> before = Collections.nCopies(3, new Sent(NOON.minus(hour).minusMillis(1), print));
        List<Sent> handedInEarlier = Collections.nCopies(3, new Sent(NOON.plus(hour), print));

        assertThat(AutomationRules.recognise(message, new Correspondence(atTheEnd), POLICY)
                        .isAutomatic())
                .isTrue();
        assertThat(AutomationRules.recognise(message, new Correspondence(before), POLICY)
                        .isAutomatic())
                .isFalse();
        assertThat(AutomationRules.recognise(message, new Correspondence(handedInEarlier), POLICY)
                        .isAutomatic())
                .isTrue();
    }

    @Property
    void theOrderInWhichMessagesWereHandedInDoesNotMatter(
            @ForAll @Size(max = 60) List<@IntRange(max = 7_200) Integer> seconds, @ForAll long seed) {
        List<Sent> sent = seconds.stream()
                .map(second -> new Sent(NOON.minusSeconds(second), second % 2 == 0 ? "even" : "odd"))
                .toList();
        List<Sent> shuffled = new ArrayList<>(sent);
        Collections.shuffle(shuffled, new Random(seed));
        IncomingMessage message = mail().text("even").build();

        assertThat(AutomationRules.recognise(message, remembered(shuffled), POLICY))
                .isEqualTo(AutomationRules.recognise(message, remembered(sent), POLICY));
    }

    @Property
    void whatIsRememberedIsBoundedAndTheLastOfAll(@ForAll @Size(max = 300) List<@IntRange Integer> seconds) {
        Correspondence remembered = remembered(seconds.stream()
                .map(second -> new Sent(NOON.plusSeconds(second), "t"))
                .toList());
        List<Instant> last = seconds.stream()
                .sorted(Collections.reverseOrder())
                .limit(101)
                .map(NOON::plusSeconds)
                .toList();

        assertThat(remembered.recent()).extracting(Sent::at).containsExactlyElementsOf(last);
    }

    @Test
    void malformedSignsAndLimitsAreRefused() {
        assertRefused(() -> new HeaderSign("X-Upper", Set.of(), Set.of(), true));
        assertRefused(() -> new HeaderSign("x", Set.of("Upper"), Set.of(), true));
        assertRefused(() -> new SubjectSign("en", " "));
        assertRefused(() -> POLICY.withLimits(0, 10, Duration.ofHours(1)));
        assertRefused(() -> POLICY.withLimits(3, 101, Duration.ofHours(1)));
        assertRefused(() -> POLICY.withLimits(3, 10, Duration.ZERO));
        assertRefused(() -> POLICY.withLimits(3, 10, Duration.ofDays(31)));
    }

    private static void assertRefused(Runnable making) {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(making::run);
    }

    private static Correspondence remembered(List<Sent> all) {
        Correspondence correspondence = Correspondence.NONE;
        for (Sent sent : all) {
            correspondence = correspondence.with(sent);
        }
        return correspondence;
    }

    private static List<Sent> others(int number) {
        List<Sent> others = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            others.add(new Sent(NOON, "other " + i));
        }
        return others;
    }

    private static Recognition recognise(IncomingMessageBuilder message, AutomationPolicy policy) {
        return AutomationRules.recognise(message.build(), Correspondence.NONE, policy);
    }

    private static IncomingMessageBuilder mail() {
        return IncomingMessage.builder(
                        Channel.EMAIL, MessageId.email("<a@example.com>"), Identity.email("mei@example.com"), NOON)
                .text("The tea is wet");
    }
}
