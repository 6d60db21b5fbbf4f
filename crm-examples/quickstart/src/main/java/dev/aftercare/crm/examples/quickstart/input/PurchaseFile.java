package dev.aftercare.crm.examples.quickstart.input;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A file of purchases, one line per article: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country.
 *
 * <p>The lines of an invoice need not stand together. So the file is read twice: the first time to learn how many lines each invoice
 * has, the second time to put the invoices together, each complete as soon as its last line is seen. What is kept in memory are the
 * invoice numbers and customers, and the invoices that are open at that moment.
 */
public final class PurchaseFile {

    private final TextSource source;
    private final LocalTimes times;
    private final Currency currency;
    private final Map<String, Integer> linesPerInvoice;
    private final Set<String> customers;
    private final long lines;

    private PurchaseFile(
            TextSource source,
            LocalTimes times,
            Currency currency,
            Map<String, Integer> linesPerInvoice,
            Set<String> customers,
            long lines) {
        this.source = source;
        this.times = times;
        this.currency = currency;
        this.linesPerInvoice = linesPerInvoice;
        this.customers = customers;
        this.lines = lines;
    }

    /**
     * Reads the file for the first time.
     *
     * @param source the file
     * @param zone the zone of its times
     * @param currency the currency of its prices
     * @param progress told now and then how many lines were read
     * @return the file, ready to be read again
     * @throws InputFileException if it is not such a file
     */
    public static PurchaseFile index(TextSource source, ZoneId zone, Currency currency, LongConsumer progress) {
        LocalTimes times = new LocalTimes(zone);
        Map<String, Integer> linesPerInvoice = new HashMap<>();
        Set<String> customers = new LinkedHashSet<>();
        try (PurchaseLines all = new PurchaseLines(source, times, currency)) {
            // What is rejected is reported the second time.
            Rejects told = (file, line, lines, reason) -> {};
            for (InvoiceLine line = all.next(told); line != null; line = all.next(told)) {
                linesPerInvoice.merge(line.invoice(), 1, Integer::sum);
                customers.add(line.customer());
                progress.accept(all.lines());
            }
            return new PurchaseFile(source, times, currency, linesPerInvoice, customers, all.lines());
        }
    }

    /**
     * How many lines there are, good or bad, the header aside.
     *
     * @return the number
     */
    public long lines() {
        return lines;
    }

    /**
     * The customers who have a good line, in the order of the file.
     *
     * @return the shop's numbers
     */
    public List<String> customers() {
        return List.copyOf(customers);
    }

    /**
     * Reads the file for the second time.
     *
     * @param rejects told of every line that is not used
     * @return the invoices, to be closed by the caller
     */
    public Invoices invoices(Rejects rejects) {
        return new Invoices(
                new PurchaseLines(source, times, currency),
                source.name(),
                Collections.unmodifiableMap(linesPerInvoice),
                rejects);
    }

    /**
     * What the file is called.
     *
     * @return the name as it was given
     */
    public String name() {
        return source.name();
    }
}
