package dev.aftercare.crm.loyalty.store;

/**
 * A record as it is stored.
 *
 * @param <T> its type
 * @param version the number of its changes so far
 * @param value the record
 */
public record Kept<T>(long version, T value) {}
