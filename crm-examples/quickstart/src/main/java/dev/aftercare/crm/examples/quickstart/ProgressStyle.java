package dev.aftercare.crm.examples.quickstart;

/** How progress is shown. */
enum ProgressStyle {
    /** A bar on a terminal, lines elsewhere. */
    AUTO,
    /** A bar that is drawn again and again on one line. */
    BAR,
    /** A line now and then. */
    LINES,
    /** Not at all. */
    NONE;

    /** What this means for the process as it was started. */
    ProgressStyle resolved() {
        if (this != AUTO) {
            return this;
        }
        return Terminal.isPresent() ? BAR : LINES;
    }
}
