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
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
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
        Page<CreditAccount> accounts =
                CreditDesk.ACCOUNTS.page(context.unit(), from.value().toString(), EVERY);
        for (CreditAccount account : accounts.items()) {
            carry(context, account, into, account.parts(), merge, actor).ifPresent(moves::add);
        }
        MOVES.insert(context, merge, from.value().toString(), new CreditMove.All(moves));
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

    /** What still came to an account whose credit was moved goes on to where it is. */
    static void forward(CommandContext context, String id, Actor actor) {
        forward(context, id, actor, new MovePath());
    }

    private static void forward(CommandContext context, String id, Actor actor, MovePath path) {
        CreditAccount account = CreditDesk.require(context.unit(), id).value();
        CustomerId customer = account.customer();
        Optional<MovedLoyalty> link =
                customer == null ? Optional.empty() : CustomerLinks.find(context.unit(), customer);
        CustomerId into = link.map(MovedLoyalty::into).orElse(null);
        String merge = link.map(MovedLoyalty::merge).orElse(null);
        if (customer == null || into == null || merge == null) {
            return;
        }
        path.pass(customer);
        Optional<CreditMove> more = carry(context, account, into, account.parts(), merge, actor);
        if (more.isPresent()) {
            append(context, customer, merge, more.get());
            forward(context, more.get().into(), actor, path);
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
