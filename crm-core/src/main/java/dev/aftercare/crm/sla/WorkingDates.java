package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Counts in dates on which the shop opens. */
final class WorkingDates {

    /** A week with hours opens again within a year, whatever is closed in every year; single dates may take longer. */
    private static final int MAX_CLOSED_DAYS = 366 * 30;

    private final BusinessCalendar calendar;
    private final OpenDays days;

    WorkingDates(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.days = calendar.openDays();
    }

    Instant after(Instant start, Budget.WorkingDays budget) {
        Input.instant("instant", start);
        LocalDateTime local = LocalDateTime.ofInstant(start, calendar.zone());
        LocalDate date = nth(local.toLocalDate(), budget.days(), 1);
        return switch (budget.ending()) {
            case SAME_TIME -> budget.days() == 0 ? start : at(date, local.toLocalTime());
            case NEXT_OPEN -> calendar.plus(budget.days() == 0 ? start : at(date, local.toLocalTime()), Duration.ZERO);
            case END_OF_DAY -> isOver(date, start) ? closing(nth(date, 1, 1)) : closing(date);
        };
    }

    Instant before(Instant end, Budget.WorkingDays budget) {
        Input.instant("instant", end);
        LocalDateTime local = LocalDateTime.ofInstant(end, calendar.zone());
        LocalDate date = nth(local.toLocalDate(), budget.days(), -1);
        return switch (budget.ending()) {
            case SAME_TIME -> budget.days() == 0 ? end : at(date, local.toLocalTime());
            case NEXT_OPEN -> {
                Instant same = budget.days() == 0 ? end : at(date, local.toLocalTime());
                yield calendar.previousOpen(same).orElseThrow(this::noneLeft);
            }
            case END_OF_DAY -> closing(isWorking(date) ? date : nth(date, 1, -1));
        };
    }

    /** Whether a date has no open time left, which only the date can be on which the budget begins. */
    private boolean isOver(LocalDate date, Instant start) {
        if (!isWorking(date)) {
            return true;
        }
        Instant closing = closing(date);
        return closing.isBefore(start) || (closing.equals(start) && calendar.atClosing() == AtClosing.ROLL);
    }

    private LocalDate nth(LocalDate from, int count, int step) {
        LocalDate date = from;
        int closed = 0;
        for (int left = count; left > 0; ) {
            date = date.plusDays(step);
            if (isWorking(date)) {
                left--;
                closed = 0;
            } else if (++closed > MAX_CLOSED_DAYS || date.isAfter(OpenDays.LAST) || date.isBefore(OpenDays.FIRST)) {
                throw noneLeft();
            }
        }
        return date;
    }

    private boolean isWorking(LocalDate date) {
        for (OpeningHours hours : days.hoursOn(date)) {
            if (days.length(date, hours) > 0) {
                return true;
            }
        }
        return false;
    }

    private Instant at(LocalDate date, LocalTime time) {
        int minute = time.toSecondOfDay() / 60;
        Instant first = Instant.ofEpochSecond(days.second(date, minute));
        boolean shown = LocalDateTime.ofInstant(first, calendar.zone())
                .toLocalTime()
                .equals(LocalTime.ofSecondOfDay(minute * 60L));
        Instant at = shown ? first.plusSeconds(time.getSecond()).plusNanos(time.getNano()) : first;
        if (at.isAfter(Input.LATEST) || at.isBefore(Input.EARLIEST)) {
            throw noneLeft();
        }
        return at;
    }

    private Instant closing(LocalDate date) {
        List<OpeningHours> hours = days.hoursOn(date);
        return Instant.ofEpochSecond(
                days.second(date, hours.get(hours.size() - 1).closes()));
    }

    private NoOpenHoursLeftException noneLeft() {
        return new NoOpenHoursLeftException(calendar.id());
    }
}
