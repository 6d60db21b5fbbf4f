package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsPayment;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.DrawEvent;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawHeld;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawPointsGivenBack;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawWon;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The long work on entries once there are no more of them, in steps of at most {@value DrawPicks#PART} entries: each a transaction of its
 * own that says how far it came, and schedules the next. Points go back one entry at a time, so that one which fails keeps none of
 * the others.
 */
final class DrawWork {

    static final TypedDocuments<DrawPicks> PICKS = new TypedDocuments<>("draw-picks", DrawPicks.class);

    private static final Tally WINS = new Tally("draw-wins");

    private DrawWork() {}

    /** As due work does it. */
    static void goOn(CommandContext context, DueEntry due) {
        Draw draw = DrawDesk.named(context.unit(), due.key().aggregate().id());
        Stored<DrawRun> run = DrawDesk.run(context.unit(), draw.id());
        switch (run.value().state()) {
            case DRAWING -> pick(context, draw, run.value(), run.version(), Actor.CLOCK);
            case CANCELLED -> sendBack(context, run);
            case OPEN, DRAWN -> {}
        }
    }

    /** Picks the next entries, until the prizes or the entries are used up or the step is over. */
    static void pick(CommandContext context, Draw draw, DrawRun run, long version, Actor actor) {
        DrawSeed seed = DrawDesk.SEEDS.kept(context.unit(), draw.id()).value();
        int end = Math.toIntExact(Math.min(run.entries(), run.walked() + DrawPicks.PART));
        List<Long> numbers = DrawRules.picks(seed, run.entries(), end).subList(Math.toIntExact(run.walked()), end);
        List<DrawPick> picks = new ArrayList<>();
        Map<CustomerId, Together> seen = new HashMap<>();
        long wins = run.wins();
        while (picks.size() < numbers.size() && wins < draw.pieces()) {
            // Never more than there are pieces left: hardly anybody is read in vain.
            int part = (int) Math.min(numbers.size() - picks.size(), draw.pieces() - wins);
            List<PickedEntry> picked = numbers.subList(picks.size(), picks.size() + part).stream()
                    .map(number -> picked(context, draw, number, seen))
                    .toList();
            List<DrawPick> awarded = DrawRules.award(draw, wins, picked);
            for (DrawPick pick : awarded) {
                wins += tell(context, draw, pick, actor) ? 1 : 0;
            }
            picks.addAll(awarded);
        }
        if (!picks.isEmpty()) {
            String part = DrawDesk.place(draw.id(), run.walked() / DrawPicks.PART);
            PICKS.insert(context, part, draw.id(), new DrawPicks(picks));
        }
        DrawRun next = run.walkedTo(run.walked() + picks.size(), wins);
        boolean done = wins == draw.pieces() || next.walked() == next.entries();
        keep(context, seen.values(), picks);
        DrawDesk.RUNS.update(context, draw.id(), null, version, done ? next.with(DrawState.DRAWN) : next);
        if (done) {
            DrawHeld body = new DrawHeld(draw.id(), next.entries(), wins, seed.hex());
            context.happened(DrawRules.aggregate(draw.id()), null, 2, List.of(new Happened(body, actor)));
        } else {
            DrawDesk.goOn(context, draw.id());
        }
    }

    /** Remembers who were one when the step saw a customer first: that must hold to its end. */
    private static PickedEntry picked(CommandContext context, Draw draw, long number, Map<CustomerId, Together> seen) {
        DrawEntry entry = entry(context, draw.id(), number).value();
        Together together = CustomerLinks.together(context.unit(), entry.customer());
        CustomerId customer = together.customer();
        seen.putIfAbsent(customer, together);
        long own = WINS.of(context.unit(), tally(draw, customer)).value().used();
        long others = WINS.ofOthers(context.unit(), together, other -> tally(draw, other));
        return new PickedEntry(number, customer, own + others);
    }

    /**
     * Who was merged into another between two of the own entries would win under both names. The links are written in the order of the
     * customers' ids, so that two draws do not wait for each other.
     */
    private static void keep(CommandContext context, Collection<Together> seen, List<DrawPick> picks) {
        Set<CustomerId> winners = picks.stream()
                .filter(pick -> pick.prize() != null)
                .map(DrawPick::customer)
                .collect(Collectors.toSet());
        seen.stream()
                .filter(one -> winners.contains(one.customer()))
                .sorted(Comparator.comparing(one -> one.customer().value()))
                .forEach(one -> CustomerLinks.keep(context, one));
    }

    private static boolean tell(CommandContext context, Draw draw, DrawPick pick, Actor actor) {
        String prize = pick.prize();
        if (prize == null) {
            return false;
        }
        WINS.count(context, WINS.of(context.unit(), tally(draw, pick.customer())), 1);
        Stored<DrawEntry> entry = entry(context, draw.id(), pick.number());
        DrawWon body = new DrawWon(draw.id(), pick.number(), prize, pick.customer());
        change(context, entry, entry.value().won(prize), pick.customer(), body, actor);
        return true;
    }

    /** Lets each of the next entries be given back by due work of its own. */
    private static void sendBack(CommandContext context, Stored<DrawRun> stored) {
        DrawRun run = stored.value();
        long end = Math.min(run.entries(), run.walked() + DrawPicks.PART);
        context.due(LongStream.rangeClosed(run.walked() + 1, end)
                .<DueChange>mapToObj(number -> new DueChange.Schedule(new DueEntry(
                        new DueKey(DrawRules.GIVE_BACK_DUE, DrawRules.aggregate(run.draw()), Long.toString(number)),
                        context.now())))
                .toList());
        DrawDesk.RUNS.update(context, run.draw(), null, stored.version(), run.walkedTo(end, run.wins()));
        if (end < run.entries()) {
            DrawDesk.goOn(context, run.draw());
        }
    }

    /** Gives back what one entry cost. */
    static void giveBack(CommandContext context, DueEntry due) {
        Draw draw = DrawDesk.named(context.unit(), due.key().aggregate().id());
        Stored<DrawEntry> stored =
                entry(context, draw.id(), Long.parseLong(due.key().part()));
        DrawEntry entry = stored.value();
        if (entry.state() == DrawEntry.State.ENTERED) {
            String payment = DrawDesk.payment(entry.id());
            PointsPayment.giveBack(context, entry.customer(), draw.programme(), payment, Actor.CLOCK);
            DrawPointsGivenBack body = new DrawPointsGivenBack(draw.id(), entry.number(), entry.points());
            CustomerId customer = CustomerLinks.survivor(context.unit(), entry.customer());
            change(context, stored, entry.givenBack(), customer, body, Actor.CLOCK);
        }
    }

    static AggregateRef aggregate(DrawEntry entry) {
        return new AggregateRef("draw-entry", entry.id());
    }

    private static void change(
            CommandContext context,
            Stored<DrawEntry> before,
            DrawEntry next,
            CustomerId customer,
            DrawEvent body,
            Actor actor) {
        String owner = next.customer().value().toString();
        DrawDesk.ENTRIES.update(context, before.id(), owner, before.version(), next);
        context.happened(aggregate(next), customer, before.version() + 1, List.of(new Happened(body, actor)));
    }

    private static Stored<DrawEntry> entry(CommandContext context, String draw, long number) {
        return DrawDesk.ENTRIES.kept(context.unit(), DrawDesk.place(draw, number));
    }

    private static String tally(Draw draw, CustomerId customer) {
        return draw.id() + "/" + customer.value();
    }
}
