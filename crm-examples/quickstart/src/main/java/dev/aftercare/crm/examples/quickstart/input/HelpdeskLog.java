package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads a help-desk event log: case_id, activity (a code), timestamp. */
final class HelpdeskLog {

    private static final Pattern CASE = Pattern.compile("[\\x21-\\x7e]{1,60}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,4}");

    private HelpdeskLog() {}

    static boolean isIn(CsvRecords records) {
        return records.hasColumns("case_id", "activity", "timestamp");
    }

    static CaseFile read(String name, CsvRecords records, LocalTimes times, boolean swappedDays, Rejects rejects) {
        int caseId = records.column("case_id");
        int activity = records.column("activity");
        int timestamp = records.column("timestamp");
        long lines = 0;
        Map<String, List<HelpdeskEvent>> cases = new LinkedHashMap<>();
        for (CsvRow row = records.next(); row != null; row = records.next()) {
            lines += row.lines();
            RejectReason fault = row.fault();
            if (fault == null) {
                try {
                    HelpdeskEvent event = new HelpdeskEvent(
                            row.line(),
                            row.lines(),
                            caseId(row.get(caseId)),
                            code(row.get(activity)),
                            LocalTimes.local(row.get(timestamp)));
                    cases.computeIfAbsent(event.caseId(), id -> new ArrayList<>())
                            .add(event);
                    continue;
                } catch (RefusedLine e) {
                    fault = e.reason();
                }
            }
            rejects.reject(name, row.line(), row.lines(), fault);
        }
        List<String> assumptions = assumptions(cases, swappedDays);
        UnaryOperator<LocalDateTime> reading = swappedDays ? DayMonth::swapped : UnaryOperator.identity();
        List<CaseStep> steps = new ArrayList<>();
        for (List<HelpdeskEvent> events : cases.values()) {
            List<CaseStep> ofCase = new ArrayList<>();
            for (HelpdeskEvent event : events) {
                ofCase.add(new CaseStep(
                        event.line(),
                        event.lines(),
                        event.caseId(),
                        times.instant(reading.apply(event.stated())),
                        null,
                        event.code().commands()));
            }
            ofCase.sort(CaseFile.IN_TIME);
            CaseStep first = ofCase.get(0);
            ofCase.set(0, first.receivedAs(receipt(first.caseId())));
            steps.addAll(ofCase);
        }
        return CaseFile.sorted(name, lines, steps, assumptions);
    }

    private static Receipt receipt(String caseId) {
        return new Receipt(null, TicketType.INQUIRY, Channel.EMAIL, "Help-desk case " + caseId);
    }

    private static List<String> assumptions(Map<String, List<HelpdeskEvent>> cases, boolean swappedDays) {
        List<String> words = new ArrayList<>();
        words.add("the log does not name its codes; they are taken to mean:");
        for (HelpdeskCode code : HelpdeskCode.values()) {
            String codes =
                    String.join(", ", code.codes().stream().map(String::valueOf).toList());
            words.add("  " + codes + ": " + code.meaning());
        }
        words.add(String.format(
                "cases that begin with code 0 and end with code 3: %,d of %,d with dates as stated, %,d with day and month put back",
                DayMonth.sensible(cases.values(), UnaryOperator.identity()),
                cases.size(),
                DayMonth.sensible(cases.values(), DayMonth::swapped)));
        words.add(
                swappedDays
                        ? "so day and month were put back wherever the day is 12 or less (--swapped-days)"
                        : "dates were taken as stated (--swapped-days puts day and month back)");
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
