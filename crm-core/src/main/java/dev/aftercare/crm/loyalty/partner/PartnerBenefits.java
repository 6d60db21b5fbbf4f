package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The benefits that partners give to customers of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A claim takes one of the partner's codes and the points, or neither. Each code is given out once, however many want the last one at once,
 * and finding one costs the same however many there are. A code is told to whoever claims it and to who reads the claim; it is in no event,
 * no exception and no log.
 *
 * <p>Of customers whose loyalty was merged, limits count all claims as one person's, and each of them finds the claims of all.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a benefit, customer or
 * programme that does not exist.
 */
public final class PartnerBenefits {

    /** The most codes that one call brings in. */
    public static final int MAX_CODES = 10_000;

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public PartnerBenefits(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a benefit, or defines it anew; its codes stay as they are, and so does a withdrawal. The definition in force, said again,
     * changes nothing.
     *
     * @param benefit the definition
     * @param by who defines it
     * @return the definition
     */
    public PartnerBenefit define(PartnerBenefit benefit, By by) {
        Input.present("benefit", benefit);
        return runner.run("partner.define", by, benefit, PartnerBenefit.class, context -> {
            PartnerDesk.BENEFITS.define(context, benefit.id(), benefit);
            return benefit;
        });
    }

    /**
     * Reads the definition in force.
     *
     * @param benefit which
     * @return the definition, or empty
     */
    public Optional<PartnerBenefit> benefit(String benefit) {
        Input.code("benefit", benefit, 60);
        return runner.inTransaction(
                unit -> PartnerDesk.BENEFITS.inForce(unit, benefit).map(Version::value));
    }

    /**
     * Brings in codes of the partner. A code that the benefit has already, given out or not, stays as it is, so bringing in the same codes
     * again changes nothing. Spaces around a code are left out.
     *
     * @param benefit for which benefit
     * @param codes the codes, 1 to {@value #MAX_CODES} of 1 to 200 characters
     * @param by who brings them in
     * @return how many are new, and which were there before
     */
    public CodeImport importCodes(String benefit, List<String> codes, By by) {
        Input.code("benefit", benefit, 60);
        if (Input.atMost("codes", codes, MAX_CODES).isEmpty()) {
            throw new InvalidInputException("codes", "is empty", "1 to " + MAX_CODES);
        }
        List<PartnerCode> read = new ArrayList<>(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            String field = "codes[" + i + "]";
            String code = Input.present(field, codes.get(i)).strip();
            read.add(new PartnerCode(Input.text(field, code, PartnerCode.MAX)));
        }
        return runner.run(
                "partner.import-codes",
                by,
                List.of(benefit, read),
                CodeImport.class,
                context -> PartnerDesk.importCodes(context, benefit, read, by.actor()));
    }

    /**
     * How many codes can be given out.
     *
     * @param benefit of which benefit
     * @return the number; 0 for a benefit without codes
     */
    public long left(String benefit) {
        Input.code("benefit", benefit, 60);
        return runner.inTransaction(unit -> {
            PartnerDesk.BENEFITS.named(unit, benefit);
            return new CodePool(benefit).left(unit);
        });
    }

    /**
     * Claims a benefit for a customer: takes a code, if it has codes, and the points, or neither. Repeating it claims again unless
     * {@code by} has a key; then the result, code included, is kept beside the key until
     * {@link dev.aftercare.crm.Shop#forgetKeys keys are forgotten}.
     *
     * @param customer who has it
     * @param benefit which benefit
     * @param by who asks for it
     * @return the claim with the code
     * @throws RejectedException with {@link PartnerRefused}, or with {@link NotEnoughPoints}
     */
    public PartnerClaim claim(CustomerId customer, String benefit, By by) {
        Input.present("customer", customer);
        Input.code("benefit", benefit, 60);
        return runner.run(
                "partner.claim",
                by,
                List.of(customer, benefit),
                PartnerClaim.class,
                context -> PartnerDesk.claim(context, customer, benefit, by.actor()));
    }

    /**
     * Withdraws a benefit: from now on it cannot be claimed. What was claimed stays with the customers. Withdrawing again changes nothing.
     *
     * @param benefit which
     * @param by who withdraws it
     * @return true if it was withdrawn now, false if it was before
     */
    public boolean withdraw(String benefit, By by) {
        Input.code("benefit", benefit, 60);
        return runner.run(
                "partner.withdraw",
                by,
                benefit,
                Boolean.class,
                context -> PartnerDesk.withdraw(context, benefit, by.actor()));
    }

    /**
     * Reads a claim, such as one that a customer shows.
     *
     * @param claim the claim's id
     * @return the claim, or empty
     */
    public Optional<PartnerClaim> find(String claim) {
        Input.code("claim", claim, 60);
        return runner.inTransaction(unit -> PartnerDesk.CLAIMS.find(unit, claim));
    }

    /**
     * The claims of a customer, and of those who are one with this customer, the last first.
     *
     * @param customer whose
     * @param request which part
     * @return the page
     */
    public Page<PartnerClaim> page(CustomerId customer, PageRequest request) {
        Input.present("customer", customer);
        Input.present("request", request);
        return runner.inTransaction(unit -> CustomerLinks.page(unit, PartnerDesk.CLAIMS, customer, request));
    }

    /**
     * What was claimed of a benefit in a period, to settle with the partner.
     *
     * @param benefit which
     * @param from the first instant of the period
     * @param to the first instant after it, later than {@code from}
     * @param request which part
     * @return the claims, the last first; of the same instant by descending id
     */
    public Page<PartnerClaim> fulfilment(String benefit, Instant from, Instant to, PageRequest request) {
        Input.code("benefit", benefit, 60);
        Instant begin = Input.instant("from", from);
        Instant end = Input.instant("to", to);
        if (!end.isAfter(begin)) {
            throw new InvalidInputException("to", "is not after from", "a later instant");
        }
        Input.present("request", request);
        return runner.inTransaction(unit -> PartnerDesk.fulfilment(unit, benefit, begin, end, request));
    }
}
