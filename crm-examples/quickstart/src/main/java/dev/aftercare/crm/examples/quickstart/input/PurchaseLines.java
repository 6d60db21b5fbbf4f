package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.io.Closeable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a purchases file: what each must look like stands here. */
final class PurchaseLines implements Closeable {

    private static final Pattern INVOICE = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern NUMBER_READ_AS_DECIMAL = Pattern.compile("([0-9]+)\\.0+");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}(\\.0{1,10})?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

    private final Currency currency;
    private final LocalTimes times;
    private final CsvRecords records;
    private final int invoice;
    private final int article;
    private final int description;
    private final int quantity;
    private final int time;
    private final int price;
    private final int customer;
    private final int country;

    PurchaseLines(TextSource source, LocalTimes times, Currency currency) {
        this.currency = currency;
        this.times = times;
        records = new CsvRecords(source);
        try {
            invoice = records.column("InvoiceNo");
            article = records.column("StockCode");
            description = records.column("Description");
            quantity = records.column("Quantity");
            time = records.column("InvoiceDate");
            price = records.column("UnitPrice");
            customer = records.column("CustomerID");
            country = records.column("Country");
        } catch (InputFileException e) {
            records.close();
            throw e;
        }
    }

    /** The next good line, or null after the last; the bad ones before it are told to {@code rejects}. */
    @Nullable
    InvoiceLine next(Rejects rejects) {
        return records.next(this::parse, rejects);
    }

    /** How many lines were read so far, good or bad, the header aside. */
    long lines() {
        return records.lines();
    }

    @Override
    public void close() {
        records.close();
    }

    private InvoiceLine parse(CsvRow row) throws RefusedLine {
        String who = customer(row.get(customer));
        String number = invoice(row.get(invoice));
        boolean cancellation = number.startsWith("C");
        long count = quantity(row.get(quantity), cancellation);
        String where = row.get(country);
        return new InvoiceLine(
                row.line(),
                row.lines(),
                number,
                cancellation,
                who,
                where.isEmpty() || where.length() > 100 ? null : where,
                times.instant(row.get(time)),
                item(row.get(article), row.get(description), count, price(row.get(price))));
    }

    /** Spreadsheets and data frames turn a column of numbers with gaps into decimals: 17850.0 is customer 17850. */
    private static String customer(String field) throws RefusedLine {
        if (field.isEmpty()) {
            throw new RefusedLine(RejectReason.NO_CUSTOMER);
        }
        if (field.length() > 100) {
            throw new RefusedLine(RejectReason.CUSTOMER);
        }
        return NUMBER_READ_AS_DECIMAL.matcher(field).replaceFirst("$1");
    }

    private static String invoice(String field) throws RefusedLine {
        if (!INVOICE.matcher(field).matches()) {
            throw new RefusedLine(RejectReason.INVOICE);
        }
        if (field.startsWith("A")) {
            throw new RefusedLine(RejectReason.ADJUSTMENT);
        }
        return field;
    }

    private static long quantity(String field, boolean cancellation) throws RefusedLine {
        if (!WHOLE.matcher(field).matches()) {
            throw new RefusedLine(RejectReason.QUANTITY);
        }
        long count = new BigDecimal(field).longValueExact();
        if (count == 0) {
            throw new RefusedLine(RejectReason.QUANTITY);
        }
        if (count < 0 != cancellation) {
            throw new RefusedLine(RejectReason.SIGN);
        }
        return Math.abs(count);
    }

    private static BigDecimal price(String field) throws RefusedLine {
        if (!DECIMAL.matcher(field).matches() || field.startsWith("-")) {
            throw new RefusedLine(RejectReason.PRICE);
        }
        return new BigDecimal(field);
    }

    private PurchaseLine item(String sku, String words, long count, BigDecimal unitPrice) throws RefusedLine {
        try {
            return PurchaseLine.of(sku, words.isEmpty() ? null : words, count, unitPrice, currency.getCurrencyCode());
        } catch (InvalidInputException e) {
            throw new RefusedLine(
                    switch (e.field()) {
                        case "line.quantity" -> RejectReason.QUANTITY;
                        case "money.amount" -> RejectReason.PRICE;
                        default -> RejectReason.ARTICLE;
                    });
        }
    }
}
