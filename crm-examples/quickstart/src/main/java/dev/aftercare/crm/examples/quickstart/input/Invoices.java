package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invoices of a {@link PurchaseFile}, each given when its last line was read. */
public final class Invoices implements Closeable {

    /** The most lines that the library takes in one purchase. */
    private static final int MOST_LINES = 10_000;

    private final PurchaseLines lines;
    private final String name;
    private final Map<String, Integer> linesPerInvoice;
    private final Rejects rejects;
    private final Map<String, Open> open = new HashMap<>();
    private String previous = "";
    private long scattered;
    private long differingTimes;

    Invoices(PurchaseLines lines, String name, Map<String, Integer> linesPerInvoice, Rejects rejects) {
        this.lines = lines;
        this.name = name;
        this.linesPerInvoice = linesPerInvoice;
        this.rejects = rejects;
    }

    /**
     * The next complete invoice.
     *
     * @return the invoice, or null after the last
     */
    public @Nullable Invoice next() {
        for (InvoiceLine line = lines.next(rejects); line != null; line = lines.next(rejects)) {
            Open invoice = open.computeIfAbsent(line.invoice(), number -> new Open());
            invoice.add(line);
            previous = line.invoice();
            if (invoice.seen == linesPerInvoice.getOrDefault(line.invoice(), 0)) {
                open.remove(line.invoice());
                return invoice.complete();
            }
        }
        return null;
    }

    /**
     * How many of the invoices given so far had lines of other invoices between their own.
     *
     * @return the number
     */
    public long scattered() {
        return scattered;
    }

    /**
     * How many of the invoices given so far had lines of different times; the first line's counts.
     *
     * @return the number
     */
    public long differingTimes() {
        return differingTimes;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** An invoice of which some lines were read. */
    private final class Open {

        private @Nullable InvoiceLine first;
        private final List<PurchaseLine> items = new ArrayList<>();
        private int seen;
        private long covered;
        private boolean isScattered;
        private boolean hasDifferingTimes;

        void add(InvoiceLine line) {
            seen++;
            if (first == null) {
                first = line;
            }
            isScattered |= seen > 1 && !previous.equals(line.invoice());
            hasDifferingTimes |= !first.at().equals(line.at());
            if (!first.customer().equals(line.customer())) {
                rejects.reject(name, line.line(), line.lines(), RejectReason.OTHER_CUSTOMER);
            } else if (items.size() == MOST_LINES) {
                rejects.reject(name, line.line(), line.lines(), RejectReason.INVOICE_TOO_LONG);
            } else {
                items.add(line.item());
                covered += line.lines();
            }
        }

        Invoice complete() {
            if (first == null) {
                throw new IllegalStateException("an invoice without lines cannot be complete");
            }
            scattered += isScattered ? 1 : 0;
            differingTimes += hasDifferingTimes ? 1 : 0;
            return new Invoice(
                    first.invoice(),
                    first.cancellation(),
                    first.customer(),
                    first.country(),
                    first.at(),
                    items,
                    covered);
        }
    }
}
