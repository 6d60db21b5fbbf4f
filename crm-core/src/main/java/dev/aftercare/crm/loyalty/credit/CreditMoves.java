package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.MovePath;
import dev.aftercare.crm.loyalty.store.MovedLoyalty;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CreditKind;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves a customer's store credit of all currencies to another, and back, inside a command of another desk. Cards belong to no one. */
public final class CreditMoves {

    private static final TypedDocuments<CreditMove.All> MOVES =
            new TypedDocuments<>("credit-moves", CreditMove.All.class);
    /** More currencies than there are. */
    private static final PageRequest EVERY = PageRequest.first(PageRequest.MAX_LIMIT);

    private CreditMoves() {}

    /**
     * Moves everything; each part keeps its expiry.
     *
     * @param context the command
     * @param from whose
     * @param into to whom
     * @param merge by which merge, not used before
     * @param actor who moves it
     */
    public static void move(CommandContext context, CustomerId from, CustomerId into, String merge, Actor actor) {
        List<CreditMove> moves = new ArrayList<>();
        for (CreditAccount account : accounts(context.unit(), from)) {
            carry(context, account, into, account.parts(), merge, actor).ifPresent(moves::add);
        }
        MOVES.insert(context, merge, from.value().toString(), new CreditMove.All(moves));
    }

    /** Of all currencies; more are not than a page holds. */
    static List<CreditAccount> accounts(UnitOfWork unit, CustomerId customer) {
        return CreditDesk.ACCOUNTS
                .page(unit, customer.value().toString(), EVERY)
                .items();
    }

    /**
     * Moves back of each expiry what was moved, or what is left.
     *
     * @param context the command
     * @param from whose it had been
     * @param into who has it
     * @param merge by which merge it was moved
     * @param actor who moves it back
     */
    public static void moveBack(CommandContext context, CustomerId from, CustomerId into, String merge, Actor actor) {
        for (CreditMove move : MOVES.kept(context.unit(), merge).value().moves()) {
            CreditAccount account =
                    CreditDesk.require(context.unit(), move.into()).value();
            if (into.equals(account.customer())) {
                carry(context, account, from, move.parts(), merge, actor);
            }
        }
    }

    /**
     * What still came to an account goes on to where its customer's credit is. Where there was none before, a merge that comes meanwhile
     * finds nothing to move and writes nothing that this would meet; so the way itself is held.
     *
     * @param context the command
     * @param id the account
     * @param wasEmpty whether there was no credit before
     * @param actor who gave it
     */
    static void forward(CommandContext context, String id, boolean wasEmpty, Actor actor) {
        forward(context, id, wasEmpty, actor, new MovePath());
    }

    private static void forward(CommandContext context, String id, boolean wasEmpty, Actor actor, MovePath path) {
        CreditAccount account = CreditDesk.require(context.unit(), id).value();
        CustomerId customer = account.customer();
        if (customer == null) {
            return;
        }
        path.pass(customer);
        Stored<MovedLoyalty> step = CustomerLinks.step(context.unit(), customer);
        CustomerId into = step.value().into();
        String merge = step.value().merge();
        Optional<CreditMove> more = into == null || merge == null
                ? Optional.empty()
                : carry(context, account, into, account.parts(), merge, actor);
        if (merge != null && more.isPresent()) {
            append(context, customer, merge, more.get());
            forward(context, more.get().into(), true, actor, path);
        }
        if (wasEmpty || more.isPresent()) {
            CustomerLinks.keep(context, step);
        }
    }

    private static void append(CommandContext context, CustomerId from, String merge, CreditMove more) {
        Stored<CreditMove.All> stored = MOVES.kept(context.unit(), merge);
        List<CreditMove> moves = new ArrayList<>(stored.value().moves());
        int place = 0;
        while (place < moves.size() && !moves.get(place).from().equals(more.from())) {
            place++;
        }
        if (place < moves.size()) {
            moves.set(place, moves.get(place).and(more));
        } else {
            moves.add(more);
        }
        MOVES.update(context, merge, from.value().toString(), stored.version(), new CreditMove.All(moves));
    }

    private static Optional<CreditMove> carry(
            CommandContext context,
            CreditAccount account,
            CustomerId to,
            List<CreditPart> wanted,
            String merge,
            Actor actor) {
        Cause cause = new Cause("merge", merge);
        Stored<CreditAccount> source = CreditDesk.require(context.unit(), account.id());
        Decision.Accepted<CreditPosting> out = CreditRules.transferOut(
                        source.value(), wanted, cause, context.now(), actor)
                .orThrow();
        CreditDesk.store(context, source.version(), out);
        Optional<CreditEntry> gone = out.state().entries().stream()
                .filter(entry -> entry.kind() == CreditKind.TRANSFER_OUT)
                .findFirst();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        Money like = account.balance();
        Stored<CreditAccount> target = CreditDesk.ofCustomer(context.unit(), to, like.currency());
        List<CreditPart> parts = gone.get().parts();
        CreditDesk.store(
                context,
                target.version(),
                CreditRules.transferIn(target.value(), parts, cause, context.now(), actor)
                        .orThrow());
        return Optional.of(new CreditMove(account.id(), target.id(), parts));
    }
}
