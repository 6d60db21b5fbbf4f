package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;

/**
 * The books of programmes in money. Points are valued by the definition of the programme that was in force at the instant asked about, or
 * at the end of the period; so a valuation that changes does not change what was told before. Safe for use by several threads.
 *
 * <p>All methods throw {@link NotFoundException} for a programme that does not exist, and {@link InvalidInputException} if its definition
 * of that time has no valuation of that name.
 */
public final class ValuedBooks {

    private final CommandRunner runner;
    private final Loyalty loyalty;

    ValuedBooks(CommandRunner runner, Loyalty loyalty) {
        this.runner = runner;
        this.loyalty = loyalty;
    }

    /**
     * What the shop owed at an instant, in points and in money.
     *
     * @param programme which programme
     * @param at the instant, excluded
     * @param valuation the name of the valuation
     * @return the liability
     */
    public Liability liability(ProgrammeId programme, Instant at, String valuation) {
        PointsStanding standing = loyalty.liability(programme, at);
        Programme rules = rules(programme, at);
        Valuation by = valuation(rules, valuation);
        return new Liability(
                programme, at, rules.reference() + "/" + by.name(), standing, by.of(standing.outstanding()));
    }

    /**
     * The books over a period, in points and in money.
     *
     * @param programme which programme
     * @param from the period's first instant, included
     * @param before the period's last instant, excluded; not before {@code from}
     * @param valuation the name of the valuation
     * @return the books
     */
    public BooksInMoney books(ProgrammeId programme, Instant from, Instant before, String valuation) {
        Books books = loyalty.books(programme, from, before);
        Programme rules = rules(programme, before);
        Valuation by = valuation(rules, valuation);
        return BooksInMoney.of(books, rules.reference() + "/" + by.name(), by);
    }

    private Programme rules(ProgrammeId programme, Instant at) {
        Instant instant = Input.instant("at", at);
        return runner.inTransaction(unit -> Programmes.at(unit, programme, instant));
    }

    private static Valuation valuation(Programme rules, String name) {
        Input.present("valuation", name);
        List<String> names = rules.valuations().stream().map(Valuation::name).toList();
        return rules.valuations().stream()
                .filter(valuation -> valuation.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("valuation", "is not in " + rules.reference(), "one of " + names));
    }
}
