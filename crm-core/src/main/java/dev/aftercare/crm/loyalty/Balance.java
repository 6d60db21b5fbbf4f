package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands in a programme at an instant.
 *
 * @param available how many points can be spent
 * @param balance how many the ledger shows once holds whose time is over and pending points whose time has come are resolved: more than
 *     available while lots that have expired await their entry
 * @param aside what is held, pending and owed once that is done
 * @param next what expires next; null if nothing that is available ever does
 */
public record Balance(
        long available,
        long balance,
        PointsAside aside,
        @Nullable Expiring next) {

    /** Nothing at all. */
    public static final Balance NONE = new Balance(0, 0, PointsAside.NONE, null);

    /**
     * Points that expire together.
     *
     * @param points how many
     * @param at the first instant at which they cannot be spent
     */
    public record Expiring(long points, Instant at) {
        /** Checks the parts. */
        public Expiring {
            Input.within("expiring.points", points, 1, PointsAccount.MAX_POINTS);
            at = Input.instant("expiring.at", at);
        }
    }

    /** Checks the parts. */
    public Balance {
        Input.within("balance.balance", balance, 0, PointsAccount.MAX_POINTS);
        Input.within("balance.available", available, 0, balance);
        Input.present("balance.aside", aside);
    }

    static Balance of(PointsAccount account, Instant at) {
        TreeMap<Instant, List<PointsLot>> alive = account.lots().stream()
                .filter(lot -> lot.expiresAt() != null && !lot.isExpired(at))
                .collect(Collectors.groupingBy(
                        lot -> Objects.requireNonNull(lot.expiresAt()), TreeMap::new, Collectors.toList()));
        Map.Entry<Instant, List<PointsLot>> first = alive.firstEntry();
        Expiring next = first == null
                ? null
                : new Expiring(
                        first.getValue().stream()
                                .mapToLong(PointsLot::remaining)
                                .sum(),
                        first.getKey());
        return new Balance(account.available(at), account.balance(), account.aside(), next);
    }
}
