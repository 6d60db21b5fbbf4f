package dev.aftercare.crm.escalation;

import static dev.aftercare.crm.escalation.EscalatingShop.ANN;
import static dev.aftercare.crm.model.sla.Metric.FEEDBACK;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationReached;
import dev.aftercare.crm.model.ticket.ClockEvent.EscalationTaken;
import dev.aftercare.crm.model.ticket.EscalationRound;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.EventPattern;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.OnChange;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.sla.WhenRunning;
import dev.aftercare.crm.sla.WhenStopped;
import dev.aftercare.crm.ticket.TicketPolicy;
import dev.aftercare.crm.ticket.Tickets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whoever sweeps whenever: the same rungs are reached at the same instants, and each is taken once. Three clocks are watched: one that goes on
 * or begins anew with a reopening, one that a reopening ends and a solution starts again, and one that each message restarts.
 */
class EscalationProperties {

    private static final List<String> NAMES = List.of("50%", "75%", "breach-PT30M", "breach", "breach+PT1H", "200%");

    private static final Metric QUIET = new Metric("quiet");

    private static final MetricRule EACH_MESSAGE = MetricRule.builder()
            .startsWith(EventPattern.of("message-added"))
            .stopsWith(EventPattern.of("ticket-resolved"))
            .whenRunning(WhenRunning.RESTART)
            .whenStopped(WhenStopped.NEW_CYCLE)
            .build();

    private enum Move {
        HOLD_OR_RESUME,
        ANSWER,
        RESOLVE_OR_REOPEN,
        PRIORITY,
        SNOOZE,
        WAKE
    }

    @Property(tries = 60)
    void whatIsReachedDoesNotDependOnWhoSweepsAndWhen(@ForAll long course, @ForAll long sweeps) {
        Story swept = new Story(course);
        Story neglected = new Story(course);
        Random random = new Random(sweeps);

        for (int i = 0; i < 25; i++) {
            Duration time = swept.nextTime();
            neglected.nextTime();
            int naps = random.nextInt(4);
            for (int nap = 0; nap < naps; nap++) {
                swept.shop.after(time.dividedBy(naps));
                swept.sweep(random.nextInt(5));
                swept.look();
            }
            swept.shop.clock.turnTo(neglected.shop.after(time).clock.instant());
            swept.move();
            neglected.move();
            swept.look();
            neglected.look();
        }
        swept.end();
        neglected.end();

        assertThat(swept.reached()).isEqualTo(neglected.reached()).doesNotHaveDuplicates();
        for (Story story : List.of(swept, neglected)) {
            assertThat(story.taken()).containsExactlyInAnyOrderElementsOf(story.namesReached());
            assertThat(story.levels()).isSorted().doesNotHaveDuplicates();
            assertThat(story.reachedByCycle()).containsExactlyInAnyOrderElementsOf(story.namesReached());
            if (!story.beginsAnew) {
                assertThat(story.namesReached())
                        .filteredOn(name -> name.startsWith(RESOLUTION.code()))
                        .doesNotHaveDuplicates();
            }
            Ticket ticket = story.shop.ticket(story.id);
            assertThat(ticket.escalated().pending()).isEmpty();
            assertThat(ticket.handling().escalationLevel())
                    .isEqualTo(story.levels().size());
        }
    }

    /** One course of things; the seed tells what happens, the caller who sweeps. */
    private static final class Story {

        private final EscalatingShop shop = new EscalatingShop();
        private final Tickets tickets = shop.crm.shop().tickets();
        private final Random random;
        private final TicketId id;

        /** What was reached, by clock and cycle: at no time is anything of a cycle forgotten or in it twice. */
        private final Map<String, List<String>> cycles = new TreeMap<>();

        /** Whether a reopened ticket has another run of its clock, in which everything can be reached once more. */
        private final boolean beginsAnew;

        Story(long seed) {
            random = new Random(seed);
            OnReopen onReopen = anyOf(EnumSet.allOf(OnReopen.class));
            beginsAnew = onReopen == OnReopen.RESTART || onReopen == OnReopen.NEW_CYCLE;
            MetricRule rule = MetricRule.standard(RESOLUTION)
                    .orElseThrow()
                    .but()
                    .onReopen(onReopen)
                    .onPriority(anyOf(EnumSet.allOf(OnChange.class)))
                    .build();
            Duration target = Duration.ofMinutes(60 + random.nextInt(1_200));
            EscalationRung[] rungs = {
                EscalationRung.at(50).notify(Recipient.role("lead")),
                EscalationRung.at(75).raiseLevel(),
                EscalationRung.before(Duration.ofMinutes(30)).notify(Recipient.ASSIGNEE),
                EscalationRung.breach().raiseLevel().notify(Recipient.role("boss")),
                EscalationRung.after(Duration.ofHours(1)).raiseLevel(),
                EscalationRung.at(200).raiseLevel()
            };
            assertThat(rungs).extracting(EscalationRung::name).isEqualTo(NAMES);
            shop.promising(policy -> policy.target(RESOLUTION, target)
                    .target(RESOLUTION, Priority.URGENT, target.dividedBy(2))
                    .rule(RESOLUTION, rule)
                    .escalation(RESOLUTION, rungs)
                    .target(FEEDBACK, target)
                    .escalation(FEEDBACK, rungs[0], rungs[3].notify(Recipient.role("shop")))
                    .target(QUIET, target.dividedBy(3))
                    .rule(QUIET, EACH_MESSAGE)
                    .escalation(QUIET, rungs[0], EscalationRung.breach().notify(Recipient.role("boss"))));
            tickets.define(TicketPolicy.DEFAULT.withFeedbackTimeout(Duration.ofDays(900)), ANN);
            id = shop.receive();
        }

        Duration nextTime() {
            return Duration.ofSeconds(random.nextInt(6 * 3_600));
        }

        void sweep(int how) {
            switch (how) {
                case 0 -> shop.crm.runDue(100);
                case 1 -> shop.otherNode.runDue(1);
                case 2 -> sideBySide(shop.crm, shop.otherNode);
                case 3 -> shop.earlier.age(shop.ticket(id));
                default -> shop.swept();
            }
        }

        private static void sideBySide(Crm one, Crm other) {
            CompletableFuture<?> second = CompletableFuture.runAsync(() -> other.runDue(100));
            one.runDue(100);
            second.join();
        }

        private <E extends Enum<E>> E anyOf(Set<E> all) {
            return List.copyOf(all).get(random.nextInt(all.size()));
        }

        void move() {
            Ticket ticket = shop.ticket(id);
            boolean solved = ticket.stage() != Stage.RECEIVED && ticket.resolution() != null && isAtRest(ticket);
            Priority priority = random.nextBoolean() ? Priority.URGENT : Priority.NORMAL;
            Duration snooze = Duration.ofMinutes(1 + random.nextInt(600));
            switch (anyOf(EnumSet.allOf(Move.class))) {
                case HOLD_OR_RESUME -> {
                    if (ticket.isOnHold()) {
                        tickets.resume(id, ANN);
                    } else {
                        tickets.hold(id, WaitingFor.CUSTOMER, "Asked for a photo", ANN);
                    }
                }
                case ANSWER -> shop.crm.shop().conversation().note(id, "Still looking", ANN);
                case RESOLVE_OR_REOPEN -> {
                    if (solved) {
                        tickets.reopen(id, "Again", ANN);
                    } else if (!ticket.isOnHold()) {
                        solve(ticket);
                    }
                }
                case PRIORITY -> tickets.changePriority(id, priority, ANN);
                case SNOOZE ->
                    shop.crm
                            .shop()
                            .escalations()
                            .snooze(id, shop.clock.instant().plus(snooze), "Quiet", ANN);
                case WAKE -> shop.crm.shop().escalations().wake(id, ANN);
            }
        }

        private static boolean isAtRest(Ticket ticket) {
            return ticket.stage() == Stage.RESOLVED && !ticket.isOnHold();
        }

        private void solve(Ticket ticket) {
            if (ticket.stage() == Stage.RECEIVED) {
                tickets.confirm(id, "A cracked lid", "damage", ticket.priority(), ANN);
            }
            if (shop.ticket(id).stage() == Stage.CONFIRMED) {
                tickets.analyze(id, CauseDimension.METHOD, "packing", null, ANN);
            }
            if (shop.ticket(id).stage() == Stage.ANALYZED) {
                tickets.resolve(id, "A new lid was sent", ANN);
            }
        }

        void end() {
            shop.crm.shop().escalations().wake(id, ANN);
            shop.swept();
            look();
        }

        /** As it is stored, whatever an earlier version would have made of it. */
        void look() {
            Ticket ticket = shop.otherNode.shop().tickets().find(id).orElseThrow();
            for (EscalationRound round : ticket.escalated().rounds()) {
                List<String> before = cycles.put(round.metric().code() + "#" + round.cycle(), round.reached());
                if (before != null) {
                    assertThat(round.reached()).containsSequence(before);
                }
                assertThat(round.reached()).doesNotHaveDuplicates();
            }
        }

        List<String> reachedByCycle() {
            List<String> all = new ArrayList<>();
            cycles.forEach((cycle, names) ->
                    names.forEach(name -> all.add(cycle.substring(0, cycle.indexOf('#')) + " " + name)));
            return all;
        }

        List<String> reached() {
            List<String> all = new ArrayList<>();
            shop.happened(id, EscalationReached.class)
                    .forEach(event -> all.add(event.metric().code() + " " + event.rung() + " " + event.at()));
            return all;
        }

        List<String> namesReached() {
            return shop.happened(id, EscalationReached.class).stream()
                    .map(event -> event.metric().code() + " " + event.rung())
                    .toList();
        }

        List<String> taken() {
            return shop.happened(id, EscalationTaken.class).stream()
                    .map(event -> event.metric().code() + " " + event.rung())
                    .toList();
        }

        List<Integer> levels() {
            return shop.happened(id, TicketEscalated.class).stream()
                    .map(TicketEscalated::level)
                    .toList();
        }
    }
}
