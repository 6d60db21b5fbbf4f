package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    @ParameterizedTest
    @CsvSource({
        "09:00-17:30, 540, 1050",
        "00:00-24:00, 0, 1440",
        "00:00-00:01, 0, 1",
        "23:59-24:00, 1439, 1440",
        "22:00-30:00, 1320, 1800",
        "09:00-33:00, 540, 1980",
    })
    void theTextFormIsReadAndWritten(String text, int opens, int closes) {
        OpeningHours hours = OpeningHours.parse(text);

        assertThat(hours).isEqualTo(new OpeningHours(opens, closes));
        assertThat(hours).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9:00-17:00",
                "09:00",
                "09:00-17:00 ",
                "09:60-17:00",
                "09:00-17:60",
                "24:00-25:00",
                "17:00-09:00",
                "09:00-09:00",
                "09:00-33:01",
                "22:00-46:01",
                "٠٩:٠٠-١٧:٠٠",
            })
    void whatIsNoStretchOfADayIsRefused(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpeningHours.parse(text))
                .satisfies(refusal -> assertThat(refusal.field()).startsWith("hours"));
    }

    @Test
    void midnightIsTheEndOfTheDayThatCloses() {
        assertThat(OpeningHours.of(LocalTime.of(18, 0), LocalTime.MIDNIGHT)).hasToString("18:00-24:00");
        assertThat(OpeningHours.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)).isEqualTo(OpeningHours.ALL_DAY);
        assertThat(OpeningHours.overnight(LocalTime.of(22, 0), LocalTime.of(6, 0)))
                .hasToString("22:00-30:00");
    }

    @Test
    void aStretchWithinADayDoesNotTurnIntoANightShift() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpeningHours.of(LocalTime.of(17, 0), LocalTime.of(9, 0)))
                .withMessageContaining("30:00");
    }

    @Test
    void secondsAreRefused() {
        LocalTime endOfDay = LocalTime.of(23, 59, 59);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpeningHours.of(LocalTime.MIDNIGHT, endOfDay))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("hours.closes"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OpeningHours.of(LocalTime.of(9, 0, 0, 1), LocalTime.of(10, 0)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("hours.opens"));
    }
}
