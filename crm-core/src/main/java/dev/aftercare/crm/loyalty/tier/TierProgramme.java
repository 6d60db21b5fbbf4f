package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The levels of a shop and how they are reached and lost. Data: read from and written to JSON as any record.
 *
 * @param id names the programme, 1 to 50 printable ASCII characters
 * @param zone in which years and periods are counted
 * @param qualification what is added up
 * @param window over what time
 * @param downgrade what becomes of a level that was not earned again
 * @param grace how long after its period's end a level is kept; zero to 10 years
 * @param withinGrace whether what comes in until then still counts for the period
 * @param levels 1 to 50 levels, the least first; it is reached with 0
 */
public record TierProgramme(
        String id,
        ZoneId zone,
        Qualification qualification,
        TierWindow window,
        Downgrade downgrade,
        Period grace,
        WithinGrace withinGrace,
        List<TierLevel> levels) {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** Checks and copies the parts. */
    public TierProgramme {
        Input.code("tier.id", id, 50);
        Input.present("tier.zone", zone);
        Input.present("tier.qualification", qualification);
        Input.present("tier.window", window);
        Input.present("tier.downgrade", downgrade);
        if (Input.present("tier.grace", grace).isNegative()
                || SOME_DAY.plus(grace).isAfter(SOME_DAY.plusYears(10))) {
            throw new InvalidInputException("tier.grace", "is out of range", "zero to 10 years");
        }
        // Definitions of the time before there was a choice do not tell.
        withinGrace = withinGrace == null ? WithinGrace.STILL_COUNTS : withinGrace;
        levels = List.copyOf(Input.atMost("tier.levels", levels, 50));
        if (levels.isEmpty() || levels.get(0).from().signum() != 0) {
            throw new InvalidInputException("tier.levels", "have no least level", "a first level from 0");
        }
        Set<String> names = new HashSet<>();
        BigDecimal before = BigDecimal.ONE.negate();
        for (TierLevel level : levels) {
            if (level.from().compareTo(before) <= 0 || !names.add(level.name())) {
                throw new InvalidInputException("tier.levels", "are out of order", "rising thresholds, each name once");
            }
            before = level.from();
        }
    }

    /**
     * A programme in UTC that loses one level at the end of a period, without grace. The {@code with…} methods change that.
     *
     * @param id names the programme
     * @param qualification what is added up
     * @param window over what time
     * @param levels the levels, the least first
     * @return the programme
     */
    public static TierProgramme of(String id, Qualification qualification, TierWindow window, TierLevel... levels) {
        return new TierProgramme(
                id,
                ZoneId.of("UTC"),
                qualification,
                window,
                Downgrade.ONE_LEVEL,
                Period.ZERO,
                WithinGrace.STILL_COUNTS,
                List.of(levels));
    }

    /**
     * The same programme in another zone.
     *
     * @param value in which years and periods are counted
     * @return the programme
     */
    public TierProgramme withZone(ZoneId value) {
        return new TierProgramme(id, value, qualification, window, downgrade, grace, withinGrace, levels);
    }

    /**
     * The same programme with another end of a period.
     *
     * @param value what becomes of a level that was not earned again
     * @param time how long after the period's end the level is kept
     * @return the programme
     */
    public TierProgramme withDowngrade(Downgrade value, Period time) {
        return new TierProgramme(id, zone, qualification, window, value, time, withinGrace, levels);
    }

    /**
     * The same programme with another idea of grace.
     *
     * @param value for which period counts what comes in meanwhile
     * @return the programme
     */
    public TierProgramme withinGrace(WithinGrace value) {
        return new TierProgramme(id, zone, qualification, window, downgrade, grace, value, levels);
    }

    /** The place of the level that a measure is worth. */
    int worth(BigDecimal measure) {
        int place = 0;
        while (place + 1 < levels.size() && levels.get(place + 1).from().compareTo(measure) <= 0) {
            place++;
        }
        return place;
    }

    /** The place of a level; that of the least for a name of an earlier definition. */
    int place(String level) {
        for (int place = 0; place < levels.size(); place++) {
            if (levels.get(place).name().equals(level)) {
                return place;
            }
        }
        return 0;
    }
}
