package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a ticket stands in a workflow that the shop defined, and what that workflow asked to be recorded.
 *
 * @param workflow which workflow governs the ticket, and which version of it, as {@code id@number}; 1 to 100 printable ASCII
 *     characters without spaces
 * @param state the workflow's own name of where the ticket stands; 1 to {@value #MAX_NAME} printable ASCII characters without spaces
 * @param facts what was recorded of the facts that the workflow names, by their names; at most {@value #MAX_FACTS}, each of at most
 *     {@value #MAX_FACT} characters
 */
public record WorkflowPlace(String workflow, String state, Map<String, FreeText> facts) {

    /** The longest name of a state, a step or a fact of a workflow. */
    public static final int MAX_NAME = 40;

    /** The most facts that a workflow can ask for. */
    public static final int MAX_FACTS = 50;

    /** The longest text of a fact: it is part of the ticket, which has to stay small. */
    public static final int MAX_FACT = 2_000;

    /** Checks and copies the parts. */
    public WorkflowPlace {
        Input.code("place.workflow", workflow, 100);
        Input.code("place.state", state, MAX_NAME);
        Map<String, FreeText> copy = new TreeMap<>(Input.present("place.facts", facts));
        Input.within("place.facts.size", copy.size(), 0, MAX_FACTS);
        copy.forEach((name, text) -> {
            Input.code("place.fact.name", name, MAX_NAME);
            Input.text("place.fact", Input.present("place.fact", text).value(), MAX_FACT);
        });
        facts = Collections.unmodifiableMap(copy);
    }

    /**
     * The ticket came to another state.
     *
     * @param next the state's name
     * @return the place from now on
     */
    public WorkflowPlace at(String next) {
        return next.equals(state) ? this : new WorkflowPlace(workflow, next, facts);
    }

    /**
     * A fact was recorded, in the place of what was recorded under the same name before.
     *
     * @param name the fact's name
     * @param text what was recorded
     * @return the place from now on
     */
    public WorkflowPlace with(String name, FreeText text) {
        Map<String, FreeText> more = new TreeMap<>(facts);
        more.put(name, text);
        return new WorkflowPlace(workflow, state, more);
    }
}
