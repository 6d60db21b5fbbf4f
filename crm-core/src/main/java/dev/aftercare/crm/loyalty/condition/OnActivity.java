package dev.aftercare.crm.loyalty.condition;

import java.util.Set;

/**
 * The occasion is an activity of some kind. Rules without this condition are for orders.
 *
 * @param kinds the kinds, 1 to 1,000, such as {@link Activity#REVIEW}
 */
public record OnActivity(Set<String> kinds) implements Condition {

    /** Checks the parts. */
    public OnActivity {
        kinds = Codes.some("activity.kinds", kinds, 40);
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Activity activity = occasion.activity();
        return Verdict.of(activity != null && kinds.contains(activity.kind()));
    }

    @Override
    public String words() {
        return "activity one of " + kinds;
    }
}
