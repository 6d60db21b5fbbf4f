package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps an account's list of what is held and pending up with its entries, so that nobody need look for it among them. Pure. */
final class Promises {

    private Promises() {}

    /**
     * What is open after an entry.
     *
     * @param before the account before it
     * @param kind the entry's kind
     * @param size how many points it moves
     * @param about which entry it resolves, if any
     * @return empty if it was not known before, or if it is not known of which promise this is a part
     */
    static Optional<List<PointsPromise>> after(PointsAccount before, EntryKind kind, long size, @Nullable Long about) {
        return switch (kind) {
            case HOLD, PEND, PEND_IN ->
                before.openPromises().map(open -> with(open, new PointsPromise(before.version() + 1, size)));
            case CAPTURE, RELEASE, MATURE, CANCEL, PEND_OUT ->
                before.openPromises().flatMap(open -> resolved(open, about, size));
            default -> before.openPromises();
        };
    }

    private static List<PointsPromise> with(List<PointsPromise> open, PointsPromise next) {
        List<PointsPromise> all = new ArrayList<>(open);
        all.add(next);
        return all;
    }

    private static Optional<List<PointsPromise>> resolved(List<PointsPromise> open, @Nullable Long about, long size) {
        List<PointsPromise> left = new ArrayList<>();
        boolean found = false;
        for (PointsPromise promise : open) {
            if (about == null || promise.entry() != about) {
                left.add(promise);
            } else {
                found = promise.left() >= size;
                if (promise.left() > size) {
                    left.add(new PointsPromise(promise.entry(), promise.left() - size));
                }
            }
        }
        return found ? Optional.of(left) : Optional.empty();
    }
}
