package dev.aftercare.crm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTemplateTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final AnswerTemplate REFUND = AnswerTemplate.builder("refund", "Refund is on its way")
            .text("en", "Dear {name}, {amount} is on its way.")
            .text("zh", "{name}您好，{amount}已退回。")
            .text("zh-Hant", "{name}您好，{amount}已退還。")
            .text("de-AT", "Servus {name}, {amount} kommen.")
            .variable("name", VariableType.TEXT)
            .variable("amount", VariableType.MONEY)
            .build();

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "zh-CN, zh",
        "zh-TW, zh-Hant",
        "zh-Hant-HK, zh-Hant",
        "de-AT, de-AT",
        "de-DE, en",
        "fr, en"
    })
    void theReadersLanguageIsFoundOrTheFallbackTaken(String reader, String expected) {
        assertThat(REFUND.languageFor(Locale.forLanguageTag(reader))).isEqualTo(expected);
    }

    @Test
    void variablesAreWrittenAsTheReadersLocaleDoes() {
        Map<String, Object> values = Map.of("name", "Mei", "amount", Money.of("1234.50", "EUR"));

        assertThat(REFUND.render(Locale.UK, SHANGHAI, values)).isEqualTo("Dear Mei, €1,234.50 is on its way.");
        assertThat(REFUND.render(Locale.SIMPLIFIED_CHINESE, SHANGHAI, values)).isEqualTo("Mei您好，€1,234.50已退回。");
    }

    @Test
    void whoGetsTheFallbackGetsItsNumbersToo() {
        AnswerTemplate template = AnswerTemplate.builder("n", "N")
                .text("en", "{n}")
                .variable("n", VariableType.NUMBER)
                .build();

        assertThat(template.render(Locale.GERMANY, SHANGHAI, Map.of("n", new BigDecimal("1234.5"))))
                .isEqualTo("1,234.5");
    }

    @Test
    void timesAreThoseOfTheReadersZone() {
        AnswerTemplate template = AnswerTemplate.builder("t", "T")
                .text("en-GB", "{day} / {at}")
                .variable("day", VariableType.DATE)
                .variable("at", VariableType.DATE_TIME)
                .build();

        assertThat(template.render(
                        Locale.UK,
                        SHANGHAI,
                        Map.of("day", LocalDate.of(2026, 3, 1), "at", Instant.parse("2026-03-01T20:15:00Z"))))
                .isEqualTo("1 Mar 2026 / 2 Mar 2026, 04:15");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> REFUND.render(Locale.UK, SHANGHAI, Map.of("name", "Mei")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values.amount is missing");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedButNotShown() {
        assertThatThrownBy(() -> REFUND.render(Locale.UK, SHANGHAI, Map.of("name", "Mei", "amount", "4711 EUR")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values.amount is of the wrong type; allowed: Money")
                .hasMessageNotContaining("4711");
    }

    @Test
    void aValueForNoVariableIsNamed() {
        assertThatThrownBy(() -> REFUND.render(Locale.UK, SHANGHAI, Map.of("nmae", "Mei")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("values.nmae is not declared; allowed: amount, name");
    }

    @Test
    void aTextMayUseFewerVariablesThanAreDeclared() {
        AnswerTemplate template = AnswerTemplate.builder("t", "T")
                .text("en", "Thanks.")
                .variable("name", VariableType.TEXT)
                .build();

        assertThat(template.render(Locale.UK, SHANGHAI, Map.of())).isEqualTo("Thanks.");
    }

    @Test
    void valuesAreNeverReadAsTemplates() {
        assertThat(REFUND.render(Locale.UK, SHANGHAI, Map.of("name", "{amount}", "amount", Money.of("1", "EUR"))))
                .startsWith("Dear {amount}, €1.00");
    }

    @Test
    void twoBracesStandForOne() {
        AnswerTemplate template = AnswerTemplate.builder("t", "T")
                .text("en", "{{not a variable}}")
                .build();

        assertThat(template.render(Locale.UK, SHANGHAI, Map.of())).isEqualTo("{not a variable}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "a {b", "{}", "{1a}", "{a b}", "{undeclared}"})
    void aTextThatCannotBeWrittenIsRefusedWhenItIsDefined(String text) {
        AnswerTemplate.Builder builder = AnswerTemplate.builder("t", "T").text("en", text);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("template.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "english_UK", "EN", "zh_CN"})
    void aKeyThatIsNoLanguageTagIsRefused(String tag) {
        AnswerTemplate.Builder builder = AnswerTemplate.builder("t", "T").text(tag, "Hello");

        assertThatThrownBy(builder::build).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aVariableDeclaredTwiceIsNamed() {
        AnswerTemplate.Builder builder = AnswerTemplate.builder("t", "T")
                .text("en", "Hello")
                .variable("a", VariableType.TEXT)
                .variable("a", VariableType.NUMBER);

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("declare a twice");
    }

    @Test
    void aTemplateReadsFromTheJsonItWasWrittenAs() {
        String json = CrmJson.mapper().writeValueAsString(REFUND);

        assertThat(CrmJson.mapper().readValue(json, AnswerTemplate.class)).isEqualTo(REFUND);
    }
}
