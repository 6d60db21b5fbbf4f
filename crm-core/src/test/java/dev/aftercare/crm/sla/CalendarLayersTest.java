package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CalendarLayersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final CalendarLayer COMPANY = CalendarLayer.lowest(Calendars.weekdays("company", "09:00-17:00")
            .holiday(MONDAY, "founding day")
            .holiday(MONDAY.plusDays(1), "bridge day")
            .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
            .movableHoliday(new MovableHoliday(Month.MAY, -1, DayOfWeek.MONDAY, "spring holiday"))
            .exceptionalDay(MONDAY.plusDays(5), "make-up day", "09:00-17:00")
            .exceptionalDay(MONDAY.plusDays(12), "stock-taking", "10:00-12:00")
            .scheduledBreak(MONDAY.plusDays(2), "fire drill", "10:00-10:30")
            .atClosing(AtClosing.ROLL)
            .build());

    @Test
    void aLayerThatSaysNothingIsTheCalendarBelow() {
        BusinessCalendar calendar = over(builder("support"));

        assertThat(calendar.definition())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(
                        CalendarLayers.of(List.of(COMPANY)).calendar("company").definition());
        assertThat(calendar.id()).isEqualTo("support");
    }

    @Test
    void hoursOfItsOwnReplaceTheWholeWeekAndHolidaysAreInherited() {
        BusinessCalendar calendar = over(builder("support").open(DayOfWeek.SUNDAY, "08:00-20:00"));

        assertThat(calendar.hoursOn(MONDAY.minusDays(1))).containsExactly(OpeningHours.parse("08:00-20:00"));
        assertThat(calendar.hoursOn(MONDAY.plusDays(3))).isEmpty();
        assertThat(calendar.nameOf(MONDAY)).contains("founding day");
        assertThat(calendar.nameOf(LocalDate.of(2030, 12, 25))).contains("Christmas Day");
        assertThat(calendar.nameOf(LocalDate.of(2026, 5, 25))).contains("spring holiday");
        assertThat(calendar.hoursOn(MONDAY.plusDays(5)))
                .as("a make-up day of the company is one of the department")
                .containsExactly(OpeningHours.parse("09:00-17:00"));
    }

    @Test
    void exceptionsOfTheDepartmentWinOverAllThatTheCompanySays() {
        BusinessCalendar calendar = over(builder("support")
                .exceptionalDay(MONDAY, "hotline", "10:00-14:00")
                .holiday(MONDAY.plusDays(1), "outing")
                .holiday(MONDAY.plusDays(5), "no make-up day here")
                .exceptionalDay(MONDAY.plusDays(12), "stock-taking by night", "20:00-26:00")
                .scheduledBreak(MONDAY.plusDays(2), "meeting", "12:00-13:00")
                .atClosing(AtClosing.STAY));

        assertThat(calendar.hoursOn(MONDAY)).containsExactly(OpeningHours.parse("10:00-14:00"));
        assertThat(calendar.nameOf(MONDAY.plusDays(1))).contains("outing");
        assertThat(calendar.hoursOn(MONDAY.plusDays(5))).isEmpty();
        assertThat(calendar.nameOf(MONDAY.plusDays(5))).contains("no make-up day here");
        assertThat(calendar.hoursOn(MONDAY.plusDays(12))).containsExactly(OpeningHours.parse("20:00-26:00"));
        assertThat(calendar.hoursOn(MONDAY.plusDays(2)))
                .containsExactly(
                        OpeningHours.parse("09:00-10:00"),
                        OpeningHours.parse("10:30-12:00"),
                        OpeningHours.parse("13:00-17:00"));
        assertThat(calendar.atClosing()).isEqualTo(AtClosing.STAY);
    }

    @Test
    void yearlyAndMovableHolidaysOfTheDepartmentWinOverDatesOfTheCompany() {
        BusinessCalendar calendar = over(builder("support")
                .yearlyHoliday(MonthDay.of(3, 3), "day of the team")
                .movableHoliday(new MovableHoliday(Month.MARCH, 2, DayOfWeek.SATURDAY, "second Saturday")));

        assertThat(calendar.nameOf(MONDAY.plusDays(1))).contains("day of the team");
        assertThat(calendar.hoursOn(MONDAY.plusDays(12))).isEmpty();
        assertThat(calendar.nameOf(MONDAY.plusDays(12))).contains("second Saturday");
    }

    @Test
    void layersLieOverLayersInAnyOrderOfTheList() {
        CalendarLayer support = builder("support").holiday(MONDAY, "middle").layerOver("company");
        CalendarLayer night = BusinessCalendar.builder("night", ZoneId.of("Asia/Shanghai"))
                .openDaily("22:00-30:00")
                .holiday(MONDAY.plusDays(3), "top")
                .layerOver("support");

        BusinessCalendar calendar =
                CalendarLayers.of(List.of(night, COMPANY, support)).calendar("night");

        assertThat(calendar.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(calendar.nameOf(MONDAY)).contains("middle");
        assertThat(calendar.nameOf(MONDAY.plusDays(1))).contains("bridge day");
        assertThat(calendar.nameOf(MONDAY.plusDays(3))).contains("top");
        assertThat(calendar.atClosing()).isEqualTo(AtClosing.ROLL);
    }

    @Test
    void aCircleIsAnError() {
        CalendarLayers circle = CalendarLayers.of(List.of(
                builder("a").layerOver("b"),
                builder("b").layerOver("c"),
                builder("c").layerOver("b"),
                builder("self").layerOver("self")));

        for (String id : List.of("a", "b", "c", "self")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> circle.calendar(id))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("calendar.over"))
                    .withMessageContaining("leads back to itself");
        }
    }

    @Test
    void whatIsNotThereOrThereTwiceIsAnError() {
        CalendarLayers layers = CalendarLayers.of(List.of(builder("a").layerOver("missing")));

        refused("calendar.id", () -> layers.calendar("b"));
        refused("calendar.over", () -> layers.calendar("a"));
        refused("calendar.id", () -> CalendarLayers.of(List.of(COMPANY, COMPANY)));
    }

    @Test
    void whatComesOutMustBeACalendar() {
        CalendarLayer late = builder("late").openDaily("20:00-34:00").layerOver("company");
        CalendarLayer empty = new CalendarLayer(
                "empty",
                null,
                ZoneId.of("UTC"),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null);
        CalendarLayers layers = CalendarLayers.of(List.of(COMPANY, late, empty));

        refused("calendar.exceptionalDays[2026-03-07]", () -> layers.calendar("late"));
        refused("calendar.week", () -> layers.calendar("empty"));
    }

    @Test
    void layersSurviveJson() {
        for (CalendarLayer layer : List.of(
                COMPANY, builder("a").exceptionalDay(MONDAY, "x", "09:00-10:00").layerOver("b"))) {
            String json = CrmJson.mapper().writeValueAsString(layer);

            assertThat(CrmJson.mapper().readValue(json, CalendarLayer.class)).isEqualTo(layer);
        }
    }

    private static BusinessCalendar over(BusinessCalendarBuilder department) {
        return CalendarLayers.of(List.of(COMPANY, department.layerOver("company")))
                .calendar("support");
    }

    private static BusinessCalendarBuilder builder(String id) {
        return BusinessCalendar.builder(id, ZoneId.of("UTC"));
    }

    private static void refused(String field, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
