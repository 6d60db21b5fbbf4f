package dev.aftercare.crm.examples.adapter;

/**
 * Neighbouring keys.
 *
 * @param from the first key that may be inside
 * @param to the first key behind
 */
record Range(Key from, Key to) {

    /** All keys that begin with one. */
    static Range of(Key prefix) {
        return new Range(prefix, prefix.end());
    }

    /** The part that does not come before a key. */
    Range from(Key key) {
        return from.isBefore(key) ? new Range(key, to) : this;
    }

    /** The part that comes after a key. */
    Range after(Key key) {
        return from(key.next());
    }

    /** The part that comes before a key. */
    Range before(Key key) {
        return key.isBefore(to) ? new Range(from, key) : this;
    }
}
