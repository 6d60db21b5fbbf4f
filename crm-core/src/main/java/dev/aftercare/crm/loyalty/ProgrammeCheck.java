package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the rules of a programme go together; what does not is named. */
final class ProgrammeCheck {

    static final int MAX = 200;

    private static final String FIELD = "programme.bonuses";

    private ProgrammeCheck() {}

    static void of(List<BonusRule> rules, Caps all) {
        Map<String, BonusRule> names = new HashMap<>();
        Map<String, BonusRule> groups = new HashMap<>();
        Map<String, BonusRule> budgets = new HashMap<>();
        for (BonusRule rule : rules) {
            if (rule.name().equals(EarningRule.BASE) || rule.name().equals(CapWindow.ALL)) {
                throw new InvalidInputException(FIELD, "have a rule named " + rule.name(), "another name");
            }
            if (names.put(rule.name(), rule) != null) {
                throw new InvalidInputException(FIELD, "have two rules named " + rule.name(), "different names");
            }
            String group = rule.stacking().group();
            BonusRule peer = group == null ? null : groups.putIfAbsent(group, rule);
            if (peer != null && peer.stacking().choice() != rule.stacking().choice()) {
                throw conflict(peer, rule, "choose differently in group " + group, "one choice per group");
            }
            Caps.Budget budget = rule.caps().budget();
            BonusRule sharer = budget == null ? null : budgets.putIfAbsent(budget.name(), rule);
            if (budget != null && sharer != null && !budget.equals(sharer.caps().budget())) {
                throw conflict(sharer, rule, "differ about budget " + budget.name(), "one size per budget");
            }
        }
        Caps.Budget whole = all.budget();
        if (whole != null && budgets.containsKey(whole.name())) {
            throw new InvalidInputException(FIELD, "use the programme's budget " + whole.name(), "another budget");
        }
        duplicates(rules);
    }

    /** A level brings a rule of its own into a settlement. */
    static void leavesRoomForTheLevel(List<BonusRule> rules) {
        if (rules.size() == MAX) {
            throw new InvalidInputException(FIELD, "are too many beside the levels", "at most " + (MAX - 1));
        }
        if (rules.stream().anyMatch(rule -> rule.name().startsWith(TierBonus.RULE))) {
            throw new InvalidInputException(FIELD, "have a rule named " + TierBonus.RULE + "…", "another name");
        }
    }

    /** Two rules that differ only in their names would give twice what one was meant to give. */
    private static void duplicates(List<BonusRule> rules) {
        Map<BonusRule, BonusRule> nameless = new HashMap<>();
        for (BonusRule rule : rules) {
            BonusRule bare =
                    new BonusRule("-", rule.priority(), rule.when(), rule.effect(), rule.stacking(), rule.caps());
            BonusRule twin = nameless.putIfAbsent(bare, rule);
            if (twin != null) {
                throw conflict(twin, rule, "differ in their names only", "rules that differ");
            }
        }
    }

    private static InvalidInputException conflict(BonusRule one, BonusRule other, String problem, String allowed) {
        return new InvalidInputException(FIELD, one.name() + " and " + other.name() + " " + problem, allowed);
    }
}
