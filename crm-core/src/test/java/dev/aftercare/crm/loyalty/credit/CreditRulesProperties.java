package dev.aftercare.crm.loyalty.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class CreditRulesProperties {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Cause CAUSE = new Cause("test", "1");
    private static final Actor CLERK = Actor.agent("clerk");
    private static final Money ZERO = Money.of("0", "EUR");

    /** Something that happens some days after the step before; a lifetime of 0 days stands for credit that never expires. */
    record Step(CreditKind what, long cents, int daysLater, int lifetime, int which) {}

    @Property(tries = 500)
    void theLedgerAlwaysAddsUp(@ForAll @Size(max = 30) List<@From("steps") Step> steps) {
        CreditAccount account = new CreditAccount("c/1/EUR", null, ZERO, List.of(), 0);
        List<CreditEntry> entries = new ArrayList<>();
        Map<Long, Money> refunded = new HashMap<>();
        Instant at = START;
        for (Step step : steps) {
            at = at.plus(Duration.ofDays(step.daysLater()));
            Money amount = new Money(BigDecimal.valueOf(step.cents(), 2), ZERO.currency());
            Instant expiry = step.lifetime() == 0 ? null : at.plus(Duration.ofDays(step.lifetime()));
            List<CreditEntry> redemptions = entries.stream()
                    .filter(entry -> entry.kind() == CreditKind.REDEEM)
                    .toList();
            CreditEntry redemption = redemptions.isEmpty() ? null : redemptions.get(step.which() % redemptions.size());
            Money before = redemption == null ? ZERO : refunded.getOrDefault(redemption.sequence(), ZERO);
            Money available = account.available(at);
            Decision<CreditPosting> decision = decide(step.what(), account, amount, expiry, redemption, before, at);
            if (decision instanceof Decision.Accepted<CreditPosting> accepted) {
                account = accepted.state().account();
                entries.addAll(accepted.state().entries());
                assertThat(accepted.events()).hasSameSizeAs(accepted.state().entries());
                if (step.what() == CreditKind.REFUND && redemption != null) {
                    refunded.put(redemption.sequence(), before.plus(amount));
                    assertThat(before.plus(amount)
                                    .plus(redemption.amount())
                                    .amount()
                                    .signum())
                            .isNotPositive();
                }
            } else {
                boolean takes = step.what() == CreditKind.REDEEM || step.what() == CreditKind.TAKE_BACK;
                boolean tooMuch = amount.compareTo(available) > 0;
                if (!takes) {
                    tooMuch = redemption != null && exceeds(before.plus(amount), redemption.amount());
                }
                assertThat(tooMuch).isTrue();
            }
            proven(account, entries);
        }
    }

    private static Decision<CreditPosting> decide(
            CreditKind what,
            CreditAccount account,
            Money amount,
            Instant expiry,
            CreditEntry redemption,
            Money before,
            Instant at) {
        return switch (what) {
            case ISSUE -> CreditRules.issue(account, new CreditPart(amount, expiry), CAUSE, at, CLERK);
            case REDEEM -> CreditRules.redeem(account, amount, CAUSE, at, CLERK);
            case REFUND ->
                redemption == null
                        ? CreditRules.expire(account, at)
                        : CreditRules.refund(account, redemption, before, amount, expiry, CAUSE, at, CLERK);
            case EXPIRE -> CreditRules.expire(account, at);
            case TAKE_BACK -> CreditRules.takeBack(account, amount, CAUSE, at, CLERK);
            case TRANSFER_IN ->
                CreditRules.transferIn(account, List.of(new CreditPart(amount, expiry)), CAUSE, at, CLERK);
            case TRANSFER_OUT ->
                CreditRules.transferOut(
                        account,
                        account.parts().isEmpty()
                                ? List.of(new CreditPart(amount, expiry))
                                : List.of(new CreditPart(
                                        amount, account.parts().get(0).expiresAt())),
                        CAUSE,
                        at,
                        CLERK);
        };
    }

    private static void proven(CreditAccount account, List<CreditEntry> entries) {
        Money sum = ZERO;
        long sequence = 0;
        for (CreditEntry entry : entries) {
            sum = sum.plus(entry.amount());
            assertThat(entry.balance()).isEqualTo(sum);
            assertThat(entry.sequence()).isEqualTo(++sequence);
        }
        assertThat(account.balance()).isEqualTo(sum).isGreaterThanOrEqualTo(ZERO);
        assertThat(account.entries()).isEqualTo(sequence);
        assertThat(account.parts()).extracting(CreditPart::expiresAt).doesNotHaveDuplicates();
        CreditAudit audit = new CreditAudit(account);
        entries.forEach(audit::replay);
        assertThat(audit.result().problems()).isEmpty();
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(CreditKind.values()),
                        Arbitraries.longs().between(1, 2_000),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new);
    }

    /** Whether more comes back than was taken; what was taken is below zero. */
    private static boolean exceeds(Money back, Money taken) {
        return back.plus(taken).amount().signum() > 0;
    }
}
