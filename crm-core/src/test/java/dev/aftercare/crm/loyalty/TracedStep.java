package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.on;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * One random command on an account. What is refused changes nothing.
 *
 * @param account the account
 * @param random what decides
 * @param name of what the command opens, if it does
 */
record TracedStep(TracedAccount account, Random random, String name) {

    private static final ReversalPolicy OWED = new ReversalPolicy(Shortfall.DEBT, LateReturn.RENEW);

    void take(Instant at) {
        long points = 1L + random.nextInt(90);
        Instant later = at.plus(Duration.ofMinutes(1 + random.nextInt(60)));
        switch (random.nextInt(8)) {
            case 0, 1 -> account.earn(points, random.nextBoolean() ? null : later, at);
            case 2 -> redeem(points, at);
            case 3 ->
                apply(HoldRules.hold(account.state, name, points, later, account.order, on(at, "checkout", name)));
            case 4 -> account.pend(name, points, later, later.plusSeconds(600), at);
            case 5, 6 -> resolve(at);
            default -> reverse(at);
        }
    }

    private void redeem(long points, Instant at) {
        apply(PointsRules.redeem(account.state, points, Shortfall.DEBT, account.order, on(at, "reward", name)));
    }

    private void resolve(Instant at) {
        List<PointsEntry> named = account.entries.stream()
                .filter(entry -> entry.marks().name() != null)
                .toList();
        if (named.isEmpty()) {
            return;
        }
        PointsEntry entry = named.get(random.nextInt(named.size()));
        String id = String.valueOf(entry.marks().name()).replaceAll("^.*/", "");
        if (entry.kind() == EntryKind.HOLD) {
            apply(random.nextBoolean() ? account.tryCapture(id, entry.size(), at) : account.tryRelease(id, at));
        } else {
            apply(random.nextBoolean() ? account.mature(id, at) : account.tryCancel(id, 1, at));
        }
    }

    private void reverse(Instant at) {
        if (!account.entries.isEmpty()) {
            PointsEntry entry = account.entries.get(random.nextInt(account.entries.size()));
            apply(account.tryReverse(entry.sequence(), entry.size(), OWED, at.plusSeconds(900), at));
        }
    }

    private void apply(Decision<Posting> decision) {
        if (decision instanceof Decision.Accepted<Posting>) {
            account.apply(decision);
        }
    }
}
