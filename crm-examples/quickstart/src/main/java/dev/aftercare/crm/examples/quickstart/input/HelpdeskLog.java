package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a help-desk event log: case_id, activity (a code), timestamp. */
final class HelpdeskLog {

    private static final Pattern CASE = Pattern.compile("[\\x21-\\x7e]{1,60}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,4}");

    private final CsvRecords records;
    private final LocalTimes times;
    private final boolean swappedDays;
    private final int caseId;
    private final int activity;
    private final int timestamp;

    HelpdeskLog(CsvRecords records, LocalTimes times, boolean swappedDays) {
        this.records = records;
        this.times = times;
        this.swappedDays = swappedDays;
        caseId = records.column("case_id");
        activity = records.column("activity");
        timestamp = records.column("timestamp");
    }

    static boolean isIn(CsvRecords records) {
        return records.hasColumns("case_id", "activity", "timestamp");
    }

    CaseFile read(String name, Rejects rejects) {
        Map<String, List<HelpdeskEvent>> cases = new LinkedHashMap<>();
        for (HelpdeskEvent event = next(rejects); event != null; event = next(rejects)) {
            cases.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event);
        }
        List<CaseStep> steps = new ArrayList<>();
        cases.values().forEach(events -> steps.addAll(steps(events)));
        return CaseFile.sorted(name, records.lines(), steps, assumptions(cases.values()));
    }

    private @Nullable HelpdeskEvent next(Rejects rejects) {
        return records.next(this::parse, rejects);
    }

    private HelpdeskEvent parse(CsvRow row) throws RefusedLine {
        return new HelpdeskEvent(
                row.line(),
                row.lines(),
                caseId(row.get(caseId)),
                code(row.get(activity)),
                LocalTimes.local(row.get(timestamp)));
    }

    /** The steps of one case in the order of time; the first is the receipt, too. */
    private List<CaseStep> steps(List<HelpdeskEvent> events) {
        List<CaseStep> steps = new ArrayList<>();
        for (HelpdeskEvent event : events) {
            Instant at = times.instant(swappedDays ? DayMonth.swapped(event.stated()) : event.stated());
            steps.add(new CaseStep(
                    event.line(),
                    event.lines(),
                    event.caseId(),
                    at,
                    null,
                    event.code().commands()));
        }
        steps.sort(CaseFile.IN_TIME);
        CaseStep first = steps.get(0);
        steps.set(0, first.receivedAs(receipt(first.caseId())));
        return steps;
    }

    private static Receipt receipt(String caseId) {
        return new Receipt(null, TicketType.INQUIRY, Channel.EMAIL, "Help-desk case " + caseId);
    }

    private List<String> assumptions(Collection<List<HelpdeskEvent>> cases) {
        List<String> words = new ArrayList<>();
        words.add("the log does not name its codes; they are taken to mean:");
        for (HelpdeskCode code : HelpdeskCode.values()) {
            String codes =
                    String.join(", ", code.codes().stream().map(String::valueOf).toList());
            words.add("  " + codes + ": " + code.meaning());
        }
        words.add(String.format(
                Locale.ROOT,
                "cases that begin with code 0 and end with code 3: %,d of %,d with dates as stated, %,d with day and month put back",
                DayMonth.sensible(cases, UnaryOperator.identity()),
                cases.size(),
                DayMonth.sensible(cases, DayMonth::swapped)));
        words.add(
                swappedDays
                        ? "so day and month were put back wherever the day is 12 or less (--swapped-days)"
                        : "dates were taken as stated (--swapped-days puts day and month back)");
        words.add("the log has no receipts: a case counts as received at its first event,"
                + " so one that begins with code 0 counts as answered at once");
        words.add(
                "the log names no customers; case n is given to customer n modulo the customers above: a made-up link");
        return words;
    }

    private static String caseId(String field) throws RefusedLine {
        if (!CASE.matcher(field).matches()) {
            throw new RefusedLine(RejectReason.CASE);
        }
        return field;
    }

    private static HelpdeskCode code(String field) throws RefusedLine {
        if (!CODE.matcher(field).matches()) {
            throw new RefusedLine(RejectReason.STEP);
        }
        return HelpdeskCode.of(Integer.parseInt(field)).orElseThrow(() -> new RefusedLine(RejectReason.STEP));
    }
}
