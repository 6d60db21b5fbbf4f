package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.persistence.json.EventBodies;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a ticket mean something to a clock. Begin with {@link #of}. All conditions must hold.
 *
 * @param event the stored name of the events' type, such as {@code message-added}; or {@value #ANY}
 * @param by who did it; empty for anybody
 * @param where the value that fields of the event must have, as in its JSON, such as {@code visibility=PUBLIC}; at most
 *     {@value #MAX_FIELDS}
 * @param each the field that names one thing among several, such as {@code action}: each value has a clock of its own; or null
 */
public record EventPattern(
        String event,
        Set<Actor.Kind> by,
        SortedMap<String, String> where,
        @Nullable String each) {

    /** Stands for events of whatever type; only the field {@code to}, the stage after the event, can be looked at then. */
    public static final String ANY = "any";

    private static final String STAGE = "to";

    /** The most fields that a pattern can look at. */
    public static final int MAX_FIELDS = 20;

    /**
     * Checks and copies the parts.
     *
     * @throws InvalidInputException if there are no events of that type, or they have no such field
     */
    public EventPattern {
        Input.code("pattern.event", event, 80);
        List<String> fields = event.equals(ANY) ? List.of(STAGE) : EventBodies.fields(event);
        if (fields.isEmpty()) {
            throw new InvalidInputException("pattern.event", "is not known", "the stored name of a type of events");
        }
        by = Collections.unmodifiableSet(new TreeSet<>(Input.present("pattern.by", by)));
        Input.atMost("pattern.where", Input.present("pattern.where", where).keySet(), MAX_FIELDS);
        where.keySet().forEach(field -> known("pattern.where", field, fields));
        where.values().forEach(value -> Input.text("pattern.where", value, 200));
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
        if (each != null) {
            known("pattern.each", each, fields);
        }
    }

    /**
     * All events of a type.
     *
     * @param event the stored name of the type, or {@value #ANY}
     * @return the pattern
     * @throws InvalidInputException if there are no events of that type
     */
    public static EventPattern of(String event) {
        return new EventPattern(event, Set.of(), new TreeMap<>(), null);
    }

    /**
     * Whatever leads a ticket to a stage, or happens there.
     *
     * @param stage the stage after the event
     * @return the pattern
     */
    public static EventPattern at(Stage stage) {
        return of(ANY).with(STAGE, stage.name());
    }

    /**
     * The same events, if certain actors did it.
     *
     * @param kinds any of these sorts
     * @return the pattern
     */
    public EventPattern by(Actor.Kind... kinds) {
        return new EventPattern(event, Set.of(kinds), where, each);
    }

    /**
     * The same events, if a field has a value.
     *
     * @param field the field's name
     * @param value its value, as in JSON
     * @return the pattern
     * @throws InvalidInputException if the events have no such field
     */
    public EventPattern with(String field, String value) {
        SortedMap<String, String> more = new TreeMap<>(where);
        more.put(field, value);
        return new EventPattern(event, by, more, each);
    }

    /**
     * The same events, but each thing that a field names has a clock of its own, whose metric is {@code metric/name}. Names that are
     * no code of the length that a metric can have are passed over.
     *
     * @param field the field, with one name or a list of them
     * @return the pattern
     * @throws InvalidInputException if the events have no such field
     */
    public EventPattern each(String field) {
        return new EventPattern(event, by, where, field);
    }

    /**
     * Whether an event is one of these.
     *
     * @param occurrence the event
     * @return true if all conditions hold
     */
    public boolean matches(Occurrence occurrence) {
        return (event.equals(ANY) || event.equals(occurrence.type()))
                && (by.isEmpty() || by.contains(occurrence.actor().kind()))
                && where.entrySet().stream()
                        .allMatch(field -> occurrence.values(field.getKey()).contains(field.getValue()));
    }

    /** The things that a matching event names; for a pattern without {@code each}, one without a name. */
    List<String> names(Occurrence occurrence) {
        return each == null ? List.of("") : occurrence.values(each);
    }

    /** Whether a matching event concerns the clock of a thing. */
    boolean concerns(Occurrence occurrence, String name) {
        return each == null || occurrence.values(each).contains(name);
    }

    private static void known(String in, String field, List<String> fields) {
        if (!fields.contains(field)) {
            throw new InvalidInputException(in, "is not a field of the event", "any of " + fields);
        }
    }
}
