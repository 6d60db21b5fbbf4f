package dev.aftercare.crm.command;

/**
 * What becomes of an idempotency key whose request was refused by a rule. Engines differ: most let the caller try again under the same
 * key, payment ledgers hold a request that failed once to have failed for good, so that a late repetition cannot succeed behind the back
 * of a caller who has long turned to something else.
 */
public enum RefusedKeys {
    /** The key stays free: a repetition is decided anew, and may succeed. */
    FREE,

    /**
     * The key is spent: the refusal is stored, and the same request is a {@link RefusedBefore} from then on, as long as the key is
     * remembered. In a host's transaction that is so once the host commits.
     */
    SPENT
}
