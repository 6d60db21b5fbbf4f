package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.OptionalLong;

/** Counts in dates on which the shop opens. */
final class WorkingDates {

    private final BusinessCalendar calendar;
    private final OpenDays days;
    private final OpenDates dates;

    WorkingDates(BusinessCalendar calendar) {
        this.calendar = calendar;
        this.days = calendar.openDays();
        this.dates = calendar.openSeconds().dates();
    }

    Instant after(Instant start, Budget.WorkingDays budget) {
        Input.instant("instant", start);
        LocalDateTime local = LocalDateTime.ofInstant(start, calendar.zone());
        LocalDate date = after(local.toLocalDate(), budget.days());
        return switch (budget.ending()) {
            case SAME_TIME -> budget.days() == 0 ? start : at(date, local.toLocalTime());
            case NEXT_OPEN -> calendar.plus(budget.days() == 0 ? start : at(date, local.toLocalTime()), Duration.ZERO);
            case END_OF_DAY -> isOver(date, start) ? closing(after(date, 1)) : closing(date);
        };
    }

    Instant before(Instant end, Budget.WorkingDays budget) {
        Input.instant("instant", end);
        LocalDateTime local = LocalDateTime.ofInstant(end, calendar.zone());
        LocalDate date = before(local.toLocalDate(), budget.days());
        return switch (budget.ending()) {
            case SAME_TIME -> budget.days() == 0 ? end : at(date, local.toLocalTime());
            case NEXT_OPEN -> {
                Instant same = budget.days() == 0 ? end : at(date, local.toLocalTime());
                yield calendar.previousOpen(same).orElseThrow(this::noneLeft);
            }
            case END_OF_DAY -> closing(isWorking(date) ? date : before(date, 1));
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

    private LocalDate after(LocalDate date, int count) {
        return count == 0 ? date : found(dates.after(date.toEpochDay(), count));
    }

    private LocalDate before(LocalDate date, int count) {
        return count == 0 ? date : found(dates.before(date.toEpochDay(), count));
    }

    private LocalDate found(OptionalLong date) {
        return LocalDate.ofEpochDay(date.orElseThrow(this::noneLeft));
    }

    private boolean isWorking(LocalDate date) {
        return days.lastOpenOn(date) != null;
    }

    private Instant at(LocalDate date, LocalTime time) {
        int minute = time.toSecondOfDay() / 60;
        Instant first = Instant.ofEpochSecond(days.second(date, minute));
        boolean shown = LocalDateTime.ofInstant(first, calendar.zone())
                .toLocalTime()
                .equals(LocalTime.ofSecondOfDay(minute * 60L));
        Instant at = shown ? first.plusSeconds(time.getSecond()).plusNanos(time.getNano()) : first;
        return storable(at);
    }

    private Instant closing(LocalDate date) {
        OpenDays.Part part = Objects.requireNonNull(days.lastOpenOn(date));
        return storable(Instant.ofEpochSecond(days.second(date, part.closes())));
    }

    private Instant storable(Instant instant) {
        if (instant.isAfter(Input.LATEST) || instant.isBefore(Input.EARLIEST)) {
            throw noneLeft();
        }
        return instant;
    }

    private NoOpenHoursLeftException noneLeft() {
        return new NoOpenHoursLeftException(calendar.id());
    }
}
