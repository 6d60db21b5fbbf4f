package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.Rejection;
import dev.aftercare.crm.model.loyalty.EntryKind;

/**
 * An entry is of a kind that cannot be reversed.
 *
 * @param kind its kind
 */
public record NotReversible(EntryKind kind) implements Rejection {

    @Override
    public String message() {
        return "an entry of kind " + kind + " cannot be reversed; allowed: " + ReversalRules.REVERSIBLE;
    }
}
