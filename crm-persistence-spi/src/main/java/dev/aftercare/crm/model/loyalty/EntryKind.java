package dev.aftercare.crm.model.loyalty;

/**
 * Why points moved, and between which of an account's four figures: available, held, pending and owed. Each kind has one sign and one
 * effect, so the four running figures follow from the kinds and points of the entries alone.
 */
public enum EntryKind {
    /** Given for something the customer did. */
    EARN(1, 1, 0, 0, 0),
    /** Spent by the customer. */
    REDEEM(-1, -1, 0, 0, 0),
    /** Gone because their time was over. */
    EXPIRE(-1, -1, 0, 0, 0),
    /** Set aside for a payment that is not certain yet. */
    HOLD(-1, -1, 1, 0, 0),
    /** Held points that were spent. */
    CAPTURE(-1, 0, -1, 0, 0),
    /** Held points that came back, because the hold was released, was captured in part or ran out of time. */
    RELEASE(1, 1, -1, 0, 0),
    /** Given, but to be spent only from an instant on. */
    PEND(1, 0, 0, 1, 0),
    /** Pending points that can be spent from now on. */
    MATURE(1, 1, 0, -1, 0),
    /** Pending points that were taken back before they could be spent. */
    CANCEL(-1, 0, 0, -1, 0),
    /** Added by hand. */
    ADJUST_UP(1, 1, 0, 0, 0),
    /** Removed by hand. */
    ADJUST_DOWN(-1, -1, 0, 0, 0),
    /** Come from another customer's account, with their expiry; or back from there, if the transfer was undone. */
    TRANSFER_IN(1, 1, 0, 0, 0),
    /** Gone to another customer's account. */
    TRANSFER_OUT(-1, -1, 0, 0, 0),
    /** What was given is taken back. */
    TAKE_BACK(-1, -1, 0, 0, 0),
    /** What was spent is given back. */
    GIVE_BACK(1, 1, 0, 0, 0),
    /** More was to go than there was: the customer owes it. */
    OWE(-1, 0, 0, 0, 1),
    /** Points that paid what the customer owed. */
    SETTLE(-1, -1, 0, 0, -1),
    /**
     * Points that moved from one lot to another which expires no sooner, so that an account's lots stay few; or out of a lot and into the
     * same one, which expires later from then on.
     */
    FOLD(1, 0, 0, 0, 0),
    /** Pending points that came from another account of the programme, with the instant at which they can be spent. */
    PEND_IN(1, 0, 0, 1, 0),
    /** Pending points that went to another account of the programme. */
    PEND_OUT(-1, 0, 0, -1, 0),
    /**
     * A debt that came from another account of the programme, or towards one: points of a transfer that was undone after they were spent.
     */
    DEBT_IN(-1, 0, 0, 0, 1),
    /** A debt that went to another account of the programme. */
    DEBT_OUT(1, 0, 0, 0, -1);

    private final int sign;
    private final int available;
    private final int held;
    private final int pending;
    private final int owed;

    EntryKind(int sign, int available, int held, int pending, int owed) {
        this.sign = sign;
        this.available = available;
        this.held = held;
        this.pending = pending;
        this.owed = owed;
    }

    /**
     * Which sign the points of such an entry have.
     *
     * @return 1 or -1
     */
    public int sign() {
        return sign;
    }

    /**
     * How such an entry changes the balance, that is the open lots.
     *
     * @param points the entry's points
     * @return the change
     */
    public long toBalance(long points) {
        return available * (sign * points);
    }

    /**
     * Whether such an entry changes the open lots. The lots of the other kinds only say which they are about.
     *
     * @return true for the kinds that change the balance, and for {@link #FOLD}
     */
    public boolean movesLots() {
        return available != 0 || this == FOLD;
    }

    /**
     * How such an entry changes what stands aside of the balance.
     *
     * @param before what stood there before it
     * @param points the entry's points
     * @return what stands there after it
     * @throws dev.aftercare.crm.model.InvalidInputException if a figure would fall below zero
     */
    public PointsAside next(PointsAside before, long points) {
        long size = sign * points;
        return new PointsAside(
                before.held() + held * size, before.pending() + pending * size, before.debt() + owed * size);
    }

    /**
     * What the lot changes of such an entry add up to.
     *
     * @param points the entry's points
     * @return the points; 0 for debts, which are in no lot, and for what only moves between lots
     */
    long inLots(long points) {
        return this == OWE || this == FOLD || this == DEBT_IN || this == DEBT_OUT ? 0 : points;
    }
}
