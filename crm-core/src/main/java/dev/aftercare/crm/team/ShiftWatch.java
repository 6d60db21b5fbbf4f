package dev.aftercare.crm.team;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.List;

/** Begins to see to the ends of everybody's shifts: some agents with each step of the sweep, so that no step grows with the team. */
final class ShiftWatch {

    static final String DUE = "team-shifts";

    private static final PageRequest SOME = PageRequest.first(100);
    private static final String FIRST = "-";

    private ShiftWatch() {}

    static void begin(CommandContext context) {
        context.due(List.of(step(new AggregateRef("team", "all"), FIRST, context.now())));
    }

    /** Shifts are those of the instant at which it began, however late the sweep comes. */
    static void goOn(CommandContext context, DueEntry entry) {
        Instant began = entry.at();
        if (!TeamDesk.policy(context.unit()).handOver()) {
            return;
        }
        Page<Agent> agents = TeamDesk.AGENTS.page(context.unit(), null, after(entry.key()));
        TeamDesk.watch(context, agents.items(), began);
        PageKey next = agents.next();
        if (next != null) {
            context.due(List.of(step(new AggregateRef("agent", next.id()), Places.text(next.at()), began)));
        }
    }

    private static PageRequest after(DueKey key) {
        return key.part().equals(FIRST)
                ? SOME
                : SOME.after(
                        new PageKey(Places.instant(key.part()), key.aggregate().id()));
    }

    private static DueChange step(AggregateRef place, String part, Instant at) {
        return new DueChange.Schedule(new DueEntry(new DueKey(DUE, place, part), at));
    }
}
