package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of the caps was used before. Days and periods that are long over are forgotten; an order that comes so late counts as one
 * whose caps are used up, so no cap is ever exceeded.
 *
 * @param uses what was used, each window once
 * @param forgotten the last day whose windows may be forgotten; null if none are
 */
public record EarningUsage(List<CapUse> uses, @Nullable LocalDate forgotten) {

    /** Nothing used. */
    public static final EarningUsage NONE = new EarningUsage(List.of(), null);

    static final int MAX_WINDOWS = 1_000;

    /** Copies the uses. */
    public EarningUsage {
        uses = List.copyOf(Input.present("usage.uses", uses));
    }

    /**
     * How much of a window was used.
     *
     * @param window which
     * @return the points; {@link Long#MAX_VALUE} if that was forgotten
     */
    public long used(CapWindow window) {
        LocalDate start = window.start();
        return uses.stream()
                .filter(use -> use.window().equals(window))
                .mapToLong(CapUse::points)
                .findFirst()
                .orElse(start != null && forgotten != null && !start.isAfter(forgotten) ? Long.MAX_VALUE : 0);
    }

    /** This and what another document counts. */
    EarningUsage and(EarningUsage other) {
        List<CapUse> all = new ArrayList<>(uses);
        all.addAll(other.uses);
        return new EarningUsage(all, forgotten);
    }

    /** This and more. */
    EarningUsage plus(List<CapUse> more) {
        Map<CapWindow, Long> sums = new LinkedHashMap<>();
        uses.forEach(use -> sums.put(use.window(), use.points()));
        more.forEach(use -> sums.merge(use.window(), use.points(), Math::addExact));
        List<CapUse> all = new ArrayList<>();
        sums.forEach((window, points) -> all.add(new CapUse(window, points)));
        return new EarningUsage(all, forgotten).pruned();
    }

    /** This without part of what a window used; a window that is not here, or that used less, gives what it has. */
    EarningUsage minus(CapWindow window, long points) {
        List<CapUse> all = new ArrayList<>();
        for (CapUse use : uses) {
            long left = use.window().equals(window) ? Math.max(0, use.points() - points) : use.points();
            if (left > 0) {
                all.add(new CapUse(use.window(), left));
            }
        }
        return new EarningUsage(all, forgotten);
    }

    private EarningUsage pruned() {
        if (uses.size() <= MAX_WINDOWS) {
            return this;
        }
        LocalDate oldest = uses.stream()
                .map(use -> use.window().start())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (oldest == null) {
            return this;
        }
        List<CapUse> kept = uses.stream()
                .filter(use -> !oldest.equals(use.window().start()))
                .toList();
        return new EarningUsage(kept, oldest).pruned();
    }
}
