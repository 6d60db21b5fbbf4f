package dev.aftercare.crm.examples.quickstart.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/**
 * Reads times such as {@code 2010-12-01 08:26:00}, written without a zone.
 *
 * @param zone where the clock hung that was read; a time that its clocks skip in spring counts one hour later
 */
record LocalTimes(ZoneId zone) {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    Instant instant(String field) throws RefusedLine {
        return instant(local(field));
    }

    Instant instant(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }

    static LocalDateTime local(String field) throws RefusedLine {
        LocalDateTime time;
        try {
            time = LocalDateTime.parse(field, FORM);
        } catch (DateTimeParseException e) {
            throw new RefusedLine(RejectReason.TIME);
        }
        if (time.getYear() < 2000 || time.getYear() > 2099) {
            throw new RefusedLine(RejectReason.TIME);
        }
        return time;
    }
}
