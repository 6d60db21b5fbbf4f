package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.code.OwnCode;
import dev.aftercare.crm.loyalty.code.SecretCode;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The store credit and gift cards of one tenant: money in a ledger of entries that never change. A customer has one account for each
 * currency, a gift card one of its own. Every command is one transaction. Safe for use by several threads.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer, card, account
 * or entry that does not exist; nothing is changed then. Repeating a command repeats its effect unless {@code by} has a key.
 */
public final class Credits {

    /** The kind of the cause of the entry by which a gift card that was sold elsewhere comes into the ledger. */
    public static final String TAKEN_OVER = "card-taken-over";

    /** The fewest characters of the code of a gift card that is taken over. */
    public static final int MIN_CARD_CODE = 8;

    private final CommandRunner runner;
    private final RandomGenerator random;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param random makes the codes of gift cards; a {@link java.security.SecureRandom} outside of tests
     */
    public Credits(CommandRunner runner, RandomGenerator random) {
        this.runner = runner;
        this.random = random;
    }

    /**
     * Gives credit to a customer.
     *
     * @param customer to whom
     * @param amount how much, above zero
     * @param expiresAt from when on it cannot be spent; null if it never expires
     * @param cause for what
     * @param by who gives it
     * @return the entry
     */
    public CreditEntry issue(CustomerId customer, Money amount, @Nullable Instant expiresAt, Cause cause, By by) {
        Input.present("customer", customer);
        CreditPart part = new CreditPart(positive(amount), expiresAt);
        List<Object> request = List.of(customer, part, Input.present("cause", cause));
        return runner.run(
                "credit.issue",
                by,
                request,
                CreditEntry.class,
                context -> issue(context, customer, part, cause, by.actor()));
    }

    /**
     * Gives credit to a customer as part of another command; as {@link #issue(CustomerId, Money, Instant, Cause, By)} does.
     *
     * @param context the command
     * @param customer to whom
     * @param part how much, above zero, and until when
     * @param cause for what
     * @param actor who gives it
     * @return the entry
     */
    public static CreditEntry issue(
            CommandContext context, CustomerId customer, CreditPart part, Cause cause, Actor actor) {
        Money amount = positive(part.amount());
        requireCustomer(context, customer);
        Together together = CustomerLinks.together(context.unit(), customer);
        Stored<CreditAccount> account = CreditDesk.ofCustomer(context.unit(), together.customer(), amount.currency());
        if (account.value().parts().isEmpty()) {
            // Of an account without credit a merge writes nothing that this would meet.
            CustomerLinks.keep(context, together);
        }
        return CreditDesk.post(context, account, found -> CreditRules.issue(found, part, cause, context.now(), actor));
    }

    /**
     * Issues a gift card. Its code is told this once; only its fingerprint is kept. A {@code by} with a key keeps the result, the code
     * included, beside the key until keys are forgotten.
     *
     * @param amount how much it is worth, above zero
     * @param expiresAt from when on it cannot be spent; null if it never expires
     * @param cause for what
     * @param by who issues it
     * @return the card
     */
    public GiftCard issueCard(Money amount, @Nullable Instant expiresAt, Cause cause, By by) {
        CreditPart part = new CreditPart(positive(amount), expiresAt);
        List<Object> request = List.of(part, Input.present("cause", cause));
        return runner.run("credit.issue-card", by, request, GiftCard.class, context -> {
            SecretCode code = SecretCode.random(random);
            // A code that was issued before is a conflict, and the command runs again with another.
            CreditDesk.post(
                    context,
                    fresh(id(code.fingerprint()), amount),
                    found -> CreditRules.issue(found, part, cause, context.now(), by.actor()));
            return new GiftCard(code, id(code.fingerprint()), amount, part.expiresAt());
        });
    }

    /**
     * Takes over a gift card that was sold before the shop had this library, with what is left on it. From then on it is a card like
     * those that {@link #issueCard} makes: its code is kept as a fingerprint only, and its first entry is of the kind
     * {@link dev.aftercare.crm.model.loyalty.CreditKind#ISSUE} and the cause {@value #TAKEN_OVER}, so books and journal tell it from what
     * was sold since.
     *
     * <p>Whoever guesses the code spends the card, and a code that another system made may be short or one of a row: where customers type
     * codes, the shop limits how often.
     *
     * @param code the code as it was printed: an {@link OwnCode} of at least {@value #MIN_CARD_CODE} characters
     * @param amount what is left on it, above zero
     * @param expiresAt from when on it cannot be spent, in the future; null if it never expires
     * @param reference from where it was taken over, such as the name of the list; never the code; 1 to 100 printable ASCII characters
     * @param by who takes it over
     * @return the entry; its account is that of the card
     * @throws RejectedException with {@link CardTaken} if there is a card with this code
     */
    public CreditEntry takeOverCard(String code, Money amount, @Nullable Instant expiresAt, String reference, By by) {
        OwnCode card = OwnCode.read(code)
                .filter(read -> read.symbols().length() >= MIN_CARD_CODE)
                .orElseThrow(() -> new InvalidInputException(
                        "code",
                        "is no code of a card",
                        MIN_CARD_CODE + " to " + OwnCode.MAX + " letters A to Z and digits"));
        CreditPart part = new CreditPart(positive(amount), expiresAt);
        Cause cause = new Cause(TAKEN_OVER, reference);
        return runner.run("credit.take-over-card", by, List.of(id(card), part, cause), CreditEntry.class, context -> {
            if (CreditDesk.ACCOUNTS.stored(context.unit(), id(card)).isPresent()) {
                throw new RejectedException(new CardTaken());
            }
            return CreditDesk.post(
                    context,
                    fresh(id(card), amount),
                    found -> CreditRules.issue(found, part, cause, context.now(), by.actor()));
        });
    }

    /**
     * Spends a customer's credit, all or part of it.
     *
     * @param customer whose
     * @param amount how much, above zero
     * @param cause for what
     * @param by who spends it
     * @return the entry; its account and sequence are what {@link #refund} asks for
     * @throws RejectedException with {@link NotEnoughCredit} if there is less
     */
    public CreditEntry redeem(CustomerId customer, Money amount, Cause cause, By by) {
        Input.present("customer", customer);
        List<Object> request = List.of(customer, positive(amount), Input.present("cause", cause));
        return runner.run("credit.redeem", by, request, CreditEntry.class, context -> {
            CustomerId owner = CustomerLinks.survivor(context.unit(), customer);
            Stored<CreditAccount> account = CreditDesk.ofCustomer(context.unit(), owner, amount.currency());
            if (account.version() == 0) {
                requireCustomer(context, customer);
            }
            return redeemed(context, account, amount, cause, by);
        });
    }

    /**
     * Spends a gift card, all or part of it.
     *
     * @param code what the customer typed
     * @param amount how much, above zero
     * @param cause for what
     * @param by who spends it
     * @return the entry; its account and sequence are what {@link #refund} asks for
     * @throws RejectedException with {@link NotEnoughCredit} if there is less
     */
    public CreditEntry redeemCard(String code, Money amount, Cause cause, By by) {
        OwnCode card = read(code);
        List<Object> request = List.of(id(card), positive(amount), Input.present("cause", cause));
        return runner.run(
                "credit.redeem-card",
                by,
                request,
                CreditEntry.class,
                context -> redeemed(context, card(context.unit(), card), amount, cause, by));
    }

    /**
     * Gives back what was spent, all or part of it; over any number of refunds never more than that. What was spent last comes back
     * first.
     *
     * @param account the account of the entry that spent it
     * @param sequence the sequence of that entry
     * @param amount how much, above zero
     * @param atLeastUntil until when what comes back can be spent at least; null to keep the expiries: what expired stays gone then
     * @param cause for what
     * @param by who gives it back
     * @return the entry
     * @throws RejectedException with {@link NotEnoughCredit} if it is more than is left of that entry
     */
    public CreditEntry refund(
            String account, long sequence, Money amount, @Nullable Instant atLeastUntil, Cause cause, By by) {
        Input.code("account", account, 80);
        positive(amount);
        Instant until = Input.instantOrNull("atLeastUntil", atLeastUntil);
        List<Object> request = new ArrayList<>(List.of(account, sequence, amount, Input.present("cause", cause)));
        if (until != null) {
            request.add(until);
        }
        return runner.run(
                "credit.refund",
                by,
                request,
                CreditEntry.class,
                context -> CreditDesk.refund(context, account, sequence, amount, until, cause, by.actor()));
    }

    /**
     * Takes credit back, such as that of a card whose payment failed; what was spent of it stays spent. If the customer's loyalty was
     * moved since, it is taken from where the credit is now.
     *
     * @param account the account, as an entry or a card names it
     * @param amount how much, above zero
     * @param cause for what
     * @param by who takes it back
     * @return the entry
     * @throws RejectedException with {@link NotEnoughCredit} if there is less
     */
    public CreditEntry takeBack(String account, Money amount, Cause cause, By by) {
        Input.code("account", account, 80);
        List<Object> request = List.of(account, positive(amount), Input.present("cause", cause));
        return runner.run(
                "credit.take-back",
                by,
                request,
                CreditEntry.class,
                context -> CreditDesk.post(
                        context,
                        CreditDesk.present(context.unit(), account),
                        found -> CreditRules.takeBack(found, amount, cause, context.now(), by.actor())));
    }

    /**
     * What a customer can spend now.
     *
     * @param customer whose
     * @param currency an ISO 4217 code
     * @return the credit available; zero if the customer never had any
     */
    public Money balance(CustomerId customer, String currency) {
        Input.present("customer", customer);
        Money zero = Money.of("0", currency);
        return runner.inTransaction(unit -> {
            CustomerId owner = CustomerLinks.survivor(unit, customer);
            return CreditDesk.ofCustomer(unit, owner, zero.currency()).value().available(runner.now());
        });
    }

    /**
     * What a customer has, as a page of the own credit shows it: how much of which currency, and until when.
     *
     * @param customer whose; also one whose loyalty was moved
     * @return one account for each currency that the customer ever had, by currency code; of expired parts, see
     *     {@link CreditAccount#available}
     */
    public List<CreditAccount> accounts(CustomerId customer) {
        Input.present("customer", customer);
        return runner.inTransaction(unit -> CreditMoves.accounts(unit, CustomerLinks.survivor(unit, customer)).stream()
                .sorted(Comparator.comparing(
                        account -> account.balance().currency().getCurrencyCode()))
                .toList());
    }

    /**
     * A gift card as it stands: how much, and until when.
     *
     * @param code what the customer typed
     * @return its account; of expired parts, see {@link CreditAccount#available}
     */
    public CreditAccount card(String code) {
        OwnCode card = read(code);
        return runner.inTransaction(unit -> card(unit, card).value());
    }

    /**
     * What a gift card is worth now.
     *
     * @param code what the customer typed
     * @return the credit available
     */
    public Money cardBalance(String code) {
        OwnCode card = read(code);
        return runner.inTransaction(unit -> card(unit, card).value().available(runner.now()));
    }

    /**
     * The entries of an account, the last first; those of the same instant in no order that means anything.
     *
     * @param account which
     * @param request which part
     * @return the page
     */
    public Page<CreditEntry> entries(String account, PageRequest request) {
        Input.code("account", account, 80);
        Input.present("request", request);
        return runner.inTransaction(unit -> CreditDesk.ENTRIES.page(unit, account, request));
    }

    /**
     * Checks an account entry by entry: no gap, every running balance the sum, and the account's balance the last. Exact while credit
     * moves.
     *
     * @param account which
     * @return what does not fit, if anything
     */
    public CreditCheck verify(String account) {
        Input.code("account", account, 80);
        return runner.inTransaction(unit -> CreditDesk.check(unit, account));
    }

    /**
     * Checks the whole ledger of a currency on live data: every account, customers' and cards', entry by entry, in pages, while credit
     * moves.
     *
     * @param currency an ISO 4217 code
     * @return the sums, and what does not hold, if anything
     */
    public CreditBooks verifyBooks(String currency) {
        return CreditBooksReader.read(runner, Money.of("0", currency).currency());
    }

    private static CreditEntry redeemed(
            CommandContext context, Stored<CreditAccount> account, Money amount, Cause cause, By by) {
        return CreditDesk.post(
                context, account, found -> CreditRules.redeem(found, amount, cause, context.now(), by.actor()));
    }

    /** One that is not there is named by its ending only, and not at all if nobody knows what it was to be. */
    private static Stored<CreditAccount> card(UnitOfWork unit, OwnCode code) {
        return CreditDesk.ACCOUNTS
                .stored(unit, id(code))
                .orElseThrow(() -> code.canBeGenerated()
                        ? new NotFoundException("gift card that ends in", code.ending())
                        : mistyped());
    }

    private static void requireCustomer(CommandContext context, CustomerId customer) {
        if (context.unit().customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
    }

    private static Stored<CreditAccount> fresh(String id, Money amount) {
        return Stored.unsaved(id, new CreditAccount(id, null, Money.zero(amount.currency()), List.of(), 0));
    }

    private static Money positive(Money amount) {
        if (Input.present("amount", amount).amount().signum() <= 0) {
            throw new InvalidInputException("amount", "is not above zero", "an amount above zero");
        }
        return amount;
    }

    /** Those that were generated can be read as own codes, so one look finds both. */
    private static OwnCode read(String code) {
        return OwnCode.read(code).orElseThrow(Credits::mistyped);
    }

    private static InvalidInputException mistyped() {
        return new InvalidInputException("code", "is mistyped", "a code as it was printed");
    }

    private static String id(OwnCode code) {
        return id(code.fingerprint());
    }

    private static String id(String fingerprint) {
        return "g/" + fingerprint;
    }
}
