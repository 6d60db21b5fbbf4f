package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.loyalty.ReturnedArticle;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.time.Instant;
import java.util.List;

/** What a settled request says in the language of purchases, and in that of points. Pure. */
final class ReturnFacts {

    /** The article number of money that was paid back for goods that stayed where they are. */
    static final String MONEY_ONLY = "refund";

    private ReturnFacts() {}

    static PurchaseId number(AfterSalesId id) {
        return new PurchaseId("after-sales-" + id.value());
    }

    /** The shipping is no line of the order, so it is none of the return. */
    static boolean isRecorded(RequestLine line) {
        return line.number() != LineAccount.SHIPPING && (line.held() > 0 || line.pieces() == 0);
    }

    /** The return to record beside the order: pieces that came back, and money without pieces as an article of its own. */
    static Purchase purchase(AfterSalesRequest request, PurchaseId number, Purchase order, Instant at) {
        List<PurchaseLine> lines = request.lines().stream()
                .filter(ReturnFacts::isRecorded)
                .map(line -> line(line, order.lines().get(line.number() - 1)))
                .toList();
        return new Purchase(number, PurchaseKind.RETURN, order.id(), order.customer(), at, order.channel(), lines);
    }

    /** What the points of the order are to follow: money without pieces takes none of the pieces. */
    static List<ReturnedArticle> articles(AfterSalesRequest request, Purchase order) {
        return request.lines().stream()
                .filter(ReturnFacts::isRecorded)
                .map(line -> new ReturnedArticle(
                        order.lines().get(line.number() - 1).sku(),
                        line.held(),
                        line.toRefund().amount()))
                .toList();
    }

    private static PurchaseLine line(RequestLine back, PurchaseLine bought) {
        return back.held() > 0
                ? new PurchaseLine(bought.sku(), bought.description(), bought.category(), back.held(), back.toRefund())
                : new PurchaseLine(MONEY_ONLY, bought.description(), bought.category(), 1, back.toRefund());
    }
}
