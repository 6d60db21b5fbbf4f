package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.ticket.TicketStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a list of complaints: case, at, step, customer (with receive only), value (what it is depends on the step), text. */
final class ComplaintList {

    private static final Pattern CASE = Pattern.compile("[\\x21-\\x7e]{1,60}");

    private final String name;
    private final LocalTimes times;
    private final Rejects rejects;

    ComplaintList(String name, LocalTimes times, Rejects rejects) {
        this.name = name;
        this.times = times;
        this.rejects = rejects;
    }

    static boolean isIn(CsvRecords records) {
        return records.hasColumns("case", "at", "step", "customer", "value", "text");
    }

    CaseFile read(CsvRecords records) {
        int caseId = records.column("case");
        int at = records.column("at");
        int step = records.column("step");
        int customer = records.column("customer");
        int value = records.column("value");
        int text = records.column("text");
        long lines = 0;
        List<CaseStep> steps = new ArrayList<>();
        for (CsvRow row = records.next(); row != null; row = records.next()) {
            lines += row.lines();
            RejectReason fault = row.fault();
            if (fault == null) {
                try {
                    String id = row.get(caseId);
                    if (!CASE.matcher(id).matches()) {
                        throw new RefusedLine(RejectReason.CASE);
                    }
                    steps.add(step(
                            row, id, row.get(at), row.get(step), row.get(customer), row.get(value), row.get(text)));
                    continue;
                } catch (RefusedLine e) {
                    fault = e.reason();
                }
            }
            rejects.reject(name, row.line(), row.lines(), fault);
        }
        return CaseFile.sorted(name, lines, received(steps), List.of());
    }

    private CaseStep step(
            CsvRow row, String id, String at, String step, String customer, String value, @Nullable String text)
            throws RefusedLine {
        TicketStep kind;
        try {
            kind = TicketStep.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new RefusedLine(RejectReason.STEP);
        }
        try {
            if (kind == TicketStep.RECEIVE) {
                if (customer.isEmpty()) {
                    throw new RefusedLine(RejectReason.NO_CUSTOMER);
                }
                Channel channel = Channel.valueOf(value);
                Receipt receipt = new Receipt(customer, TicketType.COMPLAINT, channel, ComplaintStep.words(text));
                return new CaseStep(row.line(), row.lines(), id, times.instant(at), receipt, List.of());
            }
            return new CaseStep(
                    row.line(),
                    row.lines(),
                    id,
                    times.instant(at),
                    null,
                    List.of(ComplaintStep.command(kind, value, text)));
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw new RefusedLine(RejectReason.VALUE);
        }
    }

    /** Drops steps of cases that were not received before, and second receipts. */
    private List<CaseStep> received(List<CaseStep> steps) {
        Set<String> known = new HashSet<>();
        List<CaseStep> good = new ArrayList<>();
        for (CaseStep step : steps.stream().sorted(CaseFile.IN_TIME).toList()) {
            boolean fits = step.receipt() != null ? known.add(step.caseId()) : known.contains(step.caseId());
            if (fits) {
                good.add(step);
            } else {
                rejects.reject(name, step.line(), step.lines(), RejectReason.OUT_OF_CASE);
            }
        }
        return good;
    }
}
