package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Points accounts and their append-only entries. An account and its new entries are always written together. */
public interface PointsStore {

    /**
     * Reads an account without locking.
     *
     * @param id which
     * @return the account, or empty
     */
    Optional<PointsAccount> find(PointsAccountId id);

    /**
     * Reads the account of a customer in a programme without locking.
     *
     * @param customer whose
     * @param programme in which programme
     * @return the account, or empty
     */
    Optional<PointsAccount> find(CustomerId customer, ProgrammeId programme);

    /**
     * Reads an account to change it. Other transactions that lock the same account wait until this one ends, and then read
     * what it left. A store without locks may read as {@link #find} does: the later {@link #update} then reports the
     * {@code CONFLICT}.
     *
     * @param customer whose
     * @param programme in which programme
     * @return the account, or empty; an account that does not exist is not locked
     */
    Optional<PointsAccount> lock(CustomerId customer, ProgrammeId programme);

    /**
     * Stores a new account with its first entries.
     *
     * @param account the account; its version is the number of entries
     * @param entries numbered from 1 to the account's version, at least one
     * @throws StorageException {@code DUPLICATE} if the id exists or the customer has an account in the programme; nothing is
     *     stored then
     */
    void insert(PointsAccount account, List<PointsEntry> entries);

    /**
     * Replaces an account and appends its new entries.
     *
     * @param next the account; its version is {@code expectedVersion} plus the number of entries
     * @param expectedVersion the version that must be stored now
     * @param entries numbered from {@code expectedVersion + 1} to the account's version, at least one
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; nothing is changed then
     */
    void update(PointsAccount next, long expectedVersion, List<PointsEntry> entries);

    /**
     * The entries of an account, the last first.
     *
     * @param account whose
     * @param beforeSequence only entries with a smaller sequence; {@link Long#MAX_VALUE} starts with the last
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the entries; fewer than {@code limit} means that none follow
     */
    List<PointsEntry> entries(PointsAccountId account, long beforeSequence, int limit);

    /**
     * Adds up the entries of a programme over all its accounts.
     *
     * @param programme which
     * @param from entries at this instant or later
     * @param before entries before this instant
     * @return one element per kind that has entries, in the order of the kinds
     */
    List<PointsTotals> totals(ProgrammeId programme, Instant from, Instant before);

    /**
     * Adds up the balances of a programme over all its accounts, as they are stored now.
     *
     * @param programme which
     * @return the sum; 0 without accounts
     */
    long outstanding(ProgrammeId programme);
}
