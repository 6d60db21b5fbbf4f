package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.Condition;
import dev.aftercare.crm.model.Input;
import java.util.ArrayList;
import java.util.List;

/** Puts a {@link BonusRule} together. Not safe for use by several threads. */
public final class BonusRuleBuilder {

    private final String name;
    private final List<Condition> when = new ArrayList<>();
    private int priority;
    private Stacking stacking = Stacking.WITH_ALL;
    private Caps caps = Caps.NONE;

    BonusRuleBuilder(String name) {
        this.name = name;
    }

    /**
     * Sets the priority.
     *
     * @param value higher ones come first; 0 unless set
     * @return this builder
     */
    public BonusRuleBuilder priority(int value) {
        priority = value;
        return this;
    }

    /**
     * Adds a condition; all must hold.
     *
     * @param condition the condition
     * @return this builder
     */
    public BonusRuleBuilder when(Condition condition) {
        when.add(Input.present("bonus.when", condition));
        return this;
    }

    /**
     * Sets how the rule goes together with others.
     *
     * @param value the stacking; {@link Stacking#WITH_ALL} unless set
     * @return this builder
     */
    public BonusRuleBuilder stacking(Stacking value) {
        stacking = Input.present("bonus.stacking", value);
        return this;
    }

    /**
     * Sets the most that the rule gives.
     *
     * @param value the caps; none unless set
     * @return this builder
     */
    public BonusRuleBuilder caps(Caps value) {
        caps = Input.present("bonus.caps", value);
        return this;
    }

    /**
     * Builds the rule.
     *
     * @param effect what it gives
     * @return the rule
     */
    public BonusRule gives(Effect effect) {
        return new BonusRule(name, priority, when, effect, stacking, caps);
    }
}
