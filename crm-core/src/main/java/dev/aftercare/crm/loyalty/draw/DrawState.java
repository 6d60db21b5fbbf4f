package dev.aftercare.crm.loyalty.draw;

/** Where a draw stands. */
public enum DrawState {
    /** Customers enter, or will, or the draw is to be held. */
    OPEN("enter in its time, hold it after that, or cancel it"),
    /** Winners are being drawn; nothing of the entries changes any more. */
    DRAWING("to wait for its end"),
    /** All winners are known, and so is the seed. */
    DRAWN("to read the result"),
    /** It will not take place; points are on their way back, or there. */
    CANCELLED("another draw");

    private final String allowed;

    DrawState(String allowed) {
        this.allowed = allowed;
    }

    String allowed() {
        return allowed;
    }
}
