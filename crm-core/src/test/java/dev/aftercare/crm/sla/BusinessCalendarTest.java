package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class BusinessCalendarTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("no hours at all", "calendar.week", calendar -> calendar),
                refused("only holidays", "calendar.week", calendar -> calendar.holiday(MONDAY, "holiday")),
                refused(
                        "overlapping stretches",
                        "calendar.week",
                        calendar -> calendar.open(DayOfWeek.MONDAY, "09:00-12:01", "12:00-17:00")),
                refused(
                        "one stretch within another, in any order",
                        "calendar.week",
                        calendar -> calendar.open(DayOfWeek.MONDAY, "10:00-11:00", "09:00-17:00")),
                refused(
                        "a night shift into the next morning",
                        "calendar.week",
                        calendar -> calendar.openDaily("08:59-10:00", "22:00-33:00")),
                refused(
                        "a night shift from Sunday into Monday",
                        "calendar.week",
                        calendar ->
                                calendar.open(DayOfWeek.SUNDAY, "22:00-30:00").open(DayOfWeek.MONDAY, "05:59-06:30")),
                refused(
                        "a night shift into an exceptional morning",
                        "calendar.exceptionalDays[2026-03-03]",
                        calendar -> calendar.open(DayOfWeek.MONDAY, "22:00-30:00")
                                .exceptionalDay(TUESDAY, "inventory", "05:00-12:00")),
                refused(
                        "an exceptional night into the next morning",
                        "calendar.exceptionalDays[2026-03-02]",
                        calendar -> calendar.open(DayOfWeek.TUESDAY, "05:00-12:00")
                                .exceptionalDay(MONDAY, "long night", "20:00-30:00")),
                refused(
                        "an exceptional day without hours",
                        "calendar.exceptionalDays.hours",
                        calendar -> calendar.exceptionalDay(MONDAY, "closed")),
                refused(
                        "overlapping exceptional hours",
                        "calendar.exceptionalDays.hours",
                        calendar -> calendar.exceptionalDay(MONDAY, "double", "09:00-12:00", "11:00-13:00")),
                refused(
                        "a blank name",
                        "calendar.holidays.name",
                        calendar -> calendar.openDaily("09:00-17:00").holiday(MONDAY, " ")),
                refused(
                        "a date out of range",
                        "calendar.holidays.year",
                        calendar -> calendar.openDaily("09:00-17:00").holiday(LocalDate.of(10_000, 1, 1), "far")),
                refused(
                        "an exceptional day out of range",
                        "calendar.exceptionalDays.year",
                        calendar -> calendar.exceptionalDay(LocalDate.of(0, 12, 31), "long ago", "09:00-17:00")),
                refused(
                        "a holiday with two names",
                        "calendar.holidays[2026-03-02]",
                        calendar -> calendar.openDaily("09:00-17:00")
                                .holiday(MONDAY, "one")
                                .holiday(MONDAY, "another")),
                refused(
                        "a yearly holiday with two names",
                        "calendar.yearlyHolidays[--12-25]",
                        calendar -> calendar.openDaily("09:00-17:00")
                                .yearlyHoliday(MonthDay.of(12, 25), "one")
                                .yearlyHoliday(MonthDay.of(12, 25), "another")),
                refused(
                        "an exceptional day with two sets of hours",
                        "calendar.exceptionalDays[2026-03-02]",
                        calendar -> calendar.exceptionalDay(MONDAY, "fair", "09:00-17:00")
                                .exceptionalDay(MONDAY, "fair", "09:00-18:00")),
                refused(
                        "breaks that leave nothing",
                        "calendar.breaks",
                        calendar -> calendar.exceptionalDay(MONDAY, "fair", "09:00-17:00")
                                .scheduledBreak(MONDAY, "flood", "00:00-24:00")),
                refused(
                        "a break that ends before it begins",
                        "hours.closes",
                        calendar -> calendar.openDaily("09:00-17:00").scheduledBreak(MONDAY, "flood", "12:00-11:00")),
                refused(
                        "a break without a name",
                        "calendar.breaks.name",
                        calendar -> calendar.openDaily("09:00-17:00").scheduledBreak(MONDAY, " ", "11:00-12:00")),
                refused(
                        "a break beyond what can be stored",
                        "calendar.breaks.year",
                        calendar -> calendar.openDaily("09:00-17:00")
                                .scheduledBreak(LocalDate.of(10_000, 1, 1), "far", "11:00-12:00")),
                refused(
                        "the fifth Monday, which not every month has",
                        "calendar.movableHolidays.place",
                        calendar -> calendar.openDaily("09:00-17:00")
                                .movableHoliday(new MovableHoliday(Month.MAY, 5, DayOfWeek.MONDAY, "late"))),
                refused(
                        "no choice for a calendar that never opens",
                        "calendar.whenNeverOpen",
                        calendar -> calendar.openDaily("09:00-17:00").whenNeverOpen(null)),
                refused(
                        "no rule for closing time",
                        "calendar.atClosing",
                        calendar -> calendar.openDaily("09:00-17:00").atClosing(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void malformedCalendarsAreRefused(String what, String field, UnaryOperator<BusinessCalendarBuilder> parts) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> parts.apply(builder()).build())
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                accepted(
                        "stretches that touch",
                        calendar -> calendar.open(DayOfWeek.MONDAY, "12:00-17:00", "09:00-12:00")),
                accepted("nights that touch mornings", calendar -> calendar.openDaily("06:00-10:00", "22:00-30:00")),
                accepted(
                        "nothing but exceptional days",
                        calendar -> calendar.exceptionalDay(MONDAY, "fair", "09:00-18:00")),
                accepted(
                        "a night shift into an exceptional day that opens when it ends",
                        calendar -> calendar.open(DayOfWeek.MONDAY, "22:00-30:00")
                                .exceptionalDay(TUESDAY, "inventory", "06:00-12:00")),
                accepted(
                        "an exceptional day beside a holiday that takes the overlap away",
                        calendar -> calendar.open(DayOfWeek.TUESDAY, "05:00-12:00")
                                .holiday(TUESDAY, "holiday")
                                .exceptionalDay(MONDAY, "long night", "20:00-30:00")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatDoesNotOverlapIsAccepted(String what, UnaryOperator<BusinessCalendarBuilder> parts) {
        assertThatCode(() -> parts.apply(builder()).build()).doesNotThrowAnyException();
    }

    @Test
    void moreYearlyHolidaysThanAShopCanHaveAreRefused() {
        BusinessCalendarBuilder builder = builder().openDaily("09:00-17:00");
        for (int i = 0; i < 100; i++) {
            builder.yearlyHoliday(MonthDay.from(LocalDate.of(2024, 1, 1).plusDays(i)), "holiday");
        }
        assertThatCode(builder::build).doesNotThrowAnyException();

        builder.yearlyHoliday(MonthDay.of(12, 31), "one more");

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(builder::build);
    }

    @Test
    void anExceptionalDayBeatsAHolidayAndAHolidayBeatsTheWeek() {
        BusinessCalendar calendar = builder()
                .openMondayToFriday("09:00-17:00")
                .holiday(MONDAY, "holiday")
                .yearlyHoliday(MonthDay.of(3, 2), "yearly holiday")
                .yearlyHoliday(MonthDay.of(3, 3), "yearly holiday")
                .holiday(TUESDAY.plusDays(1), "holiday")
                .exceptionalDay(TUESDAY.plusDays(1), "half day", "09:00-13:00")
                .build();

        assertThat(calendar.hoursOn(MONDAY)).isEmpty();
        assertThat(calendar.nameOf(MONDAY)).contains("holiday");
        assertThat(calendar.hoursOn(TUESDAY)).isEmpty();
        assertThat(calendar.nameOf(TUESDAY)).contains("yearly holiday");
        assertThat(calendar.hoursOn(TUESDAY.plusDays(1))).containsExactly(OpeningHours.parse("09:00-13:00"));
        assertThat(calendar.nameOf(TUESDAY.plusDays(1))).contains("half day");
        assertThat(calendar.hoursOn(TUESDAY.plusDays(2))).containsExactly(OpeningHours.parse("09:00-17:00"));
        assertThat(calendar.nameOf(TUESDAY.plusDays(2))).isEmpty();
        assertThat(calendar.hoursOn(TUESDAY.plusDays(4))).isEmpty();
    }

    @Test
    void holidaysCanBeAddedAllAtOnce() {
        BusinessCalendar calendar = builder()
                .openDaily("09:00-17:00")
                .holidays(Map.of(MONDAY, "one", TUESDAY, "another"))
                .build();

        assertThat(calendar.nameOf(MONDAY)).contains("one");
        assertThat(calendar.nameOf(TUESDAY)).contains("another");
    }

    @Test
    void aCalendarIsAValueOfItsOwn() {
        TreeMap<DayOfWeek, List<OpeningHours>> week = new TreeMap<>();
        week.put(DayOfWeek.MONDAY, List.of(OpeningHours.ALL_DAY));
        CalendarDefinition definition = new CalendarDefinition(
                "id",
                ZoneId.of("UTC"),
                week,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                AtClosing.STAY,
                WhenNeverOpen.REFUSE);
        BusinessCalendar calendar = BusinessCalendar.of(definition);

        week.clear();

        assertThat(calendar.hoursOn(MONDAY)).containsExactly(OpeningHours.ALL_DAY);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> calendar.definition().week().clear());
    }

    static Stream<JsonMapper> mappers() {
        return Stream.of(new JsonMapper(), CrmJson.mapper());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void calendarsAndPoliciesSurviveJson(JsonMapper mapper) {
        BusinessCalendar calendar = builder()
                .openMondayToFriday("09:00-12:30", "14:00-24:00")
                .open(DayOfWeek.SATURDAY, "22:00-30:00")
                .holiday(LocalDate.of(2026, 10, 1), "国庆节")
                .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
                .exceptionalDay(LocalDate.of(2026, 10, 10), "调休", "09:00-18:00")
                .movableHoliday(new MovableHoliday(Month.MAY, -1, DayOfWeek.MONDAY, "Spring bank holiday"))
                .scheduledBreak(LocalDate.of(2026, 10, 12), "fire drill", "10:00-10:30")
                .scheduledBreak(LocalDate.of(2026, 10, 12), "inventory", "23:00-25:00")
                .atClosing(AtClosing.ROLL)
                .whenNeverOpen(WhenNeverOpen.WALL_CLOCK)
                .build();
        SlaPolicy policy = Policies.standard();

        assertThat(mapper.readValue(mapper.writeValueAsString(calendar), BusinessCalendar.class))
                .isEqualTo(calendar);
        assertThat(mapper.readValue(mapper.writeValueAsString(policy), SlaPolicy.class))
                .isEqualTo(policy);
    }

    @Test
    void theStoredFormIsReadableByPeople() {
        BusinessCalendar calendar = builder()
                .open(DayOfWeek.MONDAY, "09:00-12:30", "14:00-24:00")
                .holiday(LocalDate.of(2026, 10, 1), "国庆节")
                .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
                .exceptionalDay(LocalDate.of(2026, 10, 10), "调休", "09:00-18:00")
                .build();

        assertThat(CrmJson.mapper().writeValueAsString(calendar)).isEqualTo("""
                        {"id":"shop","zone":"Europe/London","week":{"MONDAY":["09:00-12:30","14:00-24:00"]},\
                        "holidays":{"2026-10-01":"国庆节"},"yearlyHolidays":{"--12-25":"Christmas Day"},\
                        "exceptionalDays":{"2026-10-10":{"name":"调休","hours":["09:00-18:00"]}},"atClosing":"STAY",\
                        "whenNeverOpen":"REFUSE"}""");
    }

    @Test
    void theStoredFormOfTheNewPartsIsReadableByPeople() {
        BusinessCalendar calendar = builder()
                .open(DayOfWeek.MONDAY, "09:00-17:00")
                .movableHoliday(new MovableHoliday(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, "Thanksgiving"))
                .scheduledBreak(MONDAY, "fire drill", "10:00-10:30")
                .build();

        assertThat(CrmJson.mapper().writeValueAsString(calendar)).isEqualTo("""
                        {"id":"shop","zone":"Europe/London","week":{"MONDAY":["09:00-17:00"]},\
                        "movableHolidays":[{"month":11,"place":4,"day":"THURSDAY","name":"Thanksgiving"}],\
                        "breaks":{"2026-03-02":[{"name":"fire drill","hours":"10:00-10:30"}]},"atClosing":"STAY",\
                        "whenNeverOpen":"REFUSE"}""");
    }

    /** As shops have it stored. Never change this text: what was written once must stay readable. */
    @ParameterizedTest
    @MethodSource("mappers")
    void whatWasStoredBeforeThereWereBreaksIsRead(JsonMapper mapper) {
        String stored = """
                {"id":"shop","zone":"Europe/London","week":{"MONDAY":["09:00-12:30","14:00-24:00"]},\
                "holidays":{"2026-10-01":"国庆节"},"yearlyHolidays":{"--12-25":"Christmas Day"},\
                "exceptionalDays":{"2026-10-10":{"name":"调休","hours":["09:00-18:00"]}},"atClosing":"STAY"}""";

        assertThat(mapper.readValue(stored, BusinessCalendar.class))
                .isEqualTo(builder()
                        .open(DayOfWeek.MONDAY, "09:00-12:30", "14:00-24:00")
                        .holiday(LocalDate.of(2026, 10, 1), "国庆节")
                        .yearlyHoliday(MonthDay.of(12, 25), "Christmas Day")
                        .exceptionalDay(LocalDate.of(2026, 10, 10), "调休", "09:00-18:00")
                        .build());
    }

    @Test
    void movableHolidaysComeOnTheirDayOfTheWeek() {
        assertThat(new MovableHoliday(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, "Thanksgiving").in(2026))
                .isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(new MovableHoliday(Month.MAY, -1, DayOfWeek.MONDAY, "Spring bank holiday").in(2026))
                .isEqualTo(LocalDate.of(2026, 5, 25));
        assertThat(new MovableHoliday(Month.FEBRUARY, -4, DayOfWeek.SUNDAY, "first of four").in(2026))
                .isEqualTo(LocalDate.of(2026, 2, 1));
    }

    private static BusinessCalendarBuilder builder() {
        return BusinessCalendar.builder("shop", Calendars.LONDON);
    }

    private static Arguments refused(String what, String field, UnaryOperator<BusinessCalendarBuilder> parts) {
        return arguments(what, field, parts);
    }

    private static Arguments accepted(String what, UnaryOperator<BusinessCalendarBuilder> parts) {
        return arguments(what, parts);
    }
}
