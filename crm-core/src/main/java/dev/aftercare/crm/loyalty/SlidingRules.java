package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import java.time.Instant;

/**
 * Points that live for as long as their owner is active. Pure. An activity moves the expiry of all open lots that do expire to what it
 * would be for points given now; nothing ever expires sooner than it would have.
 */
final class SlidingRules {

    /** The cause of the entries that move lots on. */
    static final Cause CAUSE = new Cause("expiry", "extended");

    private SlidingRules() {}

    /** Whether what was done counts as an activity. */
    static boolean isExtendedBy(ExpiryRule rule, Posting posting) {
        return rule.kind() == ExpiryRule.Kind.SLIDING
                && posting.entries().stream()
                        .anyMatch(entry ->
                                rule.extendedBy().stream().anyMatch(activity -> activity.isDoneBy(entry.kind())));
    }

    static Decision<Posting> extend(PointsAccount account, Programme rules, Occasion occasion) {
        PostingDraft draft = new PostingDraft(account, occasion, rules.order());
        Instant until = rules.expiresAt(occasion.at());
        if (until != null) {
            draft.extend(until);
        }
        return draft.accepted();
    }
}
