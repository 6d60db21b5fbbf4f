package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It happened within a period, such as that of a campaign.
 *
 * @param from the first instant, included; null if it has always been running
 * @param before the first instant after it; null if it does not end
 */
public record Within(@Nullable Instant from, @Nullable Instant before) implements Condition {

    /** Checks the parts. */
    public Within {
        from = Input.instantOrNull("within.from", from);
        before = Input.instantOrNull("within.before", before);
        if (from != null && before != null && !from.isBefore(before)) {
            throw new InvalidInputException("within.before", "is not after from", "a later instant");
        }
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Instant at = occasion.at();
        return Verdict.of((from == null || !at.isBefore(from)) && (before == null || at.isBefore(before)));
    }

    @Override
    public String words() {
        return "from " + (from == null ? "ever" : from) + " to before " + (before == null ? "ever" : before);
    }
}
