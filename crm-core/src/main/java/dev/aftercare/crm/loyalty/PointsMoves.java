package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsMove.MovedEntry;
import dev.aftercare.crm.loyalty.PointsMove.MovedLot;
import dev.aftercare.crm.loyalty.PointsMove.Stretch;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.MovePath;
import dev.aftercare.crm.loyalty.store.MovedLoyalty;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Moves the points of a customer in all programmes to another, and back, inside a command of another desk. */
public final class PointsMoves {

    private static final TypedDocuments<PointsMoveList> MOVES =
            new TypedDocuments<>("points-moves", PointsMoveList.class);

    private static final int PAGE = 200;
    private static final int MAX_ENTRIES = 20_000;

    private PointsMoves() {}

    /**
     * Moves everything: points with their expiries, holds, pending points and debts.
     *
     * @param context the command
     * @param from whose
     * @param into to whom
     * @param merge by which merge, not used before
     * @param actor who moves it
     * @return what was moved
     */
    public static PointsMoveList move(
            CommandContext context, CustomerId from, CustomerId into, String merge, Actor actor) {
        Occasion occasion = occasion(context, merge, actor);
        List<PointsMove> moves = new ArrayList<>();
        for (Programme rules : Programmes.all(context.unit())) {
            if (context.unit().points().find(from, rules.id()).isPresent()) {
                Pair pair = Pair.locked(context, from, into, rules.id());
                carry(context, rules, pair.source, pair.target, occasion).ifPresent(moves::add);
            }
        }
        PointsMoveList list = new PointsMoveList(moves);
        MOVES.insert(context, merge, from.value().toString(), list);
        return list;
    }

    /**
     * Moves back what is left of it: of each lot what nobody spent since, what is still held or pending, and what is still owed. What the
     * points of one have paid of the other's debts is undone: the one has the points again, and the other the debt.
     *
     * @param context the command
     * @param from whose it had been
     * @param into who has it
     * @param merge by which merge it was moved
     * @param actor who moves it back
     */
    public static void moveBack(CommandContext context, CustomerId from, CustomerId into, String merge, Actor actor) {
        Occasion occasion = occasion(context, merge, actor);
        for (PointsMove move : MOVES.kept(context.unit(), merge).value().moves()) {
            Programme rules = Programmes.require(context.unit(), move.programme());
            Pair pair = Pair.locked(context, into, from, move.programme());
            Luggage left = MoveRules.left(
                    swept(context, pair.source),
                    move,
                    states(context, pair.source, move.holds()),
                    states(context, pair.source, move.pending()),
                    debts(context.unit(), merge, move, pair.source));
            Map<Long, Long> oldLots = new HashMap<>();
            move.lots().forEach(lot -> oldLots.put(lot.into(), lot.from()));
            carry(context, rules, pair.source, pair.target, left, oldLots, occasion);
        }
    }

    /** Into which lots of which account a merge moved a lot; none if it did not, or if the lot went back by it. */
    static List<PointsMove> ofLot(UnitOfWork unit, String merge, PointsAccountId from, long lot) {
        return movesFrom(unit, merge, from).map(move -> move.ofLot(lot)).toList();
    }

    private static Stream<PointsMove> movesFrom(UnitOfWork unit, String merge, PointsAccountId from) {
        return MOVES.find(unit, merge).stream()
                .flatMap(list -> list.moves().stream())
                .filter(move -> move.from().equals(from));
    }

    /** Which lots of the account where a customer's points are by now have the points of lots that merges moved on. */
    static Set<Long> lotsNow(UnitOfWork unit, PointsAccount home, Set<Long> lots) {
        MovePath path = new MovePath();
        CustomerId customer = home.customer();
        PointsAccountId account = home.id();
        Set<Long> now = lots;
        while (true) {
            path.pass(customer);
            Optional<MovedLoyalty> link = CustomerLinks.find(unit, customer);
            CustomerId into = link.map(MovedLoyalty::into).orElse(null);
            String merge = link.map(MovedLoyalty::merge).orElse(null);
            if (into == null || merge == null) {
                return now;
            }
            List<PointsMove> moves = movesFrom(unit, merge, account).toList();
            if (moves.isEmpty()) {
                return Set.of();
            }
            Set<Long> before = now;
            now = moves.stream()
                    .flatMap(move -> move.lots().stream())
                    .filter(lot -> before.contains(lot.from()))
                    .map(MovedLot::into)
                    .collect(Collectors.toSet());
            account = moves.get(0).into();
            customer = into;
        }
    }

    /** What became of a hold or of pending points that merges moved on, as far as they did. */
    static EntryState now(UnitOfWork unit, CustomerId customer, EntryState own) {
        return now(unit, customer, own, new MovePath());
    }

    private static EntryState now(UnitOfWork unit, CustomerId customer, EntryState state, MovePath path) {
        path.pass(customer);
        Optional<MovedLoyalty> link = CustomerLinks.find(unit, customer);
        CustomerId into = link.map(MovedLoyalty::into).orElse(null);
        String merge = link.map(MovedLoyalty::merge).orElse(null);
        if (into == null || merge == null) {
            return state;
        }
        Optional<PointsEntry> there = moved(unit, merge, state.entry());
        return there.isEmpty() ? state : now(unit, into, Ledger.state(unit, there.get()), path);
    }

    private static Optional<PointsEntry> moved(UnitOfWork unit, String merge, PointsEntry entry) {
        return movesFrom(unit, merge, entry.account())
                .flatMap(move ->
                        move.ofEntry(entry.sequence()).flatMap(into -> Ledger.entry(unit, move.into(), into)).stream())
                .findFirst();
    }

    /** What still came to an account whose points were moved goes on to where they are; the account itself stays empty. */
    static PointsAccount forward(CommandContext context, Programme rules, PointsAccount account, Actor actor) {
        return forward(context, rules, account, actor, new MovePath());
    }

    private static PointsAccount forward(
            CommandContext context, Programme rules, PointsAccount account, Actor actor, MovePath path) {
        path.pass(account.customer());
        Optional<MovedLoyalty> link = CustomerLinks.find(context.unit(), account.customer());
        CustomerId into = link.map(MovedLoyalty::into).orElse(null);
        String merge = link.map(MovedLoyalty::merge).orElse(null);
        if (into == null || merge == null) {
            return account;
        }
        PointsAccount target = Ledger.own(context, into, account.programme());
        Optional<PointsMove> move = carry(context, rules, account, target, occasion(context, merge, actor));
        move.ifPresent(more -> append(context, account.customer(), merge, more));
        return forward(context, rules, Ledger.own(context, into, account.programme()), actor, path);
    }

    private static void append(CommandContext context, CustomerId from, String merge, PointsMove more) {
        Stored<PointsMoveList> stored = MOVES.kept(context.unit(), merge);
        List<PointsMove> moves = new ArrayList<>(stored.value().moves());
        int place = 0;
        while (place < moves.size() && !moves.get(place).from().equals(more.from())) {
            place++;
        }
        if (place < moves.size()) {
            moves.set(place, moves.get(place).and(more));
        } else {
            moves.add(more);
        }
        MOVES.update(context, merge, from.value().toString(), stored.version(), new PointsMoveList(moves));
    }

    /** All that an account has. */
    private static Optional<PointsMove> carry(
            CommandContext context, Programme rules, PointsAccount source, PointsAccount target, Occasion occasion) {
        PointsAccount present = swept(context, source);
        Luggage luggage = Luggage.of(present, OpenEntries.of(context.unit(), present));
        return carry(context, rules, source, target, luggage, Map.of(), occasion);
    }

    private static Optional<PointsMove> carry(
            CommandContext context,
            Programme rules,
            PointsAccount source,
            PointsAccount target,
            Luggage luggage,
            Map<Long, Long> oldLots,
            Occasion occasion) {
        if (luggage.isEmpty()) {
            return Optional.empty();
        }
        Ledger.apply(context, rules, MoveRules.out(source, luggage, rules.order(), occasion));
        MoveRules.Arrival arrival = Ledger.arrive(
                context,
                rules,
                MoveRules.in(
                        target,
                        source,
                        luggage,
                        oldLots,
                        EntryNames.free(context.unit(), target),
                        rules.order(),
                        occasion));
        return Optional.of(arrival.move());
    }

    /** As the account will be once what has expired is taken out, which the next decision does first. */
    private static PointsAccount swept(CommandContext context, PointsAccount account) {
        return PointsRules.expire(account, context.now()).orThrow().state().account();
    }

    private static List<EntryState> states(CommandContext context, PointsAccount account, List<MovedEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Ledger.numbered(context.unit(), account, entry.into()).stream())
                .toList();
    }

    /**
     * Who paid whose debts. Looked for from where somebody owed to where nobody does any more: as long as points are owed there are none to
     * spend, so these entries are few; after {@value #MAX_ENTRIES} it is taken as it stands.
     */
    private static SharedDebts debts(UnitOfWork unit, String merge, PointsMove move, PointsAccount account) {
        SharedDebts debts = new SharedDebts(merge, move);
        long next = 1;
        for (Stretch stretch : move.owing()) {
            if (stretch.first() >= next) {
                next = followed(unit, debts, stretch, account);
            }
        }
        return debts;
    }

    private static long followed(UnitOfWork unit, SharedDebts debts, Stretch stretch, PointsAccount account) {
        long next = stretch.first();
        while (next <= account.version() && next - stretch.first() < MAX_ENTRIES) {
            List<PointsEntry> page = new ArrayList<>(unit.points().entries(account.id(), next + PAGE, PAGE));
            if (page.isEmpty()) {
                break;
            }
            Collections.reverse(page);
            for (PointsEntry entry : page) {
                if (next > stretch.last() && debts.isSettled()) {
                    return next;
                }
                if (next == stretch.first()) {
                    debts.begin(
                            entry.kind().next(entry.aside(), -entry.points()).debt());
                }
                debts.add(entry);
                next = entry.sequence() + 1;
            }
        }
        return next;
    }

    private static Occasion occasion(CommandContext context, String merge, Actor actor) {
        return new Occasion(context.now(), new Cause(MoveRules.CAUSE, merge), actor, null);
    }

    /** Two accounts, locked in the order of the customers' ids, as a transfer does. */
    private record Pair(PointsAccount source, PointsAccount target) {
        static Pair locked(CommandContext context, CustomerId source, CustomerId target, ProgrammeId programme) {
            boolean sourceFirst = source.value().compareTo(target.value()) < 0;
            PointsAccount first = Ledger.own(context, sourceFirst ? source : target, programme);
            PointsAccount second = Ledger.own(context, sourceFirst ? target : source, programme);
            return sourceFirst ? new Pair(first, second) : new Pair(second, first);
        }
    }
}
