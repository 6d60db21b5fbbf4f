package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one kind of points. A change makes a new version; points that were given keep the expiry they were given with.
 *
 * @param id names the programme
 * @param version the number of definitions so far; 0 before the programme was defined
 * @param zone where its days and years begin and end
 * @param earning what orders earn, at most one rule per currency; empty if points are only given by hand
 * @param expiry how long points live
 * @param order which lots are spent first
 * @param returns what returns of orders do
 */
public record Programme(
        ProgrammeId id,
        long version,
        ZoneId zone,
        List<EarningRule> earning,
        ExpiryRule expiry,
        RedemptionOrder order,
        ReturnPolicy returns) {

    /** Checks and copies the parts. */
    public Programme {
        Input.present("programme.id", id);
        Input.within("programme.version", version, 0, Long.MAX_VALUE);
        Input.present("programme.zone", zone);
        earning = List.copyOf(Input.atMost("programme.earning", earning, 200));
        Input.present("programme.expiry", expiry);
        Input.present("programme.order", order);
        // A definition of the time before programmes spoke of returns.
        returns = returns == null ? ReturnPolicy.DEFAULT : returns;
        Set<Currency> currencies = new HashSet<>();
        if (!earning.stream().map(EarningRule::currency).allMatch(currencies::add)) {
            throw new InvalidInputException("programme.earning", "has two rules of a currency", "one per currency");
        }
    }

    /**
     * A builder.
     *
     * @param id names the programme, 1 to 64 printable ASCII characters without spaces
     * @return the builder
     */
    public static ProgrammeBuilder builder(String id) {
        return new ProgrammeBuilder(new ProgrammeId(id));
    }

    /**
     * The rule for orders of a currency.
     *
     * @param currency which
     * @return the rule, or empty
     */
    public Optional<EarningRule> earningIn(Currency currency) {
        return earning.stream().filter(rule -> rule.currency().equals(currency)).findFirst();
    }

    /**
     * When points expire.
     *
     * @param earnedAt when they are given
     * @return the first instant at which they cannot be spent; null if they never expire
     */
    public @Nullable Instant expiresAt(Instant earnedAt) {
        return expiry.expiresAt(earnedAt, zone);
    }

    /**
     * Names this very definition.
     *
     * @return such as {@code gold@3}
     */
    public String reference() {
        return id.value() + "@" + version;
    }

    Programme withVersion(long number) {
        return new Programme(id, number, zone, earning, expiry, order, returns);
    }
}
