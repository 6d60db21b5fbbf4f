package dev.aftercare.crm.examples.quickstart.input;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * A file of tickets: a help-desk event log (case_id, activity, timestamp) or a list of complaints (case, at, step, customer, value,
 * text). The header tells which. It is sorted by time, so it is held in memory.
 *
 * @param name the file's name
 * @param lines how many lines there are, good or bad, the header aside
 * @param steps the good lines in the order of time, those of one instant in the order of the file
 * @param assumptions what was assumed to read it, in words
 */
public record CaseFile(String name, long lines, List<CaseStep> steps, List<String> assumptions) {

    /** No file at all. */
    public static final CaseFile NONE = new CaseFile("none", 0, List.of(), List.of());

    /** The order of time. */
    static final Comparator<CaseStep> IN_TIME =
            Comparator.comparing(CaseStep::at).thenComparing(CaseStep::line);

    /** Copies the lists. */
    public CaseFile {
        steps = List.copyOf(steps);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Reads a file.
     *
     * @param source the file
     * @param zone the zone of its times
     * @param swappedDays whether the log's days and months have changed places and are to be put back
     * @param rejects told of every line that is not used
     * @return what it says
     * @throws InputFileException if it is not such a file
     */
    public static CaseFile read(TextSource source, ZoneId zone, boolean swappedDays, Rejects rejects) {
        LocalTimes times = new LocalTimes(zone);
        try (CsvRecords records = new CsvRecords(source)) {
            if (HelpdeskLog.isIn(records)) {
                return new HelpdeskLog(records, times, swappedDays).read(source.name(), rejects);
            }
            if (swappedDays) {
                throw new InputFileException(
                        source.name(), "is not a help-desk event log, which --swapped-days is for", null);
            }
            if (ComplaintList.isIn(records)) {
                return new ComplaintList(records, times).read(source.name(), rejects);
            }
            throw new InputFileException(
                    source.name(),
                    "has neither the columns case_id, activity, timestamp nor case, at, step, customer, value, text",
                    null);
        }
    }

    static CaseFile sorted(String name, long lines, List<CaseStep> steps, List<String> assumptions) {
        return new CaseFile(name, lines, steps.stream().sorted(IN_TIME).toList(), assumptions);
    }
}
