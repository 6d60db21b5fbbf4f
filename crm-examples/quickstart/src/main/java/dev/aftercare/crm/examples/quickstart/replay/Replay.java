package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.examples.quickstart.input.CaseFile;
import dev.aftercare.crm.examples.quickstart.input.CaseStep;
import dev.aftercare.crm.examples.quickstart.input.Invoice;
import dev.aftercare.crm.examples.quickstart.input.Invoices;
import dev.aftercare.crm.examples.quickstart.input.RejectReason;
import dev.aftercare.crm.examples.quickstart.input.Rejects;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the past happen again: invoices and case steps in one stream in the order of time, under a clock that is turned by hand and
 * only forward. What a file states too late happens when it is stated.
 */
public final class Replay {

    private final @Nullable Invoices invoices;
    private final CaseFile cases;
    private final Rejects rejects;
    private final Iterator<CaseStep> steps;
    private @Nullable Invoice nextInvoice;
    private @Nullable CaseStep nextStep;

    /**
     * A replay that stands before its first event.
     *
     * @param invoices what was bought and given back, or null
     * @param cases what happened to cases
     * @param rejects told of the steps that do not apply
     */
    public Replay(@Nullable Invoices invoices, CaseFile cases, Rejects rejects) {
        this.invoices = invoices;
        this.cases = cases;
        this.rejects = rejects;
        this.steps = cases.steps().iterator();
        advanceInvoice();
        advanceStep();
    }

    /**
     * When the first event happened: where the clock is to stand at the beginning.
     *
     * @return the instant, or null if there is no event at all
     */
    public @Nullable Instant begin() {
        if (nextInvoice == null || nextStep == null) {
            return nextInvoice != null ? nextInvoice.at() : nextStep != null ? nextStep.at() : null;
        }
        return nextInvoice.at().isAfter(nextStep.at()) ? nextStep.at() : nextInvoice.at();
    }

    /**
     * Lets everything happen.
     *
     * @param shop where
     * @param clock the shop's clock, standing at {@link #begin}
     * @param customers the customers of the purchases, to whom cases are given that name none
     * @param progress told how many invoice lines and steps have happened
     * @return what was done
     */
    public ReplayReport run(Shop shop, HandTurnedClock clock, List<String> customers, LongConsumer progress) {
        Timekeeper time = new Timekeeper(shop, clock);
        CustomerBook book = new CustomerBook(shop);
        PurchaseReplay purchases = new PurchaseReplay(shop, book);
        CaseReplay tickets = new CaseReplay(shop, new CaseCustomers(book, customers), time);
        long lines = 0;
        for (Instant at = begin(); at != null; at = begin()) {
            time.turnTo(at);
            if (nextInvoice != null && nextInvoice.at().equals(at)) {
                purchases.replay(nextInvoice);
                lines += nextInvoice.lines();
                advanceInvoice();
            } else if (nextStep != null) {
                if (!tickets.replay(nextStep)) {
                    rejects.reject(cases.name(), nextStep.line(), nextStep.lines(), RejectReason.NOT_APPLICABLE);
                }
                lines += nextStep.lines();
                advanceStep();
            }
            progress.accept(lines);
        }
        time.sweep();
        return new ReplayReport(
                purchases.recorded(),
                purchases.knownBefore(),
                purchases.lines(),
                tickets.taken(),
                tickets.knownBefore(),
                tickets.bridged());
    }

    private void advanceInvoice() {
        nextInvoice = invoices == null ? null : invoices.next();
    }

    private void advanceStep() {
        nextStep = steps.hasNext() ? steps.next() : null;
    }
}
