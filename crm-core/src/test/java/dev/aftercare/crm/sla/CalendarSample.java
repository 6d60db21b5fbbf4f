package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A random calendar with weekly hours, and a period in which something happens to it: often a change of the clocks, often holidays and exceptional
 * days.
 *
 * @param calendar the calendar
 * @param from the first date of the period
 * @param days how many dates it has
 * @param random for more that belongs to the sample
 */
record CalendarSample(BusinessCalendar calendar, LocalDate from, int days, Random random) {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/London"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Asia/Tehran"),
            ZoneOffset.ofHours(-11));

    static Arbitrary<CalendarSample> samples(int days) {
        return Arbitraries.randomValue(random -> {
            Random own = new Random(random.nextLong());
            ZoneId zone = ZONES.get(own.nextInt(ZONES.size()));
            return sample(own, zone, start(own, zone, days, 2008, 2027), days);
        });
    }

    /** In any zone at any time from the days of local mean time on: clocks are changed by seconds and by whole days. */
    static Arbitrary<CalendarSample> anywhere(int days) {
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        return Arbitraries.randomValue(random -> {
            Random own = new Random(random.nextLong());
            ZoneId zone = ZoneId.of(zones.get(own.nextInt(zones.size())));
            return sample(own, zone, start(own, zone, days, 1840, own.nextBoolean() ? 1970 : 2500), days);
        });
    }

    /** The same in a week in which nothing opens or closes, if that is a calendar. */
    CalendarSample even() {
        CalendarDefinition all = calendar.definition();
        boolean open = random.nextBoolean();
        try {
            CalendarDefinition even = new CalendarDefinition(
                    all.id(),
                    all.zone(),
                    open ? OpenDays.allDay() : new TreeMap<>(),
                    all.holidays(),
                    all.yearlyHolidays(),
                    all.movableHolidays(),
                    all.exceptionalDays(),
                    all.breaks(),
                    all.atClosing(),
                    all.whenNeverOpen());
            return new CalendarSample(BusinessCalendar.of(even), from, days, random);
        } catch (InvalidInputException noCalendar) {
            return this;
        }
    }

    /** An instant well within the period, often at or next to an opening, closing or midnight. */
    Instant instant() {
        long date = from.toEpochDay() + 2 + random.nextInt(days - 4);
        long minute = random.nextInt(24 * 60);
        Instant plain = Instant.ofEpochSecond((date * 24 * 60 + minute) * 60);
        Instant at = switch (random.nextInt(4)) {
            case 0 -> plain;
            case 1 -> plain.plusNanos(random.nextLong(60_000_000_000L));
            case 2 -> calendar.nextOpen(plain).orElse(plain).plusNanos(random.nextInt(3) - 1);
            default -> calendar.previousOpen(plain).orElse(plain).plusNanos(random.nextInt(3) - 1);
        };
        return Duration.between(plain, at).abs().compareTo(Duration.ofDays(1)) < 0 ? at : plain;
    }

    /** A budget, often in whole hours so that it ends with the day, sometimes zero. */
    Duration budget() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofHours(random.nextInt(80));
            case 2 -> Duration.ofMinutes(random.nextInt(3_000));
            case 3 -> Duration.ofNanos(random.nextLong(100_000_000_000_000L));
            default -> calendar.between(instant(), instant());
        };
    }

    /** Leaves the random source out. */
    @Override
    public String toString() {
        return "CalendarSample[" + calendar + ", " + from + ", " + days + "]";
    }

    private static CalendarSample sample(Random random, ZoneId zone, LocalDate from, int days) {
        while (true) {
            try {
                return new CalendarSample(calendar(random, zone, from, days), from, days, random);
            } catch (InvalidInputException overlapping) {
                // A night shift ran into the next morning; such calendars are refused, so take another.
            }
        }
    }

    private static LocalDate start(Random random, ZoneId zone, int days, int firstYear, int lastYear) {
        LocalDate any = LocalDate.of(firstYear + random.nextInt(lastYear - firstYear + 1), 1, 1)
                .plusDays(random.nextInt(365));
        ZoneOffsetTransition change =
                zone.getRules().nextTransition(any.atStartOfDay(zone).toInstant());
        return change == null || random.nextInt(4) == 0
                ? any
                : change.getDateTimeBefore().toLocalDate().minusDays(random.nextInt(days));
    }

    private static BusinessCalendar calendar(Random random, ZoneId zone, LocalDate from, int days) {
        BusinessCalendarBuilder builder = BusinessCalendar.builder("random", zone)
                .atClosing(random.nextBoolean() ? AtClosing.STAY : AtClosing.ROLL);
        DayOfWeek surely = DayOfWeek.of(1 + random.nextInt(7));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day == surely || random.nextInt(4) > 0) {
                builder.open(day, hours(random));
            }
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            builder.holiday(from.plusDays(random.nextInt(days)), "holiday");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.yearlyHoliday(MonthDay.from(from.plusDays(random.nextInt(days))), "yearly holiday");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.exceptionalDay(from.plusDays(i * 7L % days), "exception " + i, hours(random));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.scheduledBreak(from.plusDays(random.nextInt(days)), "break " + i, hours(random)[0]);
        }
        if (random.nextInt(3) == 0) {
            LocalDate any = from.plusDays(random.nextInt(days));
            builder.movableHoliday(
                    new MovableHoliday(any.getMonth(), 1 + random.nextInt(4), any.getDayOfWeek(), "movable holiday"));
            builder.movableHoliday(
                    new MovableHoliday(any.getMonth(), -1 - random.nextInt(4), surely, "movable holiday"));
        }
        return builder.build();
    }

    private static String[] hours(Random random) {
        if (random.nextInt(6) == 0) {
            return new String[] {"00:00-24:00"};
        }
        int step = random.nextBoolean() ? 30 : 1;
        TreeSet<Integer> edges = new TreeSet<>();
        int wanted = 2 * (1 + random.nextInt(3));
        while (edges.size() < wanted) {
            edges.add(random.nextInt((24 * 60) / step + 1) * step);
        }
        Integer[] all = edges.toArray(Integer[]::new);
        if (random.nextInt(4) == 0) {
            all[wanted - 1] = 24 * 60 + random.nextInt(all[0] + 1);
        }
        String[] texts = new String[wanted / 2];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = new OpeningHours(all[2 * i], all[2 * i + 1]).toString();
        }
        return texts;
    }
}
