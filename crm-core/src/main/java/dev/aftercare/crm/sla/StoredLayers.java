package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Layers as they are stored. The whole calendar of each is stored as a calendar like any other, so nobody who counts by it knows of
 * layers; it is made anew whenever a layer below it changes. The index is written with each change: two changes of layers that lie over
 * each other never miss each other.
 */
final class StoredLayers {

    private static final VersionedDocuments<CalendarLayer> LAYERS =
            new VersionedDocuments<>("calendar-layer", CalendarLayer.class);
    private static final TypedDocuments<LayerIndex> INDEX =
            TypedDocuments.parsedOnce("calendar-layer-index", LayerIndex.class);
    private static final String IN_FORCE = "in-force";

    private final CommandContext context;
    private final Stored<LayerIndex> stored;
    private LayerIndex index;

    StoredLayers(CommandContext context) {
        this.context = context;
        this.stored = INDEX.stored(context.unit(), IN_FORCE).orElse(Stored.unsaved(IN_FORCE, LayerIndex.EMPTY));
        this.index = stored.value();
    }

    static Optional<CalendarLayer> layer(UnitOfWork unit, String id) {
        boolean present =
                INDEX.find(unit, IN_FORCE).flatMap(index -> index.find(id)).isPresent();
        return present ? LAYERS.inForce(unit, id).map(VersionedDocuments.Version::value) : Optional.empty();
    }

    /** A layer, said again, changes nothing. */
    BusinessCalendar define(CalendarLayer layer) {
        boolean wasLayer = index.find(layer.id()).isPresent();
        boolean said =
                wasLayer && LAYERS.required(context.unit(), layer.id()).value().equals(layer);
        if (!said) {
            index = index.with(layer);
            LAYERS.define(context, layer.id(), layer, wasLayer);
            compose(layer.id());
            index.above(layer.id()).forEach(this::compose);
            INDEX.save(context, IN_FORCE, null, stored.version(), index);
        }
        return StoredPromises.CALENDARS.required(context.unit(), layer.id()).value();
    }

    /**
     * A whole calendar takes the place of a layer of the same id, and may lie under others. The index is written also where it stays as it
     * is: that nothing lies over a calendar is seen there, and a layer that is put over it meanwhile writes it, too.
     */
    void define(BusinessCalendar calendar) {
        Optional<Version<BusinessCalendar>> before = StoredPromises.CALENDARS.inForce(context.unit(), calendar.id());
        Version<BusinessCalendar> now = StoredPromises.CALENDARS.define(context, calendar.id(), before, calendar);
        boolean wasLayer = index.find(calendar.id()).isPresent();
        if (wasLayer) {
            LAYERS.retire(context, LAYERS.required(context.unit(), calendar.id()));
        }
        if (wasLayer || before.filter(now::equals).isEmpty()) {
            index = index.without(calendar.id());
            index.above(calendar.id()).forEach(this::compose);
            INDEX.save(context, IN_FORCE, null, stored.version(), index);
        }
    }

    private void compose(String id) {
        BusinessCalendar whole = CalendarLayers.of(downward(id)).calendar(id);
        StoredPromises.CALENDARS.define(context, id, whole);
    }

    /** The layer and all below it; a circle is left for {@link CalendarLayers} to refuse. */
    private List<CalendarLayer> downward(String id) {
        List<CalendarLayer> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        @Nullable String next = id;
        while (next != null && seen.add(next)) {
            CalendarLayer layer = index.find(next).isPresent()
                    ? LAYERS.required(context.unit(), next).value()
                    : CalendarLayer.lowest(whole(next));
            all.add(layer);
            next = layer.over();
        }
        return all;
    }

    private BusinessCalendar whole(String id) {
        return StoredPromises.CALENDARS
                .inForce(context.unit(), id)
                .map(VersionedDocuments.Version::value)
                .orElseThrow(() -> new NotFoundException("calendar", id));
    }
}
