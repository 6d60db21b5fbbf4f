package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Programme} together. Not safe for use by several threads. */
public final class ProgrammeBuilder {

    private final ProgrammeId id;
    private final List<EarningRule> earning = new ArrayList<>();
    private final List<BonusRule> bonuses = new ArrayList<>();
    private final List<Valuation> valuations = new ArrayList<>();
    private Caps caps = Caps.NONE;
    private MaturityRule maturity = MaturityRule.AT_ONCE;
    private ZoneId zone = ZoneOffset.UTC;
    private ExpiryRule expiry = ExpiryRule.never();
    private RedemptionOrder order = RedemptionOrder.SOONEST_EXPIRY_FIRST;
    private ReturnPolicy returns = ReturnPolicy.DEFAULT;
    private @Nullable TierBonus tiers;

    ProgrammeBuilder(ProgrammeId id) {
        this.id = id;
    }

    /**
     * Sets where days and years begin and end.
     *
     * @param value the zone; UTC unless set
     * @return this builder
     */
    public ProgrammeBuilder zone(ZoneId value) {
        zone = Input.present("programme.zone", value);
        return this;
    }

    /**
     * Adds what orders of one more currency earn.
     *
     * @param rule the rule
     * @return this builder
     */
    public ProgrammeBuilder earning(EarningRule rule) {
        earning.add(Input.present("programme.earning", rule));
        return this;
    }

    /**
     * Adds what orders of one more currency earn, every line counting once and without a minimum.
     *
     * @param rate what money is worth
     * @return this builder
     */
    public ProgrammeBuilder earning(Rate rate) {
        return earning(EarningRule.of(rate));
    }

    /**
     * Adds what orders or activities earn on conditions.
     *
     * @param rule the rule
     * @return this builder
     */
    public ProgrammeBuilder bonus(BonusRule rule) {
        bonuses.add(Input.present("programme.bonuses", rule));
        return this;
    }

    /**
     * Sets the most that all rules together give.
     *
     * @param value the caps; none unless set
     * @return this builder
     */
    public ProgrammeBuilder caps(Caps value) {
        caps = Input.present("programme.caps", value);
        return this;
    }

    /**
     * Sets when what orders earn can be spent.
     *
     * @param value the rule; {@link MaturityRule#AT_ONCE} unless set
     * @return this builder
     */
    public ProgrammeBuilder maturity(MaturityRule value) {
        maturity = Input.present("programme.maturity", value);
        return this;
    }

    /**
     * Adds what points are worth in money.
     *
     * @param valuation the valuation
     * @return this builder
     */
    public ProgrammeBuilder valuation(Valuation valuation) {
        valuations.add(Input.present("programme.valuations", valuation));
        return this;
    }

    /**
     * Sets how long points live.
     *
     * @param value the rule; {@link ExpiryRule#never} unless set
     * @return this builder
     */
    public ProgrammeBuilder expiry(ExpiryRule value) {
        expiry = Input.present("programme.expiry", value);
        return this;
    }

    /**
     * Sets which lots are spent first.
     *
     * @param value the order; {@link RedemptionOrder#SOONEST_EXPIRY_FIRST} unless set
     * @return this builder
     */
    public ProgrammeBuilder order(RedemptionOrder value) {
        order = Input.present("programme.order", value);
        return this;
    }

    /**
     * Sets what returns of orders do to their points.
     *
     * @param value the policy; {@link ReturnPolicy#DEFAULT} unless set
     * @return this builder
     */
    public ProgrammeBuilder returns(ReturnPolicy value) {
        returns = Input.present("programme.returns", value);
        return this;
    }

    /**
     * Lets the levels of a tier programme count: what orders earn is multiplied by the level's multiplier, and conditions on the tier
     * know the customer's level.
     *
     * @param value whose levels, and how; none unless set
     * @return this builder
     */
    public ProgrammeBuilder tiers(TierBonus value) {
        tiers = Input.present("programme.tiers", value);
        return this;
    }

    /**
     * Builds the programme.
     *
     * @return the programme, version 0: not yet defined
     */
    public Programme build() {
        return new Programme(id, 0, zone, earning, expiry, order, returns, bonuses, caps, maturity, valuations, tiers);
    }
}
