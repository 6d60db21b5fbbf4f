package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The points of one customer in one programme. The entries behind it are the ledger; the account is where it stands.
 *
 * <p>Invariant: {@code balance} is the sum of the open lots, and balance and aside are the running figures of the last entry. What is
 * held, pending or owed is kept as a sum, beside a list of what is held and pending as long as that is short: the entries behind it say
 * of what.
 *
 * @param id names the account
 * @param version the number of entries so far; 0 for an account without any, which is never stored
 * @param customer whose
 * @param programme in which programme
 * @param balance how many points there are, lots that expired but were not yet swept included
 * @param lots the open lots, oldest first
 * @param aside what is held, pending and owed
 * @param openedAt when the account was opened
 * @param growing the open lot that the points earned last came into, by its entry: those of the same day that expire together may join
 *     it; null if there is none
 * @param promises what is held and pending, the first first, at most {@value #MAX_PROMISES}; null if nothing is, if it is more, or if
 *     it was so when the account was stored last: then only the entries tell
 * @param unknown what a newer version of the library stored here
 */
public record PointsAccount(
        PointsAccountId id,
        long version,
        CustomerId customer,
        ProgrammeId programme,
        long balance,
        List<PointsLot> lots,
        PointsAside aside,
        Instant openedAt,
        @Nullable Long growing,
        @Nullable List<PointsPromise> promises,
        UnknownFields unknown) {

    /** How many holds and pending points an account lists. */
    public static final int MAX_PROMISES = 500;

    /** The most points that an account or an entry can hold. */
    public static final long MAX_POINTS = 1_000_000_000_000_000L;

    /** Checks and copies the parts. */
    public PointsAccount {
        Input.present("account.id", id);
        Input.within("account.version", version, 0, Long.MAX_VALUE);
        Input.present("account.customer", customer);
        Input.present("account.programme", programme);
        Input.within("account.balance", balance, 0, MAX_POINTS);
        lots = List.copyOf(Input.present("account.lots", lots));
        // Accounts that were stored before points could stand aside do not tell of it.
        aside = aside == null ? PointsAside.NONE : aside;
        openedAt = Input.instant("account.openedAt", openedAt);
        if (growing != null) {
            Input.within("account.growing", growing, 1, Long.MAX_VALUE);
        }
        promises = promises == null || promises.isEmpty()
                ? null
                : List.copyOf(Input.atMost("account.promises", promises, MAX_PROMISES));
        if (promises != null && sum(promises) != aside.held() + aside.pending()) {
            throw new InvalidInputException(
                    "account.promises", "do not add up", "promises that add up to what is held and pending");
        }
        Input.present("account.unknown", unknown);
        if (lots.stream().mapToLong(PointsLot::remaining).sum() != balance) {
            throw new InvalidInputException("account.lots", "do not add up", "lots that add up to the balance");
        }
    }

    /**
     * An account without points.
     *
     * @param id names the account
     * @param customer whose
     * @param programme in which programme
     * @param at when it is opened
     * @return version 0, to be stored with its first entry
     */
    public static PointsAccount opened(PointsAccountId id, CustomerId customer, ProgrammeId programme, Instant at) {
        return new PointsAccount(
                id, 0, customer, programme, 0, List.of(), PointsAside.NONE, at, null, null, UnknownFields.NONE);
    }

    /**
     * An account that points earned next open a new lot of.
     *
     * @param id names the account
     * @param version the number of entries so far
     * @param customer whose
     * @param programme in which programme
     * @param balance how many points there are
     * @param lots the open lots, oldest first
     * @param aside what is held, pending and owed
     * @param openedAt when the account was opened
     * @param unknown what a newer version of the library stored here
     */
    public PointsAccount(
            PointsAccountId id,
            long version,
            CustomerId customer,
            ProgrammeId programme,
            long balance,
            List<PointsLot> lots,
            PointsAside aside,
            Instant openedAt,
            UnknownFields unknown) {
        this(id, version, customer, programme, balance, lots, aside, openedAt, null, null, unknown);
    }

    /**
     * An account with nothing aside.
     *
     * @param id names the account
     * @param version the number of entries so far
     * @param customer whose
     * @param programme in which programme
     * @param balance how many points there are
     * @param lots the open lots, oldest first
     * @param openedAt when the account was opened
     * @param unknown what a newer version of the library stored here
     */
    public PointsAccount(
            PointsAccountId id,
            long version,
            CustomerId customer,
            ProgrammeId programme,
            long balance,
            List<PointsLot> lots,
            Instant openedAt,
            UnknownFields unknown) {
        this(id, version, customer, programme, balance, lots, PointsAside.NONE, openedAt, unknown);
    }

    /**
     * The account after one entry that changes the lots only.
     *
     * @param nextLots the open lots from now on
     * @return the next version, with the balance of those lots
     */
    public PointsAccount withLots(List<PointsLot> nextLots) {
        return with(nextLots, aside);
    }

    /**
     * The account after one entry.
     *
     * @param nextLots the open lots from now on
     * @param nextAside what is held, pending and owed from now on
     * @return the next version, with the balance of those lots; the lot that grows is the same if it is still open, and so are the
     *     promises if as much is held and pending as before, otherwise it is {@link #promising} that tells
     */
    public PointsAccount with(List<PointsLot> nextLots, PointsAside nextAside) {
        long sum = nextLots.stream().mapToLong(PointsLot::remaining).sum();
        boolean grows = growing != null && nextLots.stream().anyMatch(lot -> lot.entry() == growing);
        boolean same = aside.held() == nextAside.held() && aside.pending() == nextAside.pending();
        return new PointsAccount(
                id,
                version + 1,
                customer,
                programme,
                sum,
                nextLots,
                nextAside,
                openedAt,
                grows ? growing : null,
                same ? promises : null,
                unknown);
    }

    /**
     * The account once it is known into which lot earned points came.
     *
     * @param lot the lot, by its entry
     * @return the same version
     */
    public PointsAccount growing(long lot) {
        return growing != null && growing == lot
                ? this
                : new PointsAccount(
                        id, version, customer, programme, balance, lots, aside, openedAt, lot, promises, unknown);
    }

    /**
     * The account once it is known of what the points held and pending are.
     *
     * @param next what is held and pending, the first first; empty if that is not known
     * @return the same version
     */
    public PointsAccount promising(Optional<List<PointsPromise>> next) {
        List<PointsPromise> known =
                next.filter(all -> !all.isEmpty() && all.size() <= MAX_PROMISES).orElse(null);
        return Objects.equals(known, promises)
                ? this
                : new PointsAccount(
                        id, version, customer, programme, balance, lots, aside, openedAt, growing, known, unknown);
    }

    /**
     * What is held and pending, the first first.
     *
     * @return the promises, none if nothing is; empty if only the entries tell
     */
    public Optional<List<PointsPromise>> openPromises() {
        boolean none = aside.held() == 0 && aside.pending() == 0;
        return none ? Optional.of(List.of()) : Optional.ofNullable(promises);
    }

    private static long sum(List<PointsPromise> promises) {
        return promises.stream().mapToLong(PointsPromise::left).sum();
    }

    /**
     * What can be spent.
     *
     * @param at the instant asked about
     * @return the sum of the lots that have not expired at that instant, swept or not
     */
    public long available(Instant at) {
        return lots.stream()
                .filter(lot -> !lot.isExpired(at))
                .mapToLong(PointsLot::remaining)
                .sum();
    }
}
