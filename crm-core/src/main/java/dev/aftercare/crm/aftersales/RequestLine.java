package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import org.jspecify.annotations.Nullable;

/**
 * What a request claims of one line of its order.
 *
 * @param number the line's number in the order; {@link LineAccount#SHIPPING} for the shipping
 * @param sku the article, or null for the shipping
 * @param pieces how many pieces are to come back; 0 if only money is asked for
 * @param amount what they come to, or how much money is asked for
 * @param reclaimed how much of that the shop had kept at an earlier return
 * @param condition what state the pieces are in by the customer's words, or null
 * @param finding what the shop found, or null before it looked
 */
public record RequestLine(
        int number,
        @Nullable String sku,
        long pieces,
        Money amount,
        Money reclaimed,
        @Nullable GoodsCondition condition,
        @Nullable Finding finding) {

    /** Checks the parts. */
    public RequestLine {
        Input.within("requestLine.number", number, LineAccount.SHIPPING, 10_000);
        Input.textOrNull("requestLine.sku", sku, 100);
        Input.within("requestLine.pieces", pieces, 0, 1_000_000_000);
        Input.present("requestLine.amount", amount);
        Input.present("requestLine.reclaimed", reclaimed);
    }

    /**
     * How many pieces the request still holds.
     *
     * @return all before the shop looked, then those that it takes
     */
    public long held() {
        return finding == null ? pieces : finding.accepted();
    }

    /**
     * What the pieces that the request still holds come to, or how much money it asks for.
     *
     * @return before deductions
     */
    public Money value() {
        return finding == null ? amount : finding.value();
    }

    /**
     * What is to be paid back.
     *
     * @return the value, less what the shop keeps of it
     */
    public Money toRefund() {
        return finding == null ? amount : finding.toRefund();
    }

    RequestLine found(Finding value) {
        return new RequestLine(number, sku, pieces, amount, reclaimed, condition, value);
    }
}
