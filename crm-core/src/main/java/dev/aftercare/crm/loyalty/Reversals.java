package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.MovedLoyalty;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Undoes entries in the account that has them, also if a merge moved on what they gave: then the points are fetched from where they are,
 * and what comes back goes on to there.
 */
final class Reversals {

    private Reversals() {}

    /** What a reversal wrote, and the account in which the customer's points are after it. */
    record Reversed(Posting posting, PointsAccount after) {}

    static Reversed reverse(
            CommandContext context,
            Programme rules,
            PointsAccount account,
            EntryState state,
            long points,
            ReversalPolicy policy,
            Occasion occasion) {
        Instant renewed = rules.expiresAt(occasion.at());
        boolean moved = isMoved(context.unit(), account);
        PointsAccount home = ReversalRules.GIVEN.contains(state.entry().kind())
                ? filled(context, rules, account, state, Math.min(points, state.left()), moved, occasion)
                : account;
        Posting posting = Ledger.apply(
                context, rules, ReversalRules.reverse(home, state, points, policy, renewed, rules.order(), occasion));
        PointsAccount after =
                moved ? PointsMoves.forward(context, rules, posting.account(), occasion.actor()) : posting.account();
        return new Reversed(posting, after);
    }

    private static PointsAccount filled(
            CommandContext context,
            Programme rules,
            PointsAccount account,
            EntryState state,
            long points,
            boolean moved,
            Occasion occasion) {
        if (!moved) {
            return KeptPromises.kept(context, account, points);
        }
        if (points <= 0) {
            return account;
        }
        PointsAccount there =
                KeptPromises.kept(context, Ledger.locked(context, account.customer(), account.programme()), points);
        return fetched(context, rules, account, there, lots(state.entry()), points, occasion);
    }

    private static Set<Long> lots(PointsEntry entry) {
        return entry.lots().stream().map(LotChange::lot).collect(Collectors.toSet());
    }

    /** The accounts that may have an entry of a customer, the customer's own first; those that are not there are left out. */
    static List<PointsAccount> accounts(CommandContext context, CustomerId customer, ProgrammeId programme) {
        List<CustomerId> all = new ArrayList<>(List.of(customer));
        Set<CustomerId> seen = new LinkedHashSet<>(all);
        for (int i = 0; i < all.size(); i++) {
            Optional<MovedLoyalty> link = CustomerLinks.find(context.unit(), all.get(i));
            link.map(MovedLoyalty::into).filter(seen::add).ifPresent(all::add);
            link.stream()
                    .flatMap(one -> one.formerly().stream())
                    .filter(seen::add)
                    .forEach(all::add);
        }
        return all.stream()
                .flatMap(one -> context.unit().points().lock(one, programme).stream())
                .map(account -> KeptPromises.kept(context, account))
                .toList();
    }

    /** Accounts that were moved are empty, so for others there is nothing to look up. */
    static boolean isMoved(UnitOfWork unit, PointsAccount account) {
        boolean empty = account.balance() == 0 && account.aside().equals(PointsAside.NONE);
        return empty
                && CustomerLinks.find(unit, account.customer())
                        .map(MovedLoyalty::into)
                        .isPresent();
    }

    /** The account of entries once it has points again that a merge moved on to another, those of the wanted lots first. */
    static PointsAccount fetched(
            CommandContext context,
            Programme rules,
            PointsAccount home,
            PointsAccount there,
            Set<Long> wanted,
            long points,
            Occasion occasion) {
        Set<Long> own = PointsMoves.lotsNow(context.unit(), home, wanted);
        Posting fetched = Ledger.apply(context, rules, MoveRules.fetch(there, own, points, rules.order(), occasion));
        Optional<PointsEntry> out = fetched.entries().stream()
                .filter(entry -> entry.kind() == EntryKind.TRANSFER_OUT)
                .findFirst();
        return out.isEmpty()
                ? home
                : Ledger.apply(context, rules, TransferRules.in(home, out.get(), rules.order(), occasion))
                        .account();
    }
}
