package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.RulePassed.Why;
import dev.aftercare.crm.loyalty.condition.Condition;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.Verdict;
import dev.aftercare.crm.model.purchase.Purchase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a programme apply to an occasion, and why the others do not. A rule whose own caps leave nothing shuts no other out: a
 * campaign whose budget is gone is over.
 */
final class RuleChoice {

    private final EarningOccasion occasion;
    private final EarningUsage before;
    private final List<BonusRule> chosen = new ArrayList<>();
    private final List<RulePassed> passed = new ArrayList<>();
    private final Map<String, BonusRule> firsts = new HashMap<>();
    private final Map<String, List<BonusRule>> rivals = new LinkedHashMap<>();
    private @Nullable BonusRule end;

    private RuleChoice(EarningOccasion occasion, EarningUsage before) {
        this.occasion = occasion;
        this.before = before;
    }

    static RuleChoice of(Programme programme, EarningOccasion occasion, EarningUsage before) {
        RuleChoice choice = new RuleChoice(occasion, before);
        programme.rules(occasion).forEach(choice::look);
        choice.decide();
        choice.chosen.sort(BonusRule.ORDER);
        return choice;
    }

    /** In their order. */
    List<BonusRule> chosen() {
        return chosen;
    }

    List<RulePassed> passed() {
        return passed;
    }

    private void look(BonusRule rule) {
        if (!rule.isFor(occasion)) {
            return;
        }
        Optional<RulePassed> obstacle = obstacle(rule);
        if (obstacle.isPresent()) {
            passed.add(obstacle.get());
        } else if (end != null) {
            passed.add(new RulePassed(rule.name(), Why.AFTER_LAST, end.name()));
        } else if (shutsOut(rule) && CapRules.isUsedUp(rule, occasion, before)) {
            passed.add(new RulePassed(rule.name(), Why.USED_UP, "its caps leave nothing"));
        } else {
            take(rule);
        }
    }

    private static boolean shutsOut(BonusRule rule) {
        return rule.stacking().last() || rule.stacking().group() != null;
    }

    private void take(BonusRule rule) {
        String group = rule.stacking().group();
        if (group == null) {
            chosen.add(rule);
            end = rule.stacking().last() ? rule : null;
        } else if (rule.stacking().choice() == Stacking.Choice.BEST) {
            rivals.computeIfAbsent(group, any -> new ArrayList<>()).add(rule);
        } else if (firsts.containsKey(group)) {
            passed.add(new RulePassed(
                    rule.name(), Why.AFTER_FIRST, firsts.get(group).name()));
        } else {
            firsts.put(group, rule);
            chosen.add(rule);
        }
    }

    private Optional<RulePassed> obstacle(BonusRule rule) {
        Purchase order = occasion.order();
        Optional<String> currency = rule.effect().currency();
        if (order != null && currency.isPresent()) {
            String given = order.total().currency().getCurrencyCode();
            if (!currency.get().equals(given)) {
                return Optional.of(new RulePassed(rule.name(), Why.OTHER_CURRENCY, given));
            }
        }
        for (Condition condition : rule.when()) {
            Verdict verdict = condition.judge(occasion);
            if (verdict != Verdict.MET) {
                Why why = verdict == Verdict.UNKNOWN ? Why.NOT_KNOWN : Why.NOT_MET;
                return Optional.of(new RulePassed(rule.name(), why, condition.words()));
            }
        }
        if (order != null && order.lines().stream().noneMatch(rule::counts)) {
            return Optional.of(new RulePassed(
                    rule.name(), Why.NO_LINES, "none of " + order.lines().size()));
        }
        return Optional.empty();
    }

    /**
     * Groups of amounts first, since multipliers multiply what those give, then groups with multipliers, then those of fixed points. Each is
     * decided beside the rules that apply anyway and the groups of earlier turns, so that within a turn it does not matter which comes first.
     */
    private void decide() {
        for (int turn = 0; turn <= 2; turn++) {
            List<BonusRule> anyway = List.copyOf(chosen);
            for (List<BonusRule> rules : rivals.values()) {
                if (turnOf(rules) == turn) {
                    decide(anyway, rules);
                }
            }
        }
    }

    private static int turnOf(List<BonusRule> rules) {
        return rules.stream().mapToInt(rule -> rule.effect().turn()).min().orElseThrow();
    }

    private void decide(List<BonusRule> anyway, List<BonusRule> rules) {
        BonusRule best = rules.get(0);
        long most = worth(anyway, best);
        for (BonusRule rule : rules) {
            long points = worth(anyway, rule);
            if (points > most) {
                best = rule;
                most = points;
            }
        }
        chosen.add(best);
        for (BonusRule rule : rules) {
            if (!rule.equals(best)) {
                passed.add(new RulePassed(rule.name(), Why.OUTDONE, best.name()));
            }
        }
    }

    /** What is given in the end, but for the caps of the programme, which are the same for all. */
    private long worth(List<BonusRule> anyway, BonusRule rule) {
        List<BonusRule> together = new ArrayList<>(anyway);
        together.add(rule);
        List<RuleAmount> amounts = RuleAmounts.of(occasion, together);
        return CapRules.cut(Caps.NONE, occasion, amounts, before).stream()
                .mapToLong(RuleGrant::points)
                .sum();
    }
}
