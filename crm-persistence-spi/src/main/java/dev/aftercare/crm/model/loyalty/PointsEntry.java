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
 * @param points how many moved, with the sign of the kind; never zero
 * @param balance the balance after it, never negative
 * @param aside what is held, pending and owed after it
 * @param at when, in whole microseconds
 * @param cause what it was made for
 * @param actor who caused it
 * @param lots which lots it is about; the changes add up to {@code points}, but for {@code OWE}, {@code DEBT_IN} and
 *     {@code DEBT_OUT}, which have none, and {@code FOLD}, whose changes cancel out. The open lots change only by kinds that change the
 *     balance: {@code PEND}, {@code PEND_IN}, {@code PEND_OUT} and {@code CANCEL} name the lot that the points are to become,
 *     {@code CAPTURE} the lots that the held points came from
 * @param marks what ties it to other entries and to the request behind it
 */
public record PointsEntry(
        PointsAccountId account,
        long sequence,
        EntryKind kind,
        long points,
        long balance,
        PointsAside aside,
        Instant at,
        Cause cause,
        Actor actor,
        List<LotChange> lots,
        EntryMarks marks) {

    /** Checks and copies the parts. */
    public PointsEntry {
        Input.present("entry.account", account);
        Input.within("entry.sequence", sequence, 1, Long.MAX_VALUE);
        Input.present("entry.kind", kind);
        Input.within("entry.points", kind.sign() * points, 1, PointsAccount.MAX_POINTS);
        Input.within("entry.balance", balance, 0, PointsAccount.MAX_POINTS);
        Input.present("entry.aside", aside);
        at = Input.instant("entry.at", at);
        Input.present("entry.cause", cause);
        Input.present("entry.actor", actor);
        lots = List.copyOf(Input.present("entry.lots", lots));
        Input.present("entry.marks", marks);
        if (lots.stream().mapToLong(LotChange::points).sum() != kind.inLots(points)) {
            throw new InvalidInputException("entry.lots", "do not add up", "changes that add up to the points");
        }
    }

    /**
     * An entry of an account with nothing aside, tied to no other.
     *
     * @param account whose
     * @param sequence the account's version after it
     * @param kind why points moved
     * @param points how many moved
     * @param balance the balance after it
     * @param at when
     * @param cause what it was made for
     * @param actor who caused it
     * @param lots which lots it is about
     */
    public PointsEntry(
            PointsAccountId account,
            long sequence,
            EntryKind kind,
            long points,
            long balance,
            Instant at,
            Cause cause,
            Actor actor,
            List<LotChange> lots) {
        this(account, sequence, kind, points, balance, PointsAside.NONE, at, cause, actor, lots, EntryMarks.NONE);
    }

    /**
     * How many points moved.
     *
     * @return the points without their sign
     */
    public long size() {
        return kind.sign() * points;
    }

    /**
     * Whether it gives points for something that the customer did: points earned, and pending points once they mature. Points that only
     * came from another account by a merge were earned there.
     *
     * @return true for {@code EARN}, and for {@code MATURE} unless the kind of its cause is {@link Cause#MERGE}
     */
    public boolean isEarned() {
        return kind == EntryKind.EARN
                || (kind == EntryKind.MATURE && !cause.kind().equals(Cause.MERGE));
    }

    /**
     * Whether it takes back what another gave, be it that the points were still there or that they are owed from now on.
     *
     * @return true for {@code TAKE_BACK} and {@code OWE}
     */
    public boolean isTakenBack() {
        return kind == EntryKind.TAKE_BACK || kind == EntryKind.OWE;
    }

    /**
     * Whether this entry resolves or reverses another.
     *
     * @param other the sequence of the other
     * @return true if it is about it
     */
    public boolean isAbout(long other) {
        Long about = marks.about();
        return about != null && about == other;
    }
}
