package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.sla.AtClosing;
import dev.aftercare.crm.sla.Budget;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.ClockCheck;
import dev.aftercare.crm.sla.ClockHistory;
import dev.aftercare.crm.sla.ClockRun;
import dev.aftercare.crm.sla.EventPattern;
import dev.aftercare.crm.sla.MetricRule;
import dev.aftercare.crm.sla.OnChange;
import dev.aftercare.crm.sla.OnReopen;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.SlaPolicyBuilder;
import dev.aftercare.crm.sla.WhenRunning;
import dev.aftercare.crm.sla.WhenStopped;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;

/**
 * What a ticket stores of its clocks is what its events tell, whatever happens to the ticket and whatever the shop promises meanwhile:
 * holds, reopenings, messages, other priorities, policies and calendars, sweeps in time, late or never, an earlier version of the library.
 */
class ClockDerivationProperties {

    private static final List<Metric> METRICS = List.of(
            Metric.FIRST_RESPONSE,
            Metric.NEXT_RESPONSE,
            Metric.PERIODIC_UPDATE,
            Metric.CONFIRMATION,
            Metric.REQUESTER_WAIT,
            Metric.AGENT_WORK,
            Metric.RESOLUTION,
            Metric.FEEDBACK,
            Metric.FOLLOW_UP,
            Metric.TASK);
    private static final RandomGenerator<TicketCommand> COMMANDS =
            Commands.any().generator(100);
    private static final Metric OWN = new Metric("hand-over");

    @Property(tries = 25)
    void storedClocksAreThoseThatTheEventsTell(@ForAll("seeds") long seed) {
        Walk walk = new Walk(new Random(seed));
        for (int i = 0; i < 40; i++) {
            walk.step();
            Ticket ticket = walk.desk.ticket(walk.id);
            ClockHistory told = walk.levels.history(walk.id);
            if (ticket.cycles() != null) {
                assertThat(told.clocks()).isEqualTo(ticket.clocks());
                assertThat(told.cycles()).isEqualTo(ticket.cycles());
            }
            assertThat(told.terms()).isEqualTo(ticket.terms());
        }
        ClockCheck check = walk.levels.verifyClocks(Desk.START, Desk.START.plusSeconds(1));
        assertThat(check.isSound()).as("%s", check.examples()).isTrue();
        assertThat(check.tickets()).isEqualTo(1);
    }

    @Property(tries = 15)
    void eachRunOfAClockHasANumberOfItsOwn(@ForAll("seeds") long seed) {
        Walk walk = new Walk(new Random(seed));
        for (int i = 0; i < 40; i++) {
            walk.step();
        }
        Map<Metric, List<Integer>> numbers = new HashMap<>();
        for (ClockRun run : walk.levels.history(walk.id).runs()) {
            numbers.computeIfAbsent(run.clock().metric(), metric -> new ArrayList<>())
                    .add(run.clock().cycle());
        }
        numbers.forEach((metric, cycles) -> assertThat(cycles)
                .as("cycles of %s", metric)
                .isEqualTo(IntStream.rangeClosed(1, cycles.size()).boxed().toList()));
    }

    @Property(tries = 15)
    void elapsedNeverDecreasesWhileNothingIsCountedAnew(@ForAll("seeds") long seed) {
        Walk walk = new Walk(new Random(seed));
        List<SlaClock> before = walk.desk.ticket(walk.id).clocks();
        for (int i = 0; i < 30; i++) {
            walk.step();
            List<SlaClock> after = walk.desk.ticket(walk.id).clocks();
            for (SlaClock clock : after) {
                before.stream()
                        .filter(old -> old.metric().equals(clock.metric())
                                && old.cycle() == clock.cycle()
                                && old.startedAt().equals(clock.startedAt())
                                && old.policy().equals(clock.policy())
                                && old.calendar().equals(clock.calendar()))
                        .forEach(old -> assertThat(clock.elapsed()).isGreaterThanOrEqualTo(old.elapsed()));
            }
            before = after;
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** A ticket whose shop changes its mind as often as its customer. */
    private static final class Walk {
        final Desk desk = new Desk();
        final ServiceLevels levels = desk.crm.shop().serviceLevels();
        final TicketId id;
        private final Random random;

        Walk(Random random) {
            this.random = random;
            promise();
            id = desk.receive();
        }

        void step() {
            desk.after(Duration.ofMinutes(random.nextInt(4) == 0 ? 0 : random.nextInt(2_000)));
            switch (random.nextInt(13)) {
                case 0 -> desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", Desk.AGENT);
                case 1 -> desk.conversation.reply(id, Channel.EMAIL, "We look into it", Desk.AGENT);
                case 2 ->
                    desk.conversation.add(
                            id, TicketMessage.toCustomer(MessageAuthor.AUTO, Channel.EMAIL, "Got it"), Desk.AGENT);
                case 3 -> desk.conversation.note(id, "Ask the courier", Desk.AGENT);
                case 4 -> promise();
                case 5 -> desk.tickets.reconsiderTerms(id, Desk.AGENT);
                case 6 -> desk.crm.runDue(100);
                case 7 -> desk.earlier.age(desk.ticket(id));
                default -> take();
            }
        }

        private void take() {
            try {
                desk.tickets.apply(id, COMMANDS.next(random).value(), Desk.AGENT);
            } catch (RejectedException notNow) {
                desk.conversation.note(id, "Not yet", Desk.AGENT);
            }
        }

        private void promise() {
            levels.define(calendar("office"), Desk.AGENT);
            levels.define(calendar("night"), Desk.AGENT);
            SlaPolicyBuilder policy = SlaPolicy.builder(SlaPolicy.DEFAULT, random.nextBoolean() ? "office" : "night");
            for (Metric metric : METRICS) {
                if (random.nextInt(4) > 0) {
                    policy.target(metric, budget()).target(metric, Priority.URGENT, budget());
                    policy.rule(metric, any(MetricRule.standard(metric).orElseThrow()));
                }
            }
            MetricRule own = MetricRule.builder()
                    .startsWith(EventPattern.of("ticket-escalated"))
                    .stopsWith(EventPattern.of("ticket-assigned").with("assignee", "wang.wei"))
                    .build();
            levels.define(policy.target(OWN, budget()).rule(OWN, any(own)).build(), Desk.AGENT);
        }

        private MetricRule any(MetricRule rule) {
            return rule.but()
                    .whenRunning(pick(WhenRunning.values()))
                    .whenStopped(pick(WhenStopped.values()))
                    .onReopen(pick(OnReopen.values()))
                    .onPriority(pick(OnChange.values()))
                    .onPolicy(pick(OnChange.values()))
                    .onCalendar(pick(OnChange.values()))
                    .atClosing(random.nextBoolean() ? null : pick(AtClosing.values()))
                    .build();
        }

        private Budget budget() {
            return switch (random.nextInt(4)) {
                case 0 -> Budget.workingDays(1 + random.nextInt(3));
                case 1 -> Budget.workingDays(random.nextInt(3)).untilEndOfDay();
                default -> Budget.of(Duration.ofMinutes(1 + random.nextInt(3_000)));
            };
        }

        private BusinessCalendar calendar(String id) {
            int opens = 6 + random.nextInt(6);
            return BusinessCalendar.builder(id, ZoneId.of("Asia/Shanghai"))
                    .openMondayToFriday(String.format("%02d:00-%d:00", opens, opens + 4 + random.nextInt(6)))
                    .atClosing(pick(AtClosing.values()))
                    .build();
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
