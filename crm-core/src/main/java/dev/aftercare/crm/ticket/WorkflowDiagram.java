package dev.aftercare.crm.ticket;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes a workflow as a Mermaid state diagram: its states, its steps with what they ask for, and what happens by itself. */
final class WorkflowDiagram {

    private final WorkflowDefinition definition;
    private final WorkflowTable table;
    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder("stateDiagram-v2\n");

    WorkflowDiagram(WorkflowDefinition definition, WorkflowTable table) {
        this.definition = definition;
        this.table = table;
    }

    String text() {
        for (WorkflowState state : definition.states()) {
            // An id of its own: a state's name may hold characters, or be a word, that mean something to Mermaid.
            String id = "s" + (ids.size() + 1);
            ids.put(state.name(), id);
            line("state \"" + escaped(state.label()) + "\" as " + id);
        }
        line("[*] --> " + id(definition.states().get(0).name()) + ": receive");
        for (WorkflowMove move : definition.moves()) {
            line(id(move.from()) + " --> " + id(move.to()) + ": " + escaped(label(move)));
        }
        for (WorkflowState state : definition.states()) {
            if (!state.isOpen()) {
                line(id(state.name()) + " --> [*]");
            }
        }
        return text.toString();
    }

    private String label(WorkflowMove move) {
        StringJoiner asked = new StringJoiner(", ", " [", "]").setEmptyValue("");
        move.guards().forEach(guard -> asked.add(words(guard.name())));
        move.facts().forEach(asked::add);
        String title = move.name() != null ? move.name() : words(move.step().name());
        return title + asked + byItself(move);
    }

    private String byItself(WorkflowMove move) {
        WorkflowTable.Row row = table.row(move.from());
        WorkflowTimer onward = row.moveOn();
        if (onward != null && move.title().equals(onward.step())) {
            return ", or by itself after " + delay(onward.after());
        }
        WorkflowTimer reminder = row.reminder();
        return reminder != null && move.step() == TicketStep.FOLLOW_UP ? ", due after " + delay(reminder.after()) : "";
    }

    private static String delay(@Nullable Duration after) {
        return after == null ? "the time of the policy" : after.toString();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Mermaid reads these characters as its own. */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length());
        words.codePoints().forEach(c -> {
            if ("\"#;:<>".indexOf(c) >= 0 || Character.isISOControl(c)) {
                escaped.append('#').append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private String id(String state) {
        return ids.getOrDefault(state, state);
    }

    private void line(String words) {
        text.append("    ").append(words).append('\n');
    }
}
