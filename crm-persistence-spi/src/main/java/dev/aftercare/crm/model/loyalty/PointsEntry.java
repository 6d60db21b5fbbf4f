package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.time.Instant;
import java.util.List;

/**
 * One line of the ledger; it never changes.
 *
 * @param account whose
 * @param sequence the account's version after it, from 1 without gaps
 * @param kind why points moved
 * @param points how the balance changed: positive or negative, never zero
 * @param balance the balance after it, never negative
 * @param at when, in whole microseconds
 * @param cause what it was made for
 * @param actor who caused it
 * @param lots what it did to the lots; the changes add up to {@code points}
 */
public record PointsEntry(
        PointsAccountId account,
        long sequence,
        EntryKind kind,
        long points,
        long balance,
        Instant at,
        Cause cause,
        Actor actor,
        List<LotChange> lots) {

    /** Checks and copies the parts. */
    public PointsEntry {
        Input.present("entry.account", account);
        Input.within("entry.sequence", sequence, 1, Long.MAX_VALUE);
        Input.present("entry.kind", kind);
        boolean incoming = kind == EntryKind.EARN;
        Input.within("entry.points", incoming ? points : -points, 1, PointsAccount.MAX_POINTS);
        Input.within("entry.balance", balance, 0, PointsAccount.MAX_POINTS);
        at = Input.instant("entry.at", at);
        Input.present("entry.cause", cause);
        Input.present("entry.actor", actor);
        lots = List.copyOf(Input.present("entry.lots", lots));
        if (lots.stream().mapToLong(LotChange::points).sum() != points) {
            throw new InvalidInputException("entry.lots", "do not add up", "changes that add up to the points");
        }
    }
}
