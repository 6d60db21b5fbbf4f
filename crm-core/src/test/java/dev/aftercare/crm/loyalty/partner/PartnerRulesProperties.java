package dev.aftercare.crm.loyalty.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.loyalty.partner.PartnerRefused.Reason;
import dev.aftercare.crm.loyalty.tier.TierCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PartnerRulesProperties {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 200)
    void everyCodeLiesInOneRowHoweverManyComeIn(
            @ForAll @IntRange(max = 200) int total, @ForAll @IntRange(max = 50) int more) {
        List<Long> before = numbers(total);
        assertThat(before)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, total).boxed().toList());
        for (int row = 0; row < PartnerRules.ROWS; row++) {
            assertThat(PartnerRules.inRow(total + more, row)).isGreaterThanOrEqualTo(PartnerRules.inRow(total, row));
        }
        assertThat(numbers(total + more)).containsAll(before).hasSize(total + more);
    }

    private static List<Long> numbers(long total) {
        List<Long> numbers = new ArrayList<>();
        for (int row = 0; row < PartnerRules.ROWS; row++) {
            for (long place = 1; place <= PartnerRules.inRow(total, row); place++) {
                numbers.add(PartnerRules.number(row, place));
            }
        }
        return numbers;
    }

    @Property(tries = 500)
    void aBenefitIsHadExactlyIfNothingSpeaksAgainstIt(
            @ForAll boolean withdrawn,
            @ForAll boolean hasTier,
            @ForAll @IntRange(max = 3) int had,
            @ForAll @IntRange(min = 1, max = 3) int limit,
            @ForAll @IntRange(max = 4) int second) {
        PartnerBenefit benefit = PartnerBenefit.of("tea", "Tea house", "A cup of tea")
                .withLimit(limit)
                .withTier(new TierCondition("club", "Silver"))
                .withWindow(FROM.plusSeconds(1), FROM.plusSeconds(3));

        Optional<Reason> reason = PartnerRules.refusal(benefit, withdrawn, hasTier, had, FROM.plusSeconds(second))
                .map(PartnerRefused::reason);

        boolean inTime = second == 1 || second == 2;
        assertThat(reason.isEmpty()).isEqualTo(!withdrawn && inTime && hasTier && had < limit);
        if (withdrawn) {
            assertThat(reason).contains(Reason.WITHDRAWN);
        } else if (!inTime) {
            assertThat(reason).contains(second < 1 ? Reason.NOT_YET_OFFERED : Reason.NO_LONGER_OFFERED);
        } else if (!hasTier) {
            assertThat(reason).contains(Reason.TIER_TOO_LOW);
        } else if (had >= limit) {
            assertThat(reason).contains(Reason.CUSTOMER_LIMIT);
        }
        assertThat(PartnerRules.refusal(PartnerBenefit.of("tea", "T", "W"), false, false, had, FROM))
                .isEmpty();
    }
}
