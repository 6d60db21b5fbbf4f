package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketStep;
import java.time.Instant;
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

    private final CsvRecords records;
    private final LocalTimes times;
    private final int caseId;
    private final int at;
    private final int step;
    private final int customer;
    private final int value;
    private final int text;

    ComplaintList(CsvRecords records, LocalTimes times) {
        this.records = records;
        this.times = times;
        caseId = records.column("case");
        at = records.column("at");
        step = records.column("step");
        customer = records.column("customer");
        value = records.column("value");
        text = records.column("text");
    }

    static boolean isIn(CsvRecords records) {
        return records.hasColumns("case", "at", "step", "customer", "value", "text");
    }

    CaseFile read(String name, Rejects rejects) {
        List<CaseStep> steps = new ArrayList<>();
        for (CaseStep line = next(rejects); line != null; line = next(rejects)) {
            steps.add(line);
        }
        return CaseFile.sorted(name, records.lines(), received(name, steps, rejects), List.of());
    }

    private @Nullable CaseStep next(Rejects rejects) {
        return records.next(this::parse, rejects);
    }

    private CaseStep parse(CsvRow row) throws RefusedLine {
        String id = row.get(caseId);
        if (!CASE.matcher(id).matches()) {
            throw new RefusedLine(RejectReason.CASE);
        }
        TicketStep kind = kind(row.get(step));
        Instant when = times.instant(row.get(at));
        try {
            return kind == TicketStep.RECEIVE
                    ? new CaseStep(row.line(), row.lines(), id, when, receipt(row), List.of())
                    : new CaseStep(row.line(), row.lines(), id, when, null, List.of(command(kind, row)));
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw new RefusedLine(RejectReason.VALUE);
        }
    }

    private static TicketStep kind(String field) throws RefusedLine {
        try {
            return TicketStep.valueOf(field.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new RefusedLine(RejectReason.STEP);
        }
    }

    private Receipt receipt(CsvRow row) throws RefusedLine {
        String who = row.get(customer);
        if (who.isEmpty()) {
            throw new RefusedLine(RejectReason.NO_CUSTOMER);
        }
        if (who.length() > 100) {
            throw new RefusedLine(RejectReason.CUSTOMER);
        }
        return new Receipt(
                who, TicketType.COMPLAINT, Channel.valueOf(row.get(value)), ComplaintStep.words(row.get(text)));
    }

    private TicketCommand command(TicketStep kind, CsvRow row) {
        return ComplaintStep.command(kind, row.get(value), row.get(text));
    }

    /** Drops steps of cases that were not received before, and second receipts. */
    private static List<CaseStep> received(String name, List<CaseStep> steps, Rejects rejects) {
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
