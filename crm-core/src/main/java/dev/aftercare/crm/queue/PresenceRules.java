package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who is at a ticket. Pure. Whose time is over is forgotten with the next word of anybody; a presence counts up to its end, excluded. It is
 * a notice, no lock: whoever writes an answer is not kept from sending it.
 */
final class PresenceRules {

    private PresenceRules() {}

    /** An agent comes, or says again that they are there; refused if the agent wants to write and another does. */
    static Decision<Attendance> enter(Attendance before, String agent, Activity activity, Duration lease, Instant now) {
        Attendance there = before.at(now);
        Present typing = there.typing().filter(it -> !it.agent().equals(agent)).orElse(null);
        if (activity == Activity.TYPING && typing != null) {
            return Decision.reject(new SomebodyTypes(typing));
        }
        return Decision.accept(with(there, agent, activity, lease, now), List.of());
    }

    /** An agent writes from now on; whoever wrote only looks. */
    static Decision<Attendance> takeOver(Attendance before, String agent, Duration lease, Instant now) {
        List<Present> looking = before.at(now).present().stream()
                .map(it -> new Present(it.agent(), Activity.LOOKING, it.since(), it.until()))
                .toList();
        return Decision.accept(with(new Attendance(looking), agent, Activity.TYPING, lease, now), List.of());
    }

    /** An agent goes. */
    static Decision<Attendance> leave(Attendance before, String agent, Instant now) {
        return Decision.accept(new Attendance(others(before.at(now), agent)), List.of());
    }

    private static Attendance with(Attendance there, String agent, Activity activity, Duration lease, Instant now) {
        Instant since = there.present().stream()
                .filter(it -> it.agent().equals(agent))
                .map(Present::since)
                .findFirst()
                .orElse(now);
        List<Present> others = others(there, agent);
        others.sort(Comparator.comparing(Present::until).reversed().thenComparing(Present::agent));
        List<Present> kept = new ArrayList<>(others.subList(0, Math.min(others.size(), Attendance.MAX_PRESENT - 1)));
        kept.add(new Present(agent, activity, since, now.plus(lease)));
        return new Attendance(kept);
    }

    private static List<Present> others(Attendance there, String agent) {
        return new ArrayList<>(
                there.present().stream().filter(it -> !it.agent().equals(agent)).toList());
    }
}
