package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what is due of an account's holds and pending points before a command on it is decided, so that it does not matter whether the sweep
 * came by: the same entries, by the same rules. An account lists what it has promised until when, so of one of which nothing is due nothing
 * is read or written.
 *
 * <p>What the account does not tell is looked for only if points are missing otherwise: the times of promises that it has listed since
 * before they told, or that are too many to be listed, and those of points that mature sooner because their order was delivered.
 */
final class KeptPromises {

    private KeptPromises() {}

    /** The account, locked, once what it knows to be due is done. */
    static PointsAccount kept(CommandContext context, PointsAccount account) {
        return keep(context, account, due(context.unit(), account, context.now()));
    }

    /** The same once also what is to be looked for is done, if it has fewer points to be spent than are wanted. */
    static PointsAccount kept(CommandContext context, PointsAccount account, long wanted) {
        boolean promised = account.aside().held() > 0 || account.aside().pending() > 0;
        return promised && account.available(context.now()) < wanted
                ? keep(context, account, lookedFor(context.unit(), account, context.now()))
                : account;
    }

    /** The account as the next command will find it, for those who only look. */
    static PointsAccount seen(UnitOfWork unit, PointsAccount account, Instant now) {
        List<Promises.Due> due = due(unit, account, now);
        return due.isEmpty()
                ? account
                : Promises.keep(account, due, order(unit, account), now).state().account();
    }

    private static PointsAccount keep(CommandContext context, PointsAccount account, List<Promises.Due> due) {
        if (due.isEmpty()) {
            return account;
        }
        Programme rules = Programmes.require(context.unit(), account.programme());
        return Ledger.apply(context, rules, Promises.keep(account, due, rules.order(), context.now()))
                .account();
    }

    private static RedemptionOrder order(UnitOfWork unit, PointsAccount account) {
        return Programmes.require(unit, account.programme()).order();
    }

    private static List<Promises.Due> due(UnitOfWork unit, PointsAccount account, Instant now) {
        List<Promises.Due> due = new ArrayList<>();
        for (PointsPromise promise : Promises.due(account, now)) {
            Instant until = promise.until();
            if (until != null) {
                due.add(new Promises.Due(account, OpenEntries.state(unit, account, promise), until));
            }
        }
        return due;
    }

    private static List<Promises.Due> lookedFor(UnitOfWork unit, PointsAccount account, Instant now) {
        List<PointsPromise> open = account.openPromises()
                .orElseGet(() -> OpenEntries.of(unit, account).stream()
                        .map(KeptPromises::promise)
                        .toList());
        List<Promises.Due> due = new ArrayList<>();
        for (PointsPromise promise : open) {
            from(unit, account, promise)
                    .filter(from -> !now.isBefore(from))
                    .ifPresent(from ->
                            due.add(new Promises.Due(account, OpenEntries.state(unit, account, promise), from)));
        }
        return due;
    }

    private static PointsPromise promise(EntryState state) {
        return new PointsPromise(
                state.entry().sequence(), state.left(), state.entry().marks().until());
    }

    /** The due work tells what a delivery has changed since, and what the account does not. */
    private static Optional<Instant> from(UnitOfWork unit, PointsAccount account, PointsPromise promise) {
        Optional<DueEntry> entry = account.aside().pending() > 0
                ? unit.due().find(PendingRules.due(account, promise.entry()))
                : Optional.empty();
        if (entry.isEmpty() && promise.until() == null && account.aside().held() > 0) {
            entry = unit.due().find(HoldRules.due(account, promise.entry()));
        }
        return entry.map(DueEntry::at).or(() -> Optional.ofNullable(promise.until()));
    }
}
