package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A department's calendar over the company's, stored by name. The test's clock starts at Monday 2026-03-02, nine o'clock UTC. */
class StoredLayersTest {

    private static final By AMY = By.agent("amy");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final BusinessCalendar COMPANY =
            Calendars.weekdays("company", "09:00-17:00").build();

    private final TestCrm test = new TestCrm();
    private final ServiceLevels levels = test.shop.serviceLevels();

    @Test
    void aPolicyCountsByTheCalendarOfALayerByItsName() {
        levels.define(COMPANY, AMY);
        levels.define(layer("support", "company", "09:00-13:00", null), AMY);
        levels.define(
                SlaPolicy.builder(SlaPolicy.DEFAULT, "support")
                        .target(RESOLUTION, Duration.ofHours(6))
                        .build(),
                AMY);

        SlaClock clock =
                test.shop.tickets().find(receive()).orElseThrow().clocks().get(0);

        assertThat(clock.calendar()).isEqualTo("support@1");
        assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
    }

    @Test
    void aHolidayOfTheCompanyReachesTheDepartmentAndRunningClocksKeepTheirs() {
        levels.define(COMPANY, AMY);
        levels.define(layer("support", "company", "09:00-13:00", null), AMY);
        levels.define(layer("night-desk", "support", "20:00-22:00", null), AMY);
        levels.define(
                SlaPolicy.builder(SlaPolicy.DEFAULT, "support")
                        .target(RESOLUTION, Duration.ofHours(6))
                        .build(),
                AMY);
        TicketId before = receive();

        levels.define(
                Calendars.weekdays("company", "09:00-17:00")
                        .holiday(TUESDAY, "founding day")
                        .build(),
                AMY);

        assertThat(levels.calendar("support").orElseThrow().nameOf(TUESDAY)).contains("founding day");
        assertThat(levels.calendar("night-desk").orElseThrow().nameOf(TUESDAY)).contains("founding day");
        assertThat(levels.calendar("night-desk").orElseThrow().hoursOn(TUESDAY.plusDays(1)))
                .containsExactly(OpeningHours.parse("20:00-22:00"));
        SlaClock old = test.shop.tickets().find(before).orElseThrow().clocks().get(0);
        SlaClock fresh =
                test.shop.tickets().find(receive()).orElseThrow().clocks().get(0);
        assertThat(old.dueAt()).isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
        assertThat(fresh.dueAt()).isEqualTo(Instant.parse("2026-03-04T11:00:00Z"));
        assertThat(fresh.calendar()).isEqualTo("support@2");
        assertThat(levels.terms(old).hours().nameOf(TUESDAY)).isEmpty();
    }

    @Test
    void aChangedLayerReachesThoseOverIt() {
        levels.define(CalendarLayer.lowest(COMPANY), AMY);
        levels.define(layer("support", "company", null, null), AMY);
        levels.define(layer("night-desk", "support", null, null), AMY);

        BusinessCalendar changed = levels.define(layer("support", "company", "10:00-12:00", "outing"), AMY);

        assertThat(levels.calendar("support")).contains(changed);
        BusinessCalendar desk = levels.calendar("night-desk").orElseThrow();
        assertThat(desk.nameOf(TUESDAY)).contains("outing");
        assertThat(desk.hoursOn(TUESDAY.plusDays(1))).containsExactly(OpeningHours.parse("10:00-12:00"));
        assertThat(levels.calendar("company")).contains(COMPANY);
    }

    @Test
    void whatIsSaidAgainChangesNothing() {
        levels.define(COMPANY, AMY);
        CalendarLayer support = layer("support", "company", "09:00-13:00", "outing");
        BusinessCalendar first = levels.define(support, AMY);

        assertThat(levels.define(support, AMY)).isEqualTo(first);
        levels.define(COMPANY, AMY);
        levels.define(
                SlaPolicy.builder(SlaPolicy.DEFAULT, "support")
                        .target(RESOLUTION, Duration.ofHours(6))
                        .build(),
                AMY);

        assertThat(test.shop
                        .tickets()
                        .find(receive())
                        .orElseThrow()
                        .clocks()
                        .get(0)
                        .calendar())
                .isEqualTo("support@1");
        assertThat(levels.layer("support")).contains(support);
        assertThat(levels.layer("company")).isEmpty();
    }

    @Test
    void aWholeCalendarTakesThePlaceOfALayer() {
        levels.define(COMPANY, AMY);
        levels.define(layer("support", "company", null, null), AMY);
        BusinessCalendar own = Calendars.weekdays("support", "07:00-08:00").build();

        levels.define(own, AMY);
        levels.define(
                Calendars.weekdays("company", "09:00-17:00")
                        .holiday(TUESDAY, "founding day")
                        .build(),
                AMY);

        assertThat(levels.layer("support")).isEmpty();
        assertThat(levels.calendar("support")).contains(own);
    }

    @Test
    void whatIsBelowMustBeThereAndNotLieAbove() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> levels.define(layer("support", "company", null, null), AMY));
        assertThat(levels.layer("support")).isEmpty();
        levels.define(COMPANY, AMY);
        levels.define(layer("support", "company", null, null), AMY);
        levels.define(layer("night-desk", "support", null, null), AMY);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> levels.define(layer("support", "night-desk", null, null), AMY))
                .withMessageContaining("calendar.over");

        assertThat(levels.layer("support").orElseThrow().over()).isEqualTo("company");
        assertThat(levels.calendar("night-desk")).isPresent();
    }

    @Test
    void aLayerIsWrittenAsJsonAndReadAgain() {
        CalendarLayer support = layer("support", "company", "09:00-13:00", "outing");

        String json = CrmJson.mapper().writeValueAsString(support);

        assertThat(CrmJson.mapper().readValue(json, CalendarLayer.class)).isEqualTo(support);
        assertThat(CrmJson.mapper().readValue("{\"id\":\"a\",\"over\":\"b\"}", CalendarLayer.class))
                .isEqualTo(layer("a", "b", null, null));
    }

    private TicketId receive() {
        CustomerId customer = test.shop
                .customers()
                .find(Identity.shopUser("mei"))
                .map(found -> found.id())
                .orElseGet(() -> test.shop
                        .customers()
                        .register(Identity.shopUser("mei"), AMY)
                        .id());
        return test.shop
                .tickets()
                .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.PHONE, "It is broken"), AMY)
                .id();
    }

    /** A layer with hours from Monday to Friday of its own, or a holiday on Tuesday, or neither. */
    private static CalendarLayer layer(String id, String over, @Nullable String hours, @Nullable String holiday) {
        CalendarDefinition own = Calendars.weekdays(id, hours == null ? "09:00-17:00" : hours)
                .build()
                .definition();
        TreeMap<LocalDate, String> holidays = new TreeMap<>();
        if (holiday != null) {
            holidays.put(TUESDAY, holiday);
        }
        @Nullable ZoneId inherited = null;
        return new CalendarLayer(
                id,
                over,
                inherited,
                hours == null ? new TreeMap<>() : own.week(),
                holidays,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null);
    }
}
