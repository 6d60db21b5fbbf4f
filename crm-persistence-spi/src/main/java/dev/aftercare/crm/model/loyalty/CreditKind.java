package dev.aftercare.crm.model.loyalty;

/** Why store credit moved. */
public enum CreditKind {
    /** Given or sold to the customer. */
    ISSUE(true),
    /** Spent on an order. */
    REDEEM(false),
    /** Given back from an order it was spent on. */
    REFUND(true),
    /** Gone because its time was over. */
    EXPIRE(false),
    /** Taken back by the shop, such as a card whose payment failed. */
    TAKE_BACK(false),
    /** Come from another account, with its expiry. */
    TRANSFER_IN(true),
    /** Gone to another account. */
    TRANSFER_OUT(false);

    private final boolean comesIn;

    CreditKind(boolean comesIn) {
        this.comesIn = comesIn;
    }

    /**
     * Which way the credit moves.
     *
     * @return true if the balance grows
     */
    public boolean comesIn() {
        return comesIn;
    }
}
