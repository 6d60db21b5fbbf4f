package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the credit ledger; it never changes.
 *
 * @param account of which account
 * @param sequence its place, from 1 without gaps
 * @param kind why credit moved
 * @param parts what came or went, in the order in which it did
 * @param balance the balance after it, never below zero
 * @param refundOf for a refund, the sequence of the entry that it gives back; else null
 * @param cause what it was made for
 * @param actor who caused it
 * @param at when
 */
public record CreditEntry(
        String account,
        long sequence,
        CreditKind kind,
        List<CreditPart> parts,
        Money balance,
        @Nullable Long refundOf,
        Cause cause,
        Actor actor,
        Instant at) {

    /** Checks and copies the parts. */
    public CreditEntry {
        Input.code("entry.account", account, 80);
        Input.within("entry.sequence", sequence, 1, Long.MAX_VALUE);
        Input.present("entry.kind", kind);
        parts = List.copyOf(Input.present("entry.parts", parts));
        if (parts.isEmpty() || Input.present("entry.balance", balance).isNegative()) {
            throw new InvalidInputException("entry", "does not fit", "at least one part and a balance of zero or more");
        }
        if ((refundOf != null) != (kind == CreditKind.REFUND)) {
            throw new InvalidInputException("entry.refundOf", "does not fit", "a sequence for a REFUND only");
        }
        Input.present("entry.cause", cause);
        Input.present("entry.actor", actor);
        at = Input.instant("entry.at", at);
    }

    /**
     * How the balance changed.
     *
     * @return the sum of the parts, negative for what went
     */
    public Money amount() {
        Money sum = CreditAccount.sum(balance, parts);
        return kind.comesIn() ? sum : Money.zero(sum.currency()).minus(sum);
    }
}
