package dev.aftercare.crm.examples.quickstart.input;

/** Told of every line that is not used. */
@FunctionalInterface
public interface Rejects {

    /**
     * A line is not used.
     *
     * @param file the file's name
     * @param line the line's number; the header is 1
     * @param lines how many lines of the file that is, usually 1
     * @param reason why
     */
    void reject(String file, long line, int lines, RejectReason reason);
}
