package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it was. All assignments by rule change this one record, so that two at once cannot both see the same room, and so does whoever
 * changes an agent.
 *
 * @param turns the number of each agent's last turn
 * @param last the number of the last turn of all
 */
public record Rota(Map<String, Long> turns, long last) {

    /** Nobody had a turn. */
    public static final Rota NEW = new Rota(Map.of(), 0);

    /** Copies the map. */
    public Rota {
        turns = Map.copyOf(Input.present("rota.turns", turns));
        Input.within("rota.last", last, 0, Long.MAX_VALUE);
    }

    long turn(String login) {
        return turns.getOrDefault(login, 0L);
    }

    Rota after(String login) {
        Map<String, Long> next = new HashMap<>(turns);
        next.put(login, last + 1);
        return new Rota(next, last + 1);
    }
}
