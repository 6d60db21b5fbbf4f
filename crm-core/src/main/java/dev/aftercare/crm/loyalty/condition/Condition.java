package dev.aftercare.crm.loyalty.condition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aftercare.crm.model.purchase.PurchaseLine;

/**
 * One condition of an earning rule. Pure: it looks at the occasion and at nothing else. In JSON its {@code type} stands beside its parts.
 *
 * <p>Most conditions look at the occasion as a whole. Those on articles say which lines of an order count; a rule of which no line counts
 * does not apply.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AroundBirthday.class, name = "birthday"),
    @JsonSubTypes.Type(value = AtTimes.class, name = "times"),
    @JsonSubTypes.Type(value = InBirthdayMonth.class, name = "birthday-month"),
    @JsonSubTypes.Type(value = InSegment.class, name = "segment"),
    @JsonSubTypes.Type(value = InTier.class, name = "tier"),
    @JsonSubTypes.Type(value = NthOrder.class, name = "nth-order"),
    @JsonSubTypes.Type(value = OfCategory.class, name = "category"),
    @JsonSubTypes.Type(value = OfProduct.class, name = "product"),
    @JsonSubTypes.Type(value = OnActivity.class, name = "activity"),
    @JsonSubTypes.Type(value = OnDaysOfMonth.class, name = "days-of-month"),
    @JsonSubTypes.Type(value = OrderFrom.class, name = "order-from"),
    @JsonSubTypes.Type(value = OverChannel.class, name = "channel"),
    @JsonSubTypes.Type(value = WithCode.class, name = "code"),
    @JsonSubTypes.Type(value = Within.class, name = "within"),
    @JsonSubTypes.Type(value = Without.class, name = "without")
})
public sealed interface Condition
        permits AroundBirthday,
                AtTimes,
                InBirthdayMonth,
                InSegment,
                InTier,
                NthOrder,
                OfCategory,
                OfProduct,
                OnActivity,
                OnDaysOfMonth,
                OrderFrom,
                OverChannel,
                WithCode,
                Within,
                Without {

    /**
     * Whether it holds.
     *
     * @param occasion what happened, and what is known
     * @return the verdict; for conditions on articles always {@link Verdict#MET}
     */
    Verdict judge(EarningOccasion occasion);

    /**
     * Whether a line of the order counts.
     *
     * @param line the line
     * @return true unless it is a condition on articles that the line does not fulfil
     */
    default boolean counts(PurchaseLine line) {
        return true;
    }

    /**
     * What it demands, in words free of personal data.
     *
     * @return such as {@code segment one of [vip]}
     */
    String words();
}
