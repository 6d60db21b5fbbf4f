package dev.aftercare.crm.persistence;

import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.EarnedTotals;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.PointsTotals;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points accounts and their append-only entries. An account and its new entries are always written together.
 *
 * <p>A command on points locks its account in a statement of its own, before it reads anything that it decides on. So the commands on
 * one account queue up at the lock and each is decided once on what the one before left: however many come at once, none of them has
 * to be repeated. Version checks alone would do, too, but on a busy account most attempts would be lost, and a bounded number of them
 * runs out. The account is one row, and what it holds is bounded, so a command costs the same whatever the number of entries behind it.
 */
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
     * @throws StorageException {@code DUPLICATE} if the id exists, the customer has an account in the programme, or two entries have
     *     one name; nothing is stored then
     */
    void insert(PointsAccount account, List<PointsEntry> entries);

    /**
     * Replaces an account and appends its new entries.
     *
     * @param next the account; its version is {@code expectedVersion} plus the number of entries
     * @param expectedVersion the version that must be stored now
     * @param entries numbered from {@code expectedVersion + 1} to the account's version, at least one
     * @throws StorageException {@code CONFLICT} if another version or nothing is stored; otherwise {@code DUPLICATE} if an entry's name
     *     was used before in the account; nothing is changed then
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
     * Adds up what customers earned in a programme over some spans of time, and what was taken back of it. An entry that {@linkplain
     * PointsEntry#isEarned() is earned} counts by its instant. An entry that {@linkplain PointsEntry#isTakenBack() takes back} counts if it
     * is about an earned entry of the same account, by the instant that {@code returns} names.
     *
     * @param customers whose, at most {@value PageRequest#MAX_LIMIT}
     * @param programme in which programme
     * @param spans over which time, at most {@value TimeSpan#MAX_AT_ONCE}; they may overlap
     * @param returns by which instant counts what was taken back
     * @return one element per span, in the order of the spans, for all the customers together; zeros if nothing counts
     */
    List<EarnedTotals> earned(
            Collection<CustomerId> customers, ProgrammeId programme, List<TimeSpan> spans, ReturnTime returns);

    /**
     * Finds the entry of a name. After {@link #lock} on the account it sees every entry up to the locked version, whatever the
     * transaction read before. In a transaction that locked no account it locks nothing either, so it can be read-only.
     *
     * @param account whose
     * @param name the entry's name, compared character by character
     * @return the entry, or empty
     */
    Optional<PointsEntry> named(PointsAccountId account, String name);

    /**
     * The entries that resolve or reverse another, the first first. After {@link #lock} on the account it sees every entry up to the
     * locked version, whatever the transaction read before. In a transaction that locked no account it locks nothing either, so it can be
     * read-only.
     *
     * @param account whose
     * @param about the sequence of the entry that they are about
     * @param afterSequence only entries with a greater sequence; 0 starts with the first
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the entries; fewer than {@code limit} means that none follow
     */
    List<PointsEntry> about(PointsAccountId account, long about, long afterSequence, int limit);

    /**
     * The accounts of a programme in the order of their customers' ids, byte by byte.
     *
     * @param programme which
     * @param after only accounts of customers with a greater id; null starts with the first
     * @param limit at most how many, 1 to {@value PageRequest#MAX_LIMIT}
     * @return the accounts; fewer than {@code limit} means that none follow
     */
    List<PointsAccount> accounts(ProgrammeId programme, @Nullable CustomerId after, int limit);

    /**
     * Adds up the accounts of a programme, as they are stored now.
     *
     * @param programme which
     * @return the sums; zeros without accounts
     */
    PointsStanding outstanding(ProgrammeId programme);
}
