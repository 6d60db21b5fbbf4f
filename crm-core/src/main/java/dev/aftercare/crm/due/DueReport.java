package dev.aftercare.crm.due;

/**
 * What a sweep did.
 *
 * @param done how many entries were done
 * @param passed how many claims no longer counted, because the entry had moved, gone or been taken over
 * @param failed how many entries failed; each is tried again once its lease has ended
 */
public record DueReport(int done, int passed, int failed) {

    /** Nothing done. */
    public static final DueReport NOTHING = new DueReport(0, 0, 0);

    /**
     * Both sweeps together.
     *
     * @param other another sweep
     * @return the sums
     */
    public DueReport plus(DueReport other) {
        return new DueReport(done + other.done, passed + other.passed, failed + other.failed);
    }

    int entries() {
        return done + passed + failed;
    }
}
