package dev.aftercare.crm.model.aftersales;

/** What a customer asks for after a sale. */
public enum AfterSalesKind {
    /** Goods come back, and what was paid for them is paid back 退货退款. */
    RETURN(true),
    /** Goods come back, and others go out for them 换货. */
    EXCHANGE(true),
    /** Money is paid back, and the goods stay where they are 仅退款. */
    REFUND(false),
    /** Goods come back, are mended and go out again 维修. */
    REPAIR(true);

    private final boolean parcel;

    AfterSalesKind(boolean parcel) {
        this.parcel = parcel;
    }

    /**
     * Whether goods come back for it.
     *
     * @return true for everything but a refund without goods
     */
    public boolean needsParcel() {
        return parcel;
    }
}
