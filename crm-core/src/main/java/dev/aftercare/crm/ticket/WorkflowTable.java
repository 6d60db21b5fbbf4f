package dev.aftercare.crm.ticket;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The legal steps of a workflow by state and step, laid out once so that a decision only looks up. */
final class WorkflowTable {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /** Of names that fit each other; see {@link WorkflowNames}. */
    WorkflowTable(WorkflowDefinition definition) {
        for (WorkflowState state : definition.states()) {
            rows.put(state.name(), new Row(state));
        }
        for (Row row : rows.values()) {
            if (row.state.isOpen()) {
                for (TicketStep step : TicketStep.whileOpen()) {
                    if (step != TicketStep.RECORD || !definition.facts().isEmpty()) {
                        row.steps.put(step, new Entry(step, step.name(), row.state, row.state, null));
                    }
                }
            }
        }
        for (WorkflowMove move : definition.moves()) {
            row(move.from()).add(move, row(move.to()).state);
        }
        for (WorkflowTimer timer : definition.timers()) {
            row(timer.state()).add(timer);
        }
    }

    /** The row of a state; it must exist. */
    Row row(String state) {
        Row row = rows.get(state);
        if (row == null) {
            throw new IllegalArgumentException("no state " + state);
        }
        return row;
    }

    @Nullable
    Row find(String state) {
        return rows.get(state);
    }

    /** A step that is legal in a state, and where it leads. */
    record Entry(
            TicketStep step,
            String title,
            WorkflowState left,
            WorkflowState entered,
            @Nullable WorkflowMove move) {

        /** Whether it leads to another state. */
        boolean leads() {
            return !left.name().equals(entered.name());
        }

        /** Whether it must wait until the ticket is no longer on hold. */
        boolean movesOn() {
            return leads() && (entered.isOpen() || entered.isSettled());
        }
    }

    /** What is legal in one state, and what happens there by itself. */
    static final class Row {

        private final WorkflowState state;
        private final Map<TicketStep, Entry> steps = new EnumMap<>(TicketStep.class);
        private final Map<String, Entry> own = new LinkedHashMap<>();
        private @Nullable WorkflowTimer moveOn;
        private @Nullable WorkflowTimer reminder;

        private Row(WorkflowState state) {
            this.state = state;
        }

        private void add(WorkflowMove move, WorkflowState to) {
            Entry entry = new Entry(move.step(), move.title(), state, to, move);
            if (move.name() == null) {
                steps.put(move.step(), entry);
            } else {
                own.put(move.name(), entry);
            }
        }

        private void add(WorkflowTimer timer) {
            if (timer.takesStep()) {
                moveOn = timer;
            } else {
                reminder = timer;
            }
        }

        WorkflowState state() {
            return state;
        }

        @Nullable
        Entry step(TicketStep step) {
            return steps.get(step);
        }

        @Nullable
        Entry own(String name) {
            return own.get(name);
        }

        /** The step of a title: the shop's own name, or the name of the library's. */
        @Nullable
        Entry titled(String title) {
            Entry entry = own.get(title);
            return entry != null
                    ? entry
                    : steps.values().stream()
                            .filter(step -> step.step().name().equals(title))
                            .findFirst()
                            .orElse(null);
        }

        @Nullable
        WorkflowTimer moveOn() {
            return moveOn;
        }

        @Nullable
        WorkflowTimer reminder() {
            return reminder;
        }

        Collection<Entry> own() {
            return own.values();
        }

        Collection<Entry> steps() {
            return steps.values();
        }

        Set<TicketStep> legalSteps(boolean onHold) {
            Set<TicketStep> legal = EnumSet.noneOf(TicketStep.class);
            for (Entry entry : steps.values()) {
                if (entry.step().fits(onHold) && !(onHold && entry.movesOn())) {
                    legal.add(entry.step());
                }
            }
            if (!legalMoves(onHold).isEmpty()) {
                legal.add(TicketStep.MOVE);
            }
            return Collections.unmodifiableSet(legal);
        }

        Set<String> legalMoves(boolean onHold) {
            Set<String> legal = new TreeSet<>();
            for (Entry entry : own.values()) {
                if (!(onHold && entry.movesOn())) {
                    legal.add(entry.title());
                }
            }
            return Collections.unmodifiableSet(legal);
        }
    }
}
