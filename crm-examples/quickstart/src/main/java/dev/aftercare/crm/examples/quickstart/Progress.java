package dev.aftercare.crm.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far a long job has come. A job that is over within a second shows nothing. */
final class Progress {

    private static final long QUIET = Duration.ofSeconds(1).toNanos();
    private static final long BAR_PAUSE = Duration.ofMillis(200).toNanos();
    private static final long LINE_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final ProgressStyle style;
    private final LongSupplier nanos;
    private String label = "";
    private String unit = "";
    private long total;
    private long startedAt;
    private long nextAt;
    private boolean drawn;

    /**
     * Creates it.
     *
     * @param out where to show it
     * @param style how, anything but {@link ProgressStyle#AUTO}
     * @param nanos a clock for the eye, such as {@link System#nanoTime}
     */
    Progress(PrintStream out, ProgressStyle style, LongSupplier nanos) {
        this.out = out;
        this.style = style;
        this.nanos = nanos;
    }

    /** A job begins. */
    void begin(String newLabel, String newUnit, long newTotal) {
        label = newLabel;
        unit = newUnit;
        total = newTotal;
        startedAt = nanos.getAsLong();
        nextAt = startedAt + (style == ProgressStyle.BAR ? QUIET : LINE_PAUSE);
        drawn = false;
    }

    /** So much is done; a total of 0 means that nobody knows how much there is. */
    void at(long done) {
        if (style == ProgressStyle.NONE) {
            return;
        }
        long now = nanos.getAsLong();
        if (now < nextAt) {
            return;
        }
        drawn = true;
        if (style == ProgressStyle.BAR) {
            nextAt = now + BAR_PAUSE;
            out.print("\r" + bar(done) + text(done) + left(done, now) + "   ");
        } else {
            nextAt = now + LINE_PAUSE;
            out.println(label + text(done) + left(done, now));
        }
        out.flush();
    }

    /** The job is over: the bar makes room. */
    void end() {
        if (drawn && style == ProgressStyle.BAR) {
            out.print("\r" + " ".repeat(label.length() + WIDTH + 60) + "\r");
            out.flush();
        }
    }

    private String bar(long done) {
        if (total == 0) {
            return label;
        }
        int full = (int) (WIDTH * Math.min(done, total) / total);
        return label + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private String text(long done) {
        if (total == 0) {
            return String.format(Locale.ROOT, "  %,d %s", done, unit);
        }
        return String.format(Locale.ROOT, " %3d %%  %,d of %,d %s", 100 * done / total, done, total, unit);
    }

    private String left(long done, long now) {
        if (total == 0 || done == 0) {
            return "";
        }
        long seconds = Duration.ofNanos((long) ((double) (now - startedAt) / done * (total - done)))
                .toSeconds();
        return String.format(Locale.ROOT, ", %d:%02d left", seconds / 60, seconds % 60);
    }
}
