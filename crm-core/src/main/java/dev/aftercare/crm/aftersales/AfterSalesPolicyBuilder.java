package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an {@link AfterSalesPolicy} together; everything is checked when it is built. Not safe for use by several threads. */
public final class AfterSalesPolicyBuilder {

    private final ZoneId zone;
    private final List<EligibilityTerm> terms = new ArrayList<>();
    private final List<ProgrammeId> programmes = new ArrayList<>();
    private @Nullable Integer assumedDelivery;
    private ApprovalMode approval = ApprovalMode.BY_HAND;
    private ShippingRefund shipping = ShippingRefund.WITH_THE_LAST_PIECE;
    private RoundingMode rounding = RoundingMode.HALF_UP;
    private Duration parcelWithin = Duration.ofDays(14);
    private Duration closeAfter = Duration.ofDays(7);

    AfterSalesPolicyBuilder(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Adds what is granted for one more kind of request. The first term that covers a request counts, so special ones come before
     * general ones.
     *
     * @param term the term
     * @return this builder
     */
    public AfterSalesPolicyBuilder term(EligibilityTerm term) {
        terms.add(Input.present("afterSales.terms", term));
        return this;
    }

    /**
     * Sets when an order counts as delivered if nobody recorded that it was.
     *
     * @param days how many days after the order, 0 to 3,650; unless set, it counts as not delivered yet
     * @return this builder
     */
    public AfterSalesPolicyBuilder assumeDeliveryAfter(int days) {
        assumedDelivery = days;
        return this;
    }

    /**
     * Sets who agrees to requests.
     *
     * @param value who; {@link ApprovalMode#BY_HAND} unless set
     * @return this builder
     */
    public AfterSalesPolicyBuilder approval(ApprovalMode value) {
        approval = value;
        return this;
    }

    /**
     * Sets what becomes of the shipping.
     *
     * @param value what; {@link ShippingRefund#WITH_THE_LAST_PIECE} unless set
     * @return this builder
     */
    public AfterSalesPolicyBuilder shipping(ShippingRefund value) {
        shipping = value;
        return this;
    }

    /**
     * Sets how a share of what was paid becomes an amount of money.
     *
     * @param value any mode but {@link RoundingMode#UNNECESSARY}; {@link RoundingMode#HALF_UP} unless set
     * @return this builder
     */
    public AfterSalesPolicyBuilder rounding(RoundingMode value) {
        rounding = value;
        return this;
    }

    /**
     * Sets how long goods may take to be sent.
     *
     * @param value in elapsed time, above zero; 14 days unless set
     * @return this builder
     */
    public AfterSalesPolicyBuilder parcelWithin(Duration value) {
        parcelWithin = value;
        return this;
    }

    /**
     * Sets when a settled request is put away by rule.
     *
     * @param value in elapsed time, above zero; 7 days unless set
     * @return this builder
     */
    public AfterSalesPolicyBuilder closeAfter(Duration value) {
        closeAfter = value;
        return this;
    }

    /**
     * Adds a points programme that follows what is paid back.
     *
     * @param programme which
     * @return this builder
     */
    public AfterSalesPolicyBuilder follows(ProgrammeId programme) {
        programmes.add(Input.present("afterSales.programmes", programme));
        return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     * @throws dev.aftercare.crm.model.InvalidInputException if a part is malformed, or a term can never count
     */
    public AfterSalesPolicy build() {
        return new AfterSalesPolicy(
                zone, terms, assumedDelivery, approval, shipping, rounding, parcelWithin, closeAfter, programmes);
    }
}
