package dev.aftercare.crm.examples.quickstart.input;

/** Leaves the parsing of a line at the first fault. Without a stack trace: a file may hold a hundred thousand of them. */
final class RefusedLine extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectReason reason;

    RefusedLine(RejectReason reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }
}
