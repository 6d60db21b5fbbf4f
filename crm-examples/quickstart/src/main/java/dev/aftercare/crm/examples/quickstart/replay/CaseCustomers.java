package dev.aftercare.crm.examples.quickstart.replay;

import dev.aftercare.crm.examples.quickstart.input.Receipt;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose a case is. Where the file does not say, the case is given to one of the customers of the purchases, by its number modulo
 * theirs: a made-up link, but the same in every run. Without any purchases each case has a customer of its own.
 */
final class CaseCustomers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final CustomerBook book;
    private final List<String> ofPurchases;

    CaseCustomers(CustomerBook book, List<String> ofPurchases) {
        this.book = book;
        this.ofPurchases = ofPurchases;
    }

    CustomerId of(String caseId, Receipt receipt) {
        String stated = receipt.customer();
        return book.idOf(stated != null ? stated : madeUp(caseId), null);
    }

    private String madeUp(String caseId) {
        if (ofPurchases.isEmpty()) {
            return "case-" + caseId;
        }
        long number = NUMBER.matcher(caseId).matches() ? Long.parseLong(caseId) : caseId.hashCode();
        return ofPurchases.get(Math.floorMod(number, ofPurchases.size()));
    }
}
