package dev.aftercare.crm.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class JollydayHolidaysTest {

    @Test
    void theHolidaysOfACountryHaveNames() {
        SortedMap<LocalDate, String> holidays =
                new JollydayHolidays("DE", List.of(), Locale.GERMAN, false).in(2026, 2027);

        assertThat(holidays)
                .containsEntry(LocalDate.of(2026, 5, 1), "Tag der Arbeit")
                .containsEntry(LocalDate.of(2026, 4, 6), "Ostermontag")
                .containsEntry(LocalDate.of(2027, 3, 29), "Ostermontag")
                .doesNotContainKey(LocalDate.of(2026, 1, 6));
        assertThat(holidays.keySet())
                .allMatch(date -> date.getYear() == 2026 || date.getYear() == 2027)
                .hasSize(18);
    }

    @Test
    void regionsHaveMore() {
        assertThat(new JollydayHolidays("de", List.of("by"), Locale.GERMAN, false).in(2026, 2026))
                .containsEntry(LocalDate.of(2026, 1, 6), "Heilige Drei Könige")
                .doesNotContainKey(LocalDate.of(2026, 8, 8));
        assertThat(new JollydayHolidays("de", List.of("by", "ag"), Locale.GERMAN, false).in(2026, 2026))
                .as("the peace festival of Augsburg")
                .containsKeys(LocalDate.of(2026, 1, 6), LocalDate.of(2026, 8, 8));
    }

    @Test
    void holidaysAreOnTheDatesOnWhichTheyAreObserved() {
        assertThat(new JollydayHolidays("gb", List.of("eng"), Locale.ENGLISH, true).in(2027, 2027))
                .as("Christmas of 2027 is a weekend")
                .containsKeys(LocalDate.of(2027, 12, 27), LocalDate.of(2027, 12, 28));
    }

    @Test
    void bankHolidaysCountIfAskedForAndObservancesNever() {
        LocalDate berchtold = LocalDate.of(2026, 1, 2);

        assertThat(new JollydayHolidays("ch", List.of(), Locale.ENGLISH, false).in(2026, 2026))
                .doesNotContainKey(berchtold);
        assertThat(new JollydayHolidays("ch", List.of(), Locale.ENGLISH, true).in(2026, 2026))
                .containsKey(berchtold);
        assertThat(new JollydayHolidays("at", List.of(), Locale.ENGLISH, true).in(2026, 2026))
                .containsKey(LocalDate.of(2026, 12, 25))
                .doesNotContainKey(LocalDate.of(2026, 12, 24));
    }

    @Test
    void placesThatJollydayDoesNotKnowAreRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new JollydayHolidays("atlantis", List.of(), Locale.ENGLISH, false))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("holidays.country"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new JollydayHolidays("de", List.of("by", "atlantis"), Locale.ENGLISH, false))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("holidays.regions"));
    }
}
