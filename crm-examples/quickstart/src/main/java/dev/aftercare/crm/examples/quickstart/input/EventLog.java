package dev.aftercare.crm.examples.quickstart.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An event log as it stands: which activity happened to which case, and when (case_id, activity, timestamp). Nothing is assumed of what
 * the activities mean.
 *
 * @param name the file's name
 * @param lines how many lines there are, good or bad, the header aside
 * @param cases the events of each case in the order of time, those of one instant in the order of the file
 * @param lengths how long cases take, by both readings of their dates
 */
public record EventLog(String name, long lines, Map<String, List<Entry>> cases, CaseLengths lengths) {

    private static final Pattern CASE = Pattern.compile("[\\x21-\\x7e]{1,60}");
    private static final Pattern ACTIVITY = Pattern.compile("[\\x21-\\x7e]{1,25}");

    /**
     * One event.
     *
     * @param line its number; the header is 1
     * @param caseId of which case
     * @param activity what happened
     * @param at when
     */
    public record Entry(long line, String caseId, String activity, Instant at) {

        /** The order of time. */
        public static final Comparator<Entry> IN_TIME =
                Comparator.comparing(Entry::at).thenComparing(Entry::line);
    }

    /**
     * Reads a log.
     *
     * @param source the file
     * @param zone the zone of its times
     * @param swappedDays whether its days and months have changed places and are to be put back
     * @param rejects told of every line that is not used
     * @return what it says
     * @throws InputFileException if it is not such a file
     */
    public static EventLog read(TextSource source, ZoneId zone, boolean swappedDays, Rejects rejects) {
        LocalTimes times = new LocalTimes(zone);
        CaseLengths lengths = new CaseLengths(times);
        try (CsvRecords records = new CsvRecords(source)) {
            if (!HelpdeskLog.isIn(records)) {
                throw new InputFileException(source.name(), "lacks the columns case_id, activity, timestamp", null);
            }
            int caseId = records.column("case_id");
            int activity = records.column("activity");
            int timestamp = records.column("timestamp");
            CsvRecords.LineParser<Entry> parser = row -> {
                LocalDateTime stated = LocalTimes.local(row.get(timestamp));
                Entry entry = new Entry(
                        row.line(),
                        matching(CASE, row.get(caseId), RejectReason.CASE),
                        matching(ACTIVITY, row.get(activity), RejectReason.STEP),
                        times.instant(swappedDays ? DayMonth.swapped(stated) : stated));
                lengths.add(entry.caseId(), stated);
                return entry;
            };
            Map<String, List<Entry>> cases = new LinkedHashMap<>();
            for (Entry next = records.next(parser, rejects); next != null; next = records.next(parser, rejects)) {
                cases.computeIfAbsent(next.caseId(), id -> new ArrayList<>()).add(next);
            }
            cases.values().forEach(events -> events.sort(Entry.IN_TIME));
            return new EventLog(source.name(), records.lines(), cases, lengths);
        }
    }

    private static String matching(Pattern pattern, String field, RejectReason reason) throws RefusedLine {
        if (!pattern.matcher(field).matches()) {
            throw new RefusedLine(reason);
        }
        return field;
    }
}
