package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.ticket.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Workflows at random: a straight way that fits the stages, then steps and guards anywhere, so that many make no sense. */
final class RandomWorkflows {

    private static final List<Stage> BEFORE = List.of(Stage.RECEIVED, Stage.CONFIRMED, Stage.ANALYZED);
    private static final List<Guard> SELECTABLE =
            Set.of(Guard.values()).stream().filter(Guard::isSelectable).sorted().toList();

    private final Random random;
    private final List<WorkflowState> states = new ArrayList<>();
    private final List<WorkflowMove> moves = new ArrayList<>();
    private final List<WorkflowTimer> timers = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();

    private RandomWorkflows(Random random) {
        this.random = random;
    }

    static WorkflowDefinition definition(Random random) {
        return new RandomWorkflows(random).make();
    }

    private WorkflowDefinition make() {
        int early = 1 + random.nextInt(3);
        for (int i = 0; i < early; i++) {
            add(before, "U" + i, BEFORE.get(random.nextInt(BEFORE.size())));
        }
        int late = 1 + random.nextInt(2);
        for (int i = 0; i < late; i++) {
            add(settled, "S" + i, random.nextBoolean() ? Stage.RESOLVED : Stage.FEEDBACK);
        }
        add(new ArrayList<>(), "END", Stage.FOLLOWED_UP);
        add(new ArrayList<>(), "GONE", Stage.CANCELLED);
        straightWay();
        move(TicketStep.REOPEN, "END", any(before));
        move(TicketStep.CANCEL, any(before), "GONE");
        for (int i = random.nextInt(8); i > 0; i--) {
            extra();
        }
        if (random.nextBoolean()) {
            String at = any(settled);
            moves.stream()
                    .filter(move -> move.from().equals(at) && move.step() == TicketStep.FEEDBACK)
                    .findFirst()
                    .ifPresent(move -> timers.add(new WorkflowTimer(at, "FEEDBACK", null)));
        }
        return new WorkflowDefinition(
                "random",
                states,
                moves,
                timers,
                random.nextBoolean() ? Set.of("serial-number") : Set.of(),
                random.nextInt(4) == 0 ? Set.of(Guard.PURCHASE_KNOWN) : Set.of());
    }

    private void straightWay() {
        for (int i = 1; i < before.size(); i++) {
            TicketStep step = List.of(TicketStep.CONFIRM, TicketStep.ANALYZE, TicketStep.MOVE)
                    .get(random.nextInt(3));
            move(step, before.get(i - 1), before.get(i));
        }
        List<String> rest = new ArrayList<>(settled);
        rest.add("END");
        move(random.nextBoolean() ? TicketStep.RESOLVE : TicketStep.MOVE, before.get(before.size() - 1), rest.get(0));
        for (int i = 1; i < rest.size(); i++) {
            boolean last = i == rest.size() - 1;
            TicketStep step = random.nextBoolean()
                    ? TicketStep.FEEDBACK
                    : last && random.nextBoolean() ? TicketStep.FOLLOW_UP : TicketStep.MOVE;
            move(step, rest.get(i - 1), rest.get(i));
        }
    }

    private void extra() {
        String early = any(before);
        String late = any(settled);
        switch (random.nextInt(9)) {
            case 0 -> move(TicketStep.PLAN, early, early);
            case 1 -> move(TicketStep.CLOSE_ACTION, early, early);
            case 2 -> move(TicketStep.REOPEN, late, early);
            case 3 -> move(TicketStep.MOVE, early, any(before));
            case 4 -> move(TicketStep.MOVE, early, late);
            case 5 -> move(TicketStep.ANALYZE, early, any(before));
            case 6 -> move(TicketStep.CHECK_ACTION, late, late);
            case 7 -> move(TicketStep.CONFIRM, early, early);
            default -> move(TicketStep.FEEDBACK, late, any(settled));
        }
    }

    private void move(TicketStep step, String from, String to) {
        String name = step == TicketStep.MOVE ? "go-" + to : null;
        if (taken.add(from + " " + step + " " + name)) {
            WorkflowMove move = new WorkflowMove(step, name, from, to, Set.of(), Set.of());
            moves.add(random.nextInt(6) == 0 ? move.asking(SELECTABLE.get(random.nextInt(SELECTABLE.size()))) : move);
        }
    }

    private void add(List<String> kind, String name, Stage stage) {
        kind.add(name);
        states.add(new WorkflowState(name, name, stage));
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
