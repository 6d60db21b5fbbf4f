package dev.aftercare.crm.loyalty.tier;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the members of a tier programme that was defined anew, and schedules when the level of each is looked at: for who is not
 * evaluated any more nobody else would. So many at a time, each part a transaction that leaves an entry for the next one.
 */
final class ReviewRound {

    /** The kind of the due entry that goes on with a round. */
    static final String DUE = "tier-review-round";

    /** At how many levels of all programmes one transaction looks. */
    static final int PART = 100;

    private static final TypedDocuments<Place> PLACES = new TypedDocuments<>("tier-review-round", Place.class);
    private static final PageRequest FIRST = PageRequest.first(PART);

    private ReviewRound() {}

    /**
     * How far a round has come.
     *
     * @param programme through whose members it goes
     * @param after the last level that it has looked at; null at the beginning
     */
    record Place(String programme, @Nullable PageKey after) {}

    /** Begins a round; one that is under way begins again. */
    static void begin(CommandContext context, String programme) {
        long before =
                PLACES.stored(context.unit(), programme).map(Stored::version).orElse(0L);
        PLACES.save(context, programme, null, before, new Place(programme, null));
        goOn(context, programme, context.now());
    }

    /** As due work does it. What is stored meanwhile follows the new rules already, and comes before the place of the round. */
    static void part(CommandContext context, DueEntry entry) {
        String id = entry.key().aggregate().id();
        TierProgramme programme =
                TierDesk.PROGRAMMES.required(context.unit(), id).value();
        Stored<Place> place = PLACES.kept(context.unit(), id);
        PageKey after = place.value().after();
        Page<Membership> page = TierDesk.levels(context.unit(), after == null ? FIRST : FIRST.after(after));
        context.due(page.items().stream()
                .filter(level -> level.programme().equals(id))
                .map(level -> TierRules.due(programme, level))
                .toList());
        PageKey next = page.next();
        if (next == null) {
            PLACES.remove(context, place);
        } else {
            PLACES.update(context, id, null, place.version(), new Place(id, next));
            // Due when this part was, so that the same sweep goes on if it has room.
            goOn(context, id, entry.at());
        }
    }

    private static void goOn(CommandContext context, String programme, Instant at) {
        DueKey key = DueKey.of(DUE, new AggregateRef("tier-programme", programme));
        context.due(List.of(new DueChange.Schedule(new DueEntry(key, at))));
    }
}
