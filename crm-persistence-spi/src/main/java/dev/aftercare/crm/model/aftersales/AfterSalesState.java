package dev.aftercare.crm.model.aftersales;

/** How far an after-sales request has come. */
public enum AfterSalesState {
    /** The customer asked for it. */
    REQUESTED,
    /** The shop agreed; goods may be sent. */
    APPROVED,
    /** The goods are on their way back. */
    IN_TRANSIT,
    /** The goods are back. */
    RECEIVED,
    /** The shop looked at the goods. */
    INSPECTED,
    /** The money was paid back. */
    REFUNDED,
    /** Other goods were sent. */
    REPLACED,
    /** The goods were mended and sent back. */
    REPAIRED,
    /** Done, and put away. */
    CLOSED,
    /** The shop refused; goods that came back go out again. */
    REJECTED,
    /** The customer no longer asks for it, or never sent the goods. */
    WITHDRAWN;

    /**
     * Whether something is still to be decided about the goods or the money.
     *
     * @return false once it is settled, refused or withdrawn
     */
    public boolean isOpen() {
        return compareTo(REFUNDED) < 0;
    }
}
