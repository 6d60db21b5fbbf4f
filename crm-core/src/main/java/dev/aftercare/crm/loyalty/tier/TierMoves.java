package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves a customer's levels to another, and back, inside a command of another desk. */
public final class TierMoves {

    private static final TypedDocuments<Before> BEFORE = new TypedDocuments<>("tier-moves", Before.class);

    private TierMoves() {}

    /**
     * The levels of the one who takes, as they were before.
     *
     * @param levels one for each tier programme in which the other had one
     */
    public record Before(List<Level> levels) {
        /** Copies the list. */
        public Before {
            levels = List.copyOf(levels);
        }
    }

    /**
     * One level.
     *
     * @param programme in which tier programme
     * @param membership the level; null if there was none
     */
    public record Level(String programme, @Nullable Membership membership) {
        /** Checks the parts. */
        public Level {
            Input.present("level.programme", programme);
        }
    }

    /**
     * Gives a customer the levels of another where they are better.
     *
     * @param context the command
     * @param from whose levels
     * @param into to whom
     * @param merge by which merge, not used before
     * @param actor who merges
     */
    public static void move(CommandContext context, CustomerId from, CustomerId into, String merge, Actor actor) {
        List<Level> before = new ArrayList<>();
        for (TierProgramme programme : TierDesk.all(context.unit())) {
            Optional<Membership> theirs =
                    TierDesk.stored(context.unit(), programme, from).map(Stored::value);
            if (theirs.isPresent()) {
                Membership source = TierDesk.evaluate(context, from, programme.id());
                Optional<Stored<Membership>> own = TierDesk.stored(context.unit(), programme, into);
                before.add(new Level(programme.id(), own.map(Stored::value).orElse(null)));
                Membership target = TierDesk.evaluate(context, into, programme.id());
                if (TierRules.isBetter(programme, source, target)) {
                    TierDesk.replace(context, programme, target.like(source), actor);
                }
            }
        }
        BEFORE.insert(context, merge, from.value().toString(), new Before(before));
    }

    /**
     * Gives the one who took back the levels of before; {@link #settle} makes of them what they would have become.
     *
     * @param context the command
     * @param into who took
     * @param merge by which merge
     * @param actor who undoes it
     */
    public static void moveBack(CommandContext context, CustomerId into, String merge, Actor actor) {
        for (Level level : BEFORE.kept(context.unit(), merge).value().levels()) {
            TierProgramme programme = TierDesk.PROGRAMMES
                    .required(context.unit(), level.programme())
                    .value();
            Membership membership = level.membership();
            TierDesk.stored(context.unit(), programme, into).ifPresent(now -> {
                Membership next = membership == null
                        ? Membership.joined(programme, into, now.value().since())
                        : membership;
                TierDesk.replace(context, programme, now.value().like(next), actor);
            });
        }
    }

    /**
     * Looks at all levels that a customer has.
     *
     * @param context the command
     * @param customer whose
     */
    public static void settle(CommandContext context, CustomerId customer) {
        for (TierProgramme programme : TierDesk.all(context.unit())) {
            if (TierDesk.stored(context.unit(), programme, customer).isPresent()) {
                TierDesk.evaluate(context, customer, programme.id());
            }
        }
    }
}
