package dev.aftercare.crm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByTest {

    @Test
    void keyAndReasonDoNotTakeEachOtherAway() {
        By by = By.agent("ann").because("He asked for it").once("k");

        assertThat(by).isEqualTo(By.agent("ann").once("k").because("He asked for it"));
        assertThat(by.key()).isEqualTo(new IdempotencyKey("k"));
        assertThat(by.reason()).isEqualTo(new FreeText("He asked for it"));
    }

    @Test
    void theReasonIsNotShown() {
        assertThat(By.agent("ann").because("Mei is ill")).asString().doesNotContain("ill");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void aMalformedReasonIsNamed(String reason) {
        assertThatThrownBy(() -> By.agent("ann").because(reason))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("by.reason");
    }

    @Test
    void theLongestReasonIsTakenAndNoLongerOne() {
        String longest = "x".repeat(FreeText.MAX);

        assertThat(By.agent("ann").because(longest).reason()).isEqualTo(new FreeText(longest));
        assertThatThrownBy(() -> By.agent("ann").because(longest + "x")).isInstanceOf(InvalidInputException.class);
    }
}
