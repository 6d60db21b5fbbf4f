package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsPayment;
import dev.aftercare.crm.loyalty.store.Contended;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.loyalty.store.UseCount;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawDefined;
import dev.aftercare.crm.model.loyalty.DrawEvent.DrawEntered;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes limit, points and number in the transaction of one command, and moves draws on. */
final class DrawDesk {

    static final TypedDocuments<DrawRun> RUNS = new TypedDocuments<>("draw-run", DrawRun.class);
    static final TypedDocuments<DrawSeed> SEEDS = new TypedDocuments<>("draw-seed", DrawSeed.class);
    static final TypedDocuments<DrawEntry> ENTRIES = new TypedDocuments<>("draw-entry", DrawEntry.class);

    private static final TypedDocuments<Draw> DRAWS = TypedDocuments.definitions("draw", Draw.class);
    private static final Tally ENTERED = new Tally("draw-customer");

    private DrawDesk() {}

    static DrawView define(CommandContext context, Draw draw, DrawSeed seed, Actor actor) {
        Optional<Draw> before = DRAWS.find(context.unit(), draw.id());
        if (before.isPresent()) {
            if (!before.get().equals(draw)) {
                throw new RejectedException(new DrawIsFixed(draw.id()));
            }
            return view(context.unit(), draw);
        }
        DrawRun run = DrawRun.opened(draw.id(), seed.commitment());
        DRAWS.insert(context, draw.id(), null, draw);
        RUNS.insert(context, draw.id(), null, run);
        SEEDS.insert(context, draw.id(), null, seed);
        DrawDefined body =
                new DrawDefined(draw.id(), draw.programme(), draw.price(), draw.from(), draw.until(), run.commitment());
        context.happened(DrawRules.aggregate(draw.id()), null, 1, List.of(new Happened(body, actor)));
        return view(draw, run, null);
    }

    static Draw named(UnitOfWork unit, String id) {
        return DRAWS.find(unit, id).orElseThrow(() -> new NotFoundException("draw", id));
    }

    static Optional<DrawView> find(UnitOfWork unit, String id) {
        return DRAWS.find(unit, id).map(draw -> view(unit, draw));
    }

    static DrawView view(UnitOfWork unit, Draw draw) {
        DrawRun run = run(unit, draw.id()).value();
        boolean told = run.state() == DrawState.DRAWN;
        return view(draw, run, told ? SEEDS.kept(unit, draw.id()).value() : null);
    }

    static Stored<DrawRun> run(UnitOfWork unit, String draw) {
        return RUNS.kept(unit, draw);
    }

    static DrawEntry enter(CommandContext context, CustomerId who, String id, Actor actor) {
        UnitOfWork unit = context.unit();
        Draw draw = named(unit, id);
        if (unit.customers().find(who).isEmpty()) {
            throw new NotFoundException("customer", who.value().toString());
        }
        Together together = CustomerLinks.together(unit, who);
        CustomerId customer = together.customer();
        boolean hasTier = draw.tier() == null || draw.tier().isMet(unit, customer, context.now());
        Stored<UseCount> before = ENTERED.of(unit, tally(id, customer));
        long entered = draw.perCustomer() == null
                ? 0
                : before.value().used() + ENTERED.ofOthers(unit, together, other -> tally(id, other));
        Stored<DrawRun> run = run(unit, id);
        refuse(DrawRules.refusal(draw, run.value().state(), hasTier, entered, context.now()));
        if (draw.perCustomer() != null) {
            ENTERED.count(context, before, 1);
        }
        String entry = context.newId().toString();
        if (draw.price() > 0) {
            Cause cause = new Cause("draw", id);
            PointsPayment.spend(context, customer, draw.programme(), payment(entry), draw.price(), cause, actor);
        }
        if (draw.perCustomer() != null) {
            CustomerLinks.keep(context, together);
        }
        // All who enter meet at the number, so it comes last.
        long number = Contended.change(context, RUNS, run, seen -> {
                    refuse(DrawRules.refusal(draw, seen.state(), hasTier, entered, context.now()));
                    return Optional.of(seen.entered());
                })
                .orElseThrow()
                .entries();
        DrawEntry made =
                new DrawEntry(entry, id, number, customer, draw.price(), DrawEntry.State.ENTERED, null, context.now());
        ENTRIES.insert(context, place(id, number), customer.value().toString(), made);
        Happened happened = new Happened(new DrawEntered(id, number, draw.price()), actor);
        context.happened(DrawWork.aggregate(made), customer, 1, List.of(happened));
        return made;
    }

    static DrawView hold(CommandContext context, String id, Actor actor) {
        Draw draw = named(context.unit(), id);
        Stored<DrawRun> stored = run(context.unit(), id);
        DrawRun held =
                DrawRules.hold(draw, stored.value(), context.now()).orThrow().state();
        if (stored.value().state() == DrawState.OPEN) {
            DrawWork.pick(context, draw, held, stored.version(), actor);
        }
        return view(context.unit(), draw);
    }

    static DrawView cancel(CommandContext context, String id, Actor actor) {
        Draw draw = named(context.unit(), id);
        Stored<DrawRun> stored = run(context.unit(), id);
        List<Happened> happened = new ArrayList<>();
        Optional<DrawRun> cancelled = Contended.change(context, RUNS, stored, seen -> {
            Decision.Accepted<DrawRun> accepted = DrawRules.cancel(seen, actor).orThrow();
            happened.clear();
            happened.addAll(accepted.events());
            return happened.isEmpty() ? Optional.empty() : Optional.of(accepted.state());
        });
        if (cancelled.isPresent()) {
            context.happened(DrawRules.aggregate(id), null, 2, happened);
            if (draw.price() > 0 && cancelled.get().entries() > 0) {
                goOn(context, id);
            }
        }
        return view(context.unit(), draw);
    }

    static void goOn(CommandContext context, String draw) {
        DueKey key = DueKey.of(DrawRules.WORK_DUE, DrawRules.aggregate(draw));
        context.due(List.of(new DueChange.Schedule(new DueEntry(key, context.now()))));
    }

    static String place(String draw, long number) {
        return draw + "/" + number;
    }

    static String payment(String entry) {
        return "draw/" + entry;
    }

    private static void refuse(Optional<DrawRefused> refusal) {
        refusal.ifPresent(reason -> {
            throw new RejectedException(reason);
        });
    }

    private static DrawView view(Draw draw, DrawRun run, @Nullable DrawSeed seed) {
        boolean picked = run.state() == DrawState.DRAWING || run.state() == DrawState.DRAWN;
        String told = seed == null ? null : seed.hex();
        return new DrawView(
                draw, run.state(), run.commitment(), run.entries(), picked ? run.walked() : 0, run.wins(), told);
    }

    private static String tally(String draw, CustomerId customer) {
        return draw + "/" + customer.value();
    }
}
