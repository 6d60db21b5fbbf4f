package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.CapWindow.Cap;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What caps make of what rules give. Pure. Each rule is cut by its own caps first, in their order; then the programme's caps cut the sum,
 * the last rule first.
 */
final class CapRules {

    private final EarningOccasion occasion;
    private final EarningUsage before;
    private final Map<CapWindow, Long> given = new LinkedHashMap<>();

    private CapRules(EarningOccasion occasion, EarningUsage before) {
        this.occasion = occasion;
        this.before = before;
    }

    private record Limit(CapWindow window, long points) {}

    /** What the rules give in the end, in their order. */
    static List<RuleGrant> cut(Caps all, EarningOccasion occasion, List<RuleAmount> amounts, EarningUsage before) {
        CapRules caps = new CapRules(occasion, before);
        List<RuleGrant> grants = new ArrayList<>();
        for (RuleAmount amount : amounts) {
            RuleGrant grant = new RuleGrant(
                    amount.rule().name(), amount.how(), amount.exact().decimal(), amount.points(), List.of());
            grants.add(caps.byOwn(amount.rule(), grant));
        }
        caps.byAll(all, grants);
        return grants;
    }

    /** Whether a rule's own caps leave nothing of whatever it gives. */
    static boolean isUsedUp(BonusRule rule, EarningOccasion occasion, EarningUsage before) {
        CapRules caps = new CapRules(occasion, before);
        return limits(rule.name(), rule.caps(), occasion).stream().anyMatch(limit -> caps.left(limit) == 0);
    }

    /** What the given points use of the caps. */
    static List<CapUse> uses(Programme programme, EarningOccasion occasion, List<RuleGrant> grants) {
        Map<CapWindow, Long> uses = new LinkedHashMap<>();
        Map<String, Caps> caps = new LinkedHashMap<>();
        programme.rules(occasion).forEach(rule -> caps.putIfAbsent(rule.name(), rule.caps()));
        for (RuleGrant grant : grants) {
            limits(grant.rule(), caps.getOrDefault(grant.rule(), Caps.NONE), occasion)
                    .forEach(limit -> uses.merge(limit.window(), grant.points(), Math::addExact));
            limits(CapWindow.ALL, programme.caps(), occasion)
                    .forEach(limit -> uses.merge(limit.window(), grant.points(), Math::addExact));
        }
        List<CapUse> result = new ArrayList<>();
        uses.forEach((window, points) -> {
            if (points > 0 && window.cap() != Cap.ORDER) {
                result.add(new CapUse(window, points));
            }
        });
        return result;
    }

    private RuleGrant byOwn(BonusRule rule, RuleGrant grant) {
        RuleGrant cut = grant;
        for (Limit limit : limits(rule.name(), rule.caps(), occasion)) {
            cut = reduced(cut, limit, left(limit), used(limit.window()));
        }
        for (Limit limit : limits(rule.name(), rule.caps(), occasion)) {
            given.merge(limit.window(), cut.points(), Math::addExact);
        }
        return cut;
    }

    private void byAll(Caps all, List<RuleGrant> grants) {
        for (Limit limit : limits(CapWindow.ALL, all, occasion)) {
            long used = used(limit.window());
            long over = grants.stream().mapToLong(RuleGrant::points).sum() - left(limit);
            for (int i = grants.size() - 1; i >= 0 && over > 0; i--) {
                RuleGrant grant = grants.get(i);
                long less = Math.min(over, grant.points());
                grants.set(i, reduced(grant, limit, grant.points() - less, used));
                over -= less;
            }
        }
    }

    private long used(CapWindow window) {
        if (window.cap() == Cap.ORDER) {
            return 0;
        }
        long earlier = before.used(window);
        return earlier == Long.MAX_VALUE ? earlier : earlier + given.getOrDefault(window, 0L);
    }

    private long left(Limit limit) {
        return Math.max(0, limit.points() - used(limit.window()));
    }

    private static RuleGrant reduced(RuleGrant grant, Limit limit, long most, long used) {
        if (grant.points() <= most) {
            return grant;
        }
        List<CapCut> cuts = new ArrayList<>(grant.cuts());
        cuts.add(new CapCut(limit.window(), limit.points(), used, grant.points(), most));
        return new RuleGrant(grant.rule(), grant.how(), grant.exact(), most, cuts);
    }

    private static List<Limit> limits(String scope, Caps caps, EarningOccasion occasion) {
        List<Limit> limits = new ArrayList<>();
        if (caps.perOrder() != null) {
            limits.add(new Limit(new CapWindow(scope, Cap.ORDER, null, null), caps.perOrder()));
        }
        if (caps.perDay() != null) {
            limits.add(new Limit(new CapWindow(scope, Cap.DAY, null, occasion.day()), caps.perDay()));
        }
        Caps.Periodic period = caps.perPeriod();
        if (period != null) {
            CapWindow window = new CapWindow(
                    scope, Cap.PERIOD, period.unit(), period.unit().startOf(occasion.day()));
            limits.add(new Limit(window, period.points()));
        }
        if (caps.perCustomer() != null) {
            limits.add(new Limit(new CapWindow(scope, Cap.CUSTOMER, null, null), caps.perCustomer()));
        }
        Caps.Budget budget = caps.budget();
        if (budget != null) {
            limits.add(new Limit(new CapWindow(budget.name(), Cap.BUDGET, null, null), budget.points()));
        }
        return limits;
    }
}
