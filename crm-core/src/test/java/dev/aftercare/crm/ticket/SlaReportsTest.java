package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.sla.AppliesTo;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.ClockExplanation;
import dev.aftercare.crm.sla.ClockSpan;
import dev.aftercare.crm.sla.FairnessReport;
import dev.aftercare.crm.sla.FigureBy;
import dev.aftercare.crm.sla.FigureRequest;
import dev.aftercare.crm.sla.Outcome;
import dev.aftercare.crm.sla.SegmentReason;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.sla.SlaFigures;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.sla.TraceSegment;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nine to five in Shanghai, which is one to nine o'clock UTC; the third of March is a holiday. */
class SlaReportsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final By WANG = By.agent("wang.wei");
    private static final FigureRequest ALL =
            FigureRequest.of(Desk.START, Desk.START.plus(Duration.ofDays(30)), SHANGHAI);

    private final Desk desk = new Desk();
    private final Tickets tickets = desk.tickets;
    private final ServiceLevels levels = desk.crm.shop().serviceLevels();

    SlaReportsTest() {
        levels.define(
                BusinessCalendar.builder("office", SHANGHAI)
                        .openMondayToFriday("09:00-17:00")
                        .holiday(LocalDate.of(2026, 3, 3), "Lantern Festival")
                        .build(),
                Desk.AGENT);
        levels.define(policy("default", Duration.ofHours(4)), Desk.AGENT);
    }

    private static SlaPolicy policy(String id, Duration firstResponse) {
        return SlaPolicy.builder(id, "office")
                .target(Metric.FIRST_RESPONSE, firstResponse)
                .target(Metric.RESOLUTION, Duration.ofHours(10))
                .build();
    }

    private TicketId answered(By by, Duration after) {
        TicketId id = tickets.receive(
                        desk.matter().knowing(Standing.NONE.inTier("gold").helpedBy("claims")), Desk.AGENT)
                .id();
        tickets.assign(id, "li.na", Desk.AGENT);
        tickets.assign(id, "chief", Desk.AGENT);
        desk.after(after);
        desk.conversation.reply(id, Channel.EMAIL, "We look into it", by);
        return id;
    }

    @Test
    void whoReallyAnsweredGetsTheCreditAndHandOversAreSeen() {
        answered(Desk.AGENT, Duration.ofHours(1));
        answered(WANG, Duration.ofHours(5));

        SlaFigures figures = levels.reports().figures(ALL.by(FigureBy.AGENT));

        assertThat(figures.tickets()).isEqualTo(2);
        assertThat(figures.line(Metric.FIRST_RESPONSE, "li.na")
                        .orElseThrow()
                        .figures()
                        .met())
                .isEqualTo(1);
        SlaFigures.Line wang = figures.line(Metric.FIRST_RESPONSE, "wang.wei").orElseThrow();
        assertThat(wang.figures().breached()).isEqualTo(1);
        assertThat(wang.figures().business().percentile99()).isEqualTo(Duration.ofHours(5));
        assertThat(wang.handOvers()).isEqualTo(1);
        assertThat(figures.line(Metric.RESOLUTION, "chief")
                        .orElseThrow()
                        .figures()
                        .running())
                .as("nobody has resolved them: they are with the chief")
                .isEqualTo(2);
        assertThat(figures.line(Metric.FIRST_RESPONSE, "chief")).isEmpty();
    }

    /** The ticket was to be helped by the claims department; those who answered work elsewhere, or in several places, or nowhere. */
    @Test
    void theTeamOfWhoeverReallyAnsweredGetsTheCreditAndNotTheDepartmentThatWasToHelp() {
        Team team = desk.crm.shop().team();
        team.put(Agent.of("li.na").in("logistics"), Desk.AGENT);
        team.put(Agent.of("wang.wei").in("technical", "claims"), Desk.AGENT);
        team.put(Agent.of("zhou").in("technical", "marketing"), Desk.AGENT);
        team.put(Agent.of("chief").in("claims"), Desk.AGENT);
        answered(Desk.AGENT, Duration.ofHours(1));
        answered(WANG, Duration.ofHours(1));
        answered(By.agent("zhou"), Duration.ofHours(1));
        answered(By.agent("temp"), Duration.ofHours(1));

        SlaFigures figures = levels.reports().figures(ALL.by(FigureBy.TEAM));

        assertThat(figures.lines())
                .extracting(
                        line -> line.figures().metric(),
                        line -> line.group().get(0),
                        line -> line.figures().met(),
                        line -> line.figures().running())
                .containsExactly(
                        tuple(Metric.FIRST_RESPONSE, "-", 1L, 0L),
                        tuple(Metric.FIRST_RESPONSE, "claims", 1L, 0L),
                        tuple(Metric.FIRST_RESPONSE, "logistics", 1L, 0L),
                        tuple(Metric.FIRST_RESPONSE, "marketing + technical", 1L, 0L),
                        tuple(Metric.RESOLUTION, "claims", 0L, 4L));
        assertThat(levels.reports()
                        .figures(ALL.by(FigureBy.DEPARTMENT))
                        .line(Metric.FIRST_RESPONSE, "claims")
                        .orElseThrow()
                        .figures()
                        .met())
                .isEqualTo(4);
    }

    @Test
    void figuresAreToldApartByClassCategoryPriorityAndPeriod() {
        TicketId loyal = desk.tickets
                .receive(desk.matter().knowing(Standing.NONE.ofClass("loyal")), Desk.AGENT)
                .id();
        tickets.confirm(loyal, "Cracked", "logistics/damage", Priority.HIGH, Desk.AGENT);
        desk.at("2026-03-31T17:00:00Z");
        desk.receive();

        SlaFigures figures = levels.reports()
                .figures(ALL.by(
                        FigureBy.CUSTOMER_CLASS, FigureBy.CATEGORY, FigureBy.PRIORITY, FigureBy.DAY, FigureBy.MONTH));

        assertThat(figures.lines())
                .filteredOn(line -> line.figures().metric().equals(Metric.RESOLUTION))
                .extracting(SlaFigures.Line::group)
                .as("the last evening of March in UTC is April in Shanghai")
                .containsExactly(
                        List.of("-", "-", "NORMAL", "2026-04-01", "2026-04"),
                        List.of("loyal", "logistics/damage", "HIGH", "2026-03-02", "2026-03"));
    }

    @Test
    void figuresAreToldApartByWhatIsAskedForAndByWeek() {
        answered(Desk.AGENT, Duration.ofHours(1));
        desk.at("2026-03-09T01:00:00Z");
        TicketId later = desk.receive();

        SlaFigures figures =
                levels.reports().figures(ALL.by(FigureBy.WEEK, FigureBy.TIER, FigureBy.DEPARTMENT, FigureBy.CHANNEL));

        assertThat(figures.lines())
                .filteredOn(line -> line.figures().metric().equals(Metric.FIRST_RESPONSE))
                .extracting(SlaFigures.Line::group)
                .containsExactly(
                        List.of("2026-W10", "gold", "claims", "PHONE"), List.of("2026-W11", "-", "-", "PHONE"));
        assertThat(behind(ALL.by(FigureBy.WEEK), figures.asOf(), "2026-W11")).containsExactly(later);
    }

    private List<TicketId> behind(FigureRequest request, Instant asOf, String week) {
        SlaFigures.Line line = levels.reports()
                .figures(request)
                .line(Metric.FIRST_RESPONSE, week)
                .orElseThrow();
        assertThat(asOf).isEqualTo(desk.now());
        List<TicketId> all = new ArrayList<>();
        PageRequest next = PageRequest.first(1);
        while (next != null) {
            Page<TicketId> page = levels.reports().ticketsBehind(request, line, Outcome.RUNNING, next);
            all.addAll(page.items());
            next = page.next() == null ? null : next.after(page.next());
        }
        return all;
    }

    @Test
    void otherPromisesAreTriedOnWhatHappenedAndChangeNothing() {
        TicketId id = answered(Desk.AGENT, Duration.ofHours(2));
        SlaFigures real = levels.reports().figures(ALL);

        SlaFigures stricter = levels.reports().whatIf(ALL, List.of(policy("strict", Duration.ofHours(1))), List.of());
        SlaFigures longerNights = levels.reports()
                .whatIf(
                        ALL,
                        List.of(policy("strict", Duration.ofHours(1))),
                        List.of(BusinessCalendar.builder("office", SHANGHAI)
                                .openMondayToFriday("10:30-17:00")
                                .build()));
        SlaFigures otherHours = levels.reports()
                .whatIf(
                        ALL,
                        List.of(BusinessCalendar.builder("office", SHANGHAI)
                                .openMondayToFriday("10:00-17:00")
                                .build()));
        SlaFigures goldOnly = levels.reports()
                .whatIf(
                        ALL,
                        List.of(SlaPolicy.builder("silver", "office")
                                .target(Metric.FIRST_RESPONSE, Duration.ofHours(1))
                                .appliesTo(AppliesTo.ANY.tiers("silver"))
                                .build()),
                        List.of());

        assertThat(share(real)).isEqualTo(1.0);
        assertThat(share(stricter)).isEqualTo(0.0);
        assertThat(share(longerNights)).isEqualTo(1.0);
        assertThat(time(real)).isEqualTo(Duration.ofHours(2));
        assertThat(time(otherHours))
                .as("the policies in force by another calendar: the first hour was before the opening")
                .isEqualTo(Duration.ofHours(1));
        assertThat(levels.reports().whatIf(ALL, List.of())).isEqualTo(real);
        assertThat(goldOnly.lines()).isEmpty();
        assertThat(levels.reports().whatIf(ALL, List.of(policy("default", Duration.ofHours(4))), List.of()))
                .as("the same promises give the same figures")
                .isEqualTo(real);
        assertThat(desk.ticket(id).terms().policy()).isEqualTo("default@1");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> levels.reports()
                        .whatIf(
                                ALL,
                                List.of(SlaPolicy.builder("x", "nowhere")
                                        .target(Metric.RESOLUTION, Duration.ofHours(1))
                                        .build()),
                                List.of()));
    }

    private static Duration time(SlaFigures figures) {
        return figures.line(Metric.FIRST_RESPONSE)
                .orElseThrow()
                .figures()
                .business()
                .mean();
    }

    private static double share(SlaFigures figures) {
        return figures.line(Metric.FIRST_RESPONSE)
                .orElseThrow()
                .figures()
                .share()
                .orElseThrow();
    }

    @Test
    void pausesThatOutlastTheCustomersAnswerAreTold() {
        TicketId id = desk.receive();
        tickets.hold(id, WaitingFor.CUSTOMER, "A photo", WANG);
        desk.after(Duration.ofHours(1));
        Instant wrote = desk.now();
        desk.conversation.customerWrote(id, Channel.EMAIL, "Here it is", Desk.AGENT);
        desk.after(Duration.ofHours(3));
        tickets.resume(id, Desk.AGENT);
        tickets.hold(id, WaitingFor.THIRD_PARTY, "The courier", WANG);
        desk.after(Duration.ofHours(1));
        desk.conversation.customerWrote(id, Channel.EMAIL, "And?", Desk.AGENT);

        FairnessReport report = levels.reports().fairness(ALL.from(), ALL.before());

        assertThat(report.tickets()).isEqualTo(1);
        assertThat(report.clocks()).isEqualTo(2);
        assertThat(report.uncounted()).isEqualTo(Duration.ofHours(6));
        assertThat(report.cases())
                .extracting(FairnessReport.Case::metric)
                .containsExactly(Metric.FIRST_RESPONSE, Metric.RESOLUTION);
        assertThat(report.cases()).allSatisfy(each -> {
            assertThat(each.ticket()).isEqualTo(id);
            assertThat(each.pausedBy()).isEqualTo("wang.wei");
            assertThat(each.answeredAt()).isEqualTo(wrote);
            assertThat(each.resumedAt()).isEqualTo(wrote.plus(Duration.ofHours(3)));
        });
    }

    @Test
    void aDueTimeIsExplainedByEveryStretchThatLedToIt() {
        levels.define(
                SlaPolicy.builder("silver", "office")
                        .target(Metric.RESOLUTION, Duration.ofHours(1))
                        .appliesTo(AppliesTo.ANY.tiers("silver"))
                        .build(),
                Desk.AGENT);
        TicketId id = desk.receive();
        desk.after(Duration.ofHours(2));
        tickets.hold(id, WaitingFor.CUSTOMER, "Mrs Mei's photo", WANG);
        desk.after(Duration.ofHours(3));
        tickets.resume(id, WANG);
        tickets.changePriority(id, Priority.HIGH, WANG);

        ClockExplanation why = levels.reports().explain(id, Metric.RESOLUTION);

        assertThat(why.run().clock().dueAt()).isEqualTo(Instant.parse("2026-03-04T06:00:00Z"));
        assertThat(why.segments().get(0).from()).isEqualTo(Desk.START);
        for (int i = 1; i < why.segments().size(); i++) {
            assertThat(why.segments().get(i).from())
                    .isEqualTo(why.segments().get(i - 1).to());
        }
        assertThat(why.segments())
                .extracting(TraceSegment::state, TraceSegment::hours, TraceSegment::name)
                .contains(
                        tuple(ClockSpan.State.PAUSED, null, null),
                        tuple(ClockSpan.State.RUNNING, SegmentReason.HOLIDAY, "Lantern Festival"));
        assertThat(why.segments().stream().map(TraceSegment::counted).reduce(Duration.ZERO, Duration::plus))
                .as("up to the due time the whole target is counted")
                .isEqualTo(Duration.ofHours(10));
        assertThat(why.sentences())
                .contains(
                        "resolution (cycle 1) within PT10H by policy default@1 and calendar office@1",
                        "silver@1 does not apply: tier",
                        "2026-03-02T03:00:00Z to 2026-03-02T06:00:00Z: paused by agent wang.wei, waiting for the customer",
                        "due at 2026-03-04T06:00:00Z")
                .noneMatch(sentence -> sentence.contains("Mei"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> levels.reports().explain(id, Metric.FOLLOW_UP));
    }

    @Test
    void aTicketTakesThePolicyOfItsCategoryOnceItIsConfirmed() {
        levels.define(
                SlaPolicy.builder("damage", "office")
                        .target(Metric.RESOLUTION, Duration.ofHours(6))
                        .appliesTo(AppliesTo.ANY.categories("logistics"))
                        .build(),
                Desk.AGENT);
        TicketId id = desk.receive();
        desk.after(Duration.ofHours(1));
        tickets.confirm(id, "Cracked", "logistics/damage", Priority.NORMAL, Desk.AGENT);

        assertThat(desk.ticket(id).terms().policy()).isEqualTo("damage@1");
        assertThat(desk.ticket(id).clock(Metric.RESOLUTION).orElseThrow().dueAt())
                .isEqualTo(Desk.START.plus(Duration.ofHours(6)));
        assertThat(levels.verifyClocks(ALL.from(), ALL.before()).isSound()).isTrue();
    }

    @Test
    void aPeriodMustNotEndBeforeItBegins() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> FigureRequest.of(Desk.START, Desk.START, SHANGHAI));
    }
}
