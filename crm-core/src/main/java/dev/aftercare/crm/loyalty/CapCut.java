package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;

/**
 * That a cap cut what a rule gives.
 *
 * @param window which cap
 * @param limit the most that it allows
 * @param used how many points it had allowed before
 * @param from how many points it was to be
 * @param to how many it became
 */
public record CapCut(CapWindow window, long limit, long used, long from, long to) {
    /** Checks the parts. */
    public CapCut {
        Input.present("cut.window", window);
    }

    @Override
    public String toString() {
        return from + " cut to " + to + " by at most " + limit + " per " + window
                + (window.scope().equals(CapWindow.ALL) ? " over all rules" : "");
    }
}
