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

/** Which rules of a programme apply to an occasion, and why the others do not. */
final class RuleChoice {

    private final EarningOccasion occasion;
    private final List<BonusRule> chosen = new ArrayList<>();
    private final List<RulePassed> passed = new ArrayList<>();
    private final Map<String, BonusRule> firsts = new HashMap<>();
    private final Map<String, List<BonusRule>> rivals = new LinkedHashMap<>();
    private @Nullable BonusRule end;

    private RuleChoice(EarningOccasion occasion) {
        this.occasion = occasion;
    }

    static RuleChoice of(Programme programme, EarningOccasion occasion) {
        RuleChoice choice = new RuleChoice(occasion);
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
        } else {
            take(rule);
        }
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

    /** Each group is decided beside the rules that apply anyway, so that it does not matter which group comes first. */
    private void decide() {
        List<BonusRule> anyway = List.copyOf(chosen);
        rivals.forEach((group, rules) -> {
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
        });
    }

    private long worth(List<BonusRule> anyway, BonusRule rule) {
        List<BonusRule> together = new ArrayList<>(anyway);
        together.add(rule);
        return RuleAmounts.total(occasion, together);
    }
}
