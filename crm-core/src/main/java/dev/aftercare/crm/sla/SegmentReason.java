package dev.aftercare.crm.sla;

/** Why a shop is open or closed. */
public enum SegmentReason {
    /** The week's hours. */
    OPEN(true),
    /** The hours of an exceptional day, which has a name. */
    EXCEPTIONALLY_OPEN(true),
    /** Outside the week's hours. */
    CLOSED(false),
    /** Outside the hours of an exceptional day, which has a name. */
    EXCEPTIONALLY_CLOSED(false),
    /** A scheduled break, which has a name, or, without one, what lies between two stretches of the same date. */
    BREAK(false),
    /** A holiday, which has a name. */
    HOLIDAY(false);

    private final boolean open;

    SegmentReason(boolean open) {
        this.open = open;
    }

    /**
     * Whether business time passes.
     *
     * @return true if the shop is open
     */
    public boolean isOpen() {
        return open;
    }
}
