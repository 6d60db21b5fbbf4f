package dev.aftercare.crm.loyalty;

import java.util.List;

/**
 * What one rule would give, caps left aside.
 *
 * @param rule the rule
 * @param how on what, in words
 * @param exact before rounding
 * @param points after it
 * @param weights the share of each line of the order in it, in any unit
 */
record RuleAmount(BonusRule rule, String how, Ratio exact, long points, List<Ratio> weights) {}
