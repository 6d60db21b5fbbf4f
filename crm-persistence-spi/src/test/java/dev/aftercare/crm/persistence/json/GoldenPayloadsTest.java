package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.PostalAddress;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Cancellation;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.EscalationRound;
import dev.aftercare.crm.model.ticket.Feedback;
import dev.aftercare.crm.model.ticket.FollowUp;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Snooze;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payloads as shops have them stored. Never change one of these texts: what was written once must stay readable. */
class GoldenPayloadsTest {

    private static final Instant AT = Instant.parse("2026-03-29T00:59:59.999999Z");
    private static final Actor ANN = Actor.agent("ann");
    private static final UUID ONE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("01890000-0000-7000-8000-000000000002");

    @Test
    void aCustomerOfSchema1() {
        Profile profile = Profile.builder()
                .displayName("王小明")
                .givenName("小明")
                .familyName("王")
                .birthday(LocalDate.of(2000, 2, 29))
                .locale(Locale.forLanguageTag("zh-Hans-CN"))
                .zone(ZoneId.of("Asia/Shanghai"))
                .contactPoint(new ContactPoint(Channel.PHONE, "+8613800000000", "work"))
                .address(new PostalAddress(List.of("1 High St", "London"), "N1", "GB", "delivery"))
                .preference("newsletter", "weekly")
                .tag("vip")
                .attribute("shoe-size", "42")
                .build();
        Customer customer = new Customer(
                new CustomerId(ONE),
                3,
                Set.of(new Identity("shop", "u-1"), new Identity("email", "a@b.example")),
                profile,
                AT,
                UnknownFields.NONE);

        assertGolden(CrmJson.customers(), customer, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":3,\
                "identities":[{"scheme":"email","value":"a@b.example"},{"scheme":"shop","value":"u-1"}],\
                "profile":{"displayName":"王小明","givenName":"小明","familyName":"王","birthday":"2000-02-29",\
                "locale":"zh-Hans-CN","zone":"Asia/Shanghai",\
                "contactPoints":[{"channel":"PHONE","address":"+8613800000000","label":"work"}],\
                "addresses":[{"lines":["1 High St","London"],"postalCode":"N1","country":"GB","label":"delivery"}],\
                "preferences":{"newsletter":"weekly"},"tags":["vip"],"attributes":{"shoe-size":"42"}},\
                "registeredAt":"2026-03-29T00:59:59.999999Z"}""");
    }

    @Test
    void aCustomerOfWhomNothingIsKnown() {
        Customer customer = Customer.registered(new CustomerId(ONE), Set.of(), Profile.EMPTY, AT);

        assertGolden(CrmJson.customers(), customer, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"profile":{},\
                "registeredAt":"2026-03-29T00:59:59.999999Z"}""");
    }

    @Test
    void aTicketOfSchema1() {
        SlaClock running = new SlaClock(
                Metric.RESOLUTION,
                "gold@2",
                "office@1",
                Duration.ofHours(8),
                AT,
                Duration.ofSeconds(90),
                AT,
                AT.plusSeconds(60),
                null,
                null,
                AT,
                2);
        SlaClock stopped = new SlaClock(
                Metric.FIRST_RESPONSE,
                "gold@2",
                "office@1",
                Duration.ofHours(1),
                AT,
                Duration.ZERO,
                null,
                null,
                AT,
                AT);
        Standing standing = Standing.NONE.ofClass("loyal").inTier("gold").in("vip", "tea");
        PlannedAction action = new PlannedAction(
                1,
                ActionKind.CORRECTIVE,
                new FreeText("send anew"),
                "logistics",
                AT,
                true,
                ActionStatus.DONE,
                AT,
                null);
        Ticket ticket = new Ticket(
                new TicketId(ONE),
                9,
                TicketType.COMPLAINT,
                new CustomerId(TWO),
                Stage.FEEDBACK,
                Priority.HIGH,
                new Category("logistics/damage"),
                new Intake(Channel.EMAIL, new FreeText("broken 😀"), new PurchaseId("A-1"), AT, ANN, standing),
                new Confirmation(new FreeText("cup is broken"), AT, ANN),
                Analysis.of(new RootCause(CauseDimension.METHOD, "courier-handling", new FreeText("thrown")), AT, ANN),
                List.of(action),
                new Resolution(new FreeText("new cup"), AT, ANN),
                new Feedback(new FreeText("told"), Rating.SATISFIED, new FreeText("thanks"), AT, ANN),
                new FollowUp(new FreeText("still whole"), true, AT, ANN),
                new Cancellation(CancelReason.DUPLICATE, new TicketId(TWO), new FreeText("twice"), AT, ANN),
                new Handling("bob", 1, 2, new Hold(WaitingFor.CUSTOMER, new FreeText("photo"), AT, ANN), AT),
                List.of(running, stopped),
                null,
                TermsRef.of(running),
                new Escalation(
                        List.of(EscalationRound.of(running).and("breach")),
                        List.of(new PendingRung(
                                Metric.RESOLUTION, 2, AT, "breach", AT.plusSeconds(60), TermsRef.of(running))),
                        new Snooze(AT.plusSeconds(90), new FreeText("lunch"), AT, ANN)),
                new CategoryProposal(new Category("product"), 0.75, "naive-bayes@3", AT, ProposalStanding.OVERRULED),
                null,
                null,
                UnknownFields.NONE);

        assertGolden(CrmJson.tickets(), ticket, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":9,"type":"complaint",\
                "customer":"01890000-0000-7000-8000-000000000002","stage":"FEEDBACK","priority":"HIGH",\
                "category":"logistics/damage","intake":{"channel":"EMAIL","statement":"broken 😀","purchase":"A-1",\
                "at":"2026-03-29T00:59:59.999999Z","by":{"kind":"AGENT","id":"ann"},\
                "standing":{"customerClass":"loyal","tier":"gold","segments":["tea","vip"]}},\
                "confirmation":{"problem":"cup is broken","at":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},\
                "analysis":{"cause":{"dimension":"METHOD","cause":"courier-handling","detail":"thrown"},\
                "at":"2026-03-29T00:59:59.999999Z","by":{"kind":"AGENT","id":"ann"}},\
                "plan":[{"number":1,"kind":"CORRECTIVE","description":"send anew","owner":"logistics",\
                "dueAt":"2026-03-29T00:59:59.999999Z","mandatory":true,"status":"DONE",\
                "closedAt":"2026-03-29T00:59:59.999999Z"}],\
                "resolution":{"solution":"new cup","at":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},\
                "feedback":{"outcome":"told","rating":"SATISFIED","comment":"thanks",\
                "at":"2026-03-29T00:59:59.999999Z","by":{"kind":"AGENT","id":"ann"}},\
                "followUp":{"finding":"still whole","lasting":true,"at":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},\
                "cancellation":{"reason":"DUPLICATE","duplicateOf":"01890000-0000-7000-8000-000000000002",\
                "note":"twice","at":"2026-03-29T00:59:59.999999Z","by":{"kind":"AGENT","id":"ann"}},\
                "handling":{"assignee":"bob","escalationLevel":1,"reopened":2,\
                "hold":{"waitingFor":"CUSTOMER","reason":"photo","since":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},"firstAnsweredAt":"2026-03-29T00:59:59.999999Z"},\
                "clocks":[{"metric":"resolution","policy":"gold@2","calendar":"office@1","target":"PT8H",\
                "startedAt":"2026-03-29T00:59:59.999999Z","elapsed":"PT1M30S",\
                "runningSince":"2026-03-29T00:59:59.999999Z","dueAt":"2026-03-29T01:00:59.999999Z",\
                "notBefore":"2026-03-29T00:59:59.999999Z","cycle":2},\
                {"metric":"first-response","policy":"gold@2","calendar":"office@1","target":"PT1H",\
                "startedAt":"2026-03-29T00:59:59.999999Z","elapsed":"PT0S",\
                "stoppedAt":"2026-03-29T00:59:59.999999Z","breachedAt":"2026-03-29T00:59:59.999999Z","cycle":1}],\
                "terms":{"policy":"gold@2","calendar":"office@1"},\
                "escalation":{"rounds":[{"metric":"resolution","cycle":2,\
                "startedAt":"2026-03-29T00:59:59.999999Z","reached":["breach"]}],\
                "pending":[{"metric":"resolution","cycle":2,"startedAt":"2026-03-29T00:59:59.999999Z",\
                "rung":"breach","at":"2026-03-29T01:00:59.999999Z",\
                "terms":{"policy":"gold@2","calendar":"office@1"}}],\
                "snooze":{"until":"2026-03-29T01:01:29.999999Z","reason":"lunch",\
                "at":"2026-03-29T00:59:59.999999Z","by":{"kind":"AGENT","id":"ann"}}},\
                "proposal":{"category":"product","confidence":0.75,"classifier":"naive-bayes@3",\
                "at":"2026-03-29T00:59:59.999999Z","standing":"OVERRULED"}}""");
    }

    @Test
    void aTicketOfTheTimeBeforeClocksHadCycles() {
        String before = """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"type":"complaint",\
                "customer":"01890000-0000-7000-8000-000000000002","stage":"RECEIVED","priority":"LOW",\
                "intake":{"channel":"APP","statement":"hi","at":"2026-01-01T00:00:00Z",\
                "by":{"kind":"AGENT","id":"ann"}},"handling":{"escalationLevel":0,"reopened":0},\
                "clocks":[{"metric":"resolution","policy":"p@1","calendar":"c@1","target":"PT8H",\
                "startedAt":"2026-01-01T00:00:00Z","elapsed":"PT0S"}]}""";

        Ticket ticket = CrmJson.tickets().decode(before);

        assertThat(ticket.clocks()).extracting(SlaClock::cycle).containsExactly(1);
        assertThat(ticket.terms()).isNull();
        assertThat(ticket.proposal()).isNull();
        assertThat(ticket.intake().standing()).isNull();
    }

    @Test
    void aTicketInAWorkflowOfTheShop() {
        Ticket ticket = Ticket.received(
                        new TicketId(ONE),
                        new TicketType("warranty"),
                        new CustomerId(TWO),
                        Priority.LOW,
                        new Intake(Channel.EMAIL, new FreeText("broken"), null, AT, ANN))
                .withStart(
                        Stage.RECEIVED,
                        new WorkflowPlace(
                                "warranty@2", "waits-for-parts", Map.of("serial-number", new FreeText("S-1"))))
                .withCycles(null);

        assertGolden(CrmJson.tickets(), ticket, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"type":"warranty",\
                "customer":"01890000-0000-7000-8000-000000000002","stage":"RECEIVED","priority":"LOW",\
                "intake":{"channel":"EMAIL","statement":"broken","at":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},"handling":{"escalationLevel":0,"reopened":0},\
                "place":{"workflow":"warranty@2","state":"waits-for-parts","facts":{"serial-number":"S-1"}}}""");
    }

    @Test
    void aTicketSinceCyclesAreNumberedOn() {
        Ticket ticket = Ticket.received(
                new TicketId(ONE),
                new TicketType("warranty"),
                new CustomerId(TWO),
                Priority.LOW,
                new Intake(Channel.EMAIL, new FreeText("broken"), null, AT, ANN));
        String text = """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"type":"warranty",\
                "customer":"01890000-0000-7000-8000-000000000002","stage":"RECEIVED","priority":"LOW",\
                "intake":{"channel":"EMAIL","statement":"broken","at":"2026-03-29T00:59:59.999999Z",\
                "by":{"kind":"AGENT","id":"ann"}},"handling":{"escalationLevel":0,"reopened":0},\
                "cycles":{}}""";

        assertGolden(CrmJson.tickets(), ticket, text);
        assertGolden(
                CrmJson.tickets(),
                ticket.withCycles(new ClockCycles(List.of(new ClockCycles.Ended(Metric.FEEDBACK, 2)))),
                text.replace("{}", "{\"ended\":[{\"metric\":\"feedback\",\"cycle\":2}]}"));
    }

    @Test
    void aPointsAccountOfSchema1() {
        PointsAccount account = new PointsAccount(
                new PointsAccountId(ONE),
                2,
                new CustomerId(TWO),
                new ProgrammeId("bonus"),
                150,
                List.of(new PointsLot(1, AT, AT.plusSeconds(1), 100), new PointsLot(2, AT, null, 50)),
                new PointsAside(30, 20, 0),
                AT,
                UnknownFields.NONE);

        assertGolden(CrmJson.pointsAccounts(), account, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":2,\
                "customer":"01890000-0000-7000-8000-000000000002","programme":"bonus","balance":150,\
                "lots":[{"entry":1,"earnedAt":"2026-03-29T00:59:59.999999Z",\
                "expiresAt":"2026-03-29T01:00:00.999999Z","remaining":100},\
                {"entry":2,"earnedAt":"2026-03-29T00:59:59.999999Z","remaining":50}],\
                "aside":{"held":30,"pending":20,"debt":0},"openedAt":"2026-03-29T00:59:59.999999Z"}""");
    }

    @Test
    void aPointsAccountOfWhichALotGrows() {
        PointsAccount account = PointsAccount.opened(
                        new PointsAccountId(ONE), new CustomerId(TWO), new ProgrammeId("bonus"), AT)
                .withLots(List.of(new PointsLot(1, AT, null, 50)))
                .growing(1);

        assertGolden(CrmJson.pointsAccounts(), account, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,\
                "customer":"01890000-0000-7000-8000-000000000002","programme":"bonus","balance":50,\
                "lots":[{"entry":1,"earnedAt":"2026-03-29T00:59:59.999999Z","remaining":50}],\
                "aside":{"held":0,"pending":0,"debt":0},"openedAt":"2026-03-29T00:59:59.999999Z","growing":1}""");
    }

    @Test
    void aPointsAccountThatListsWhatIsHeldAndPending() {
        PointsAccount account = PointsAccount.opened(
                        new PointsAccountId(ONE), new CustomerId(TWO), new ProgrammeId("bonus"), AT)
                .with(List.of(), new PointsAside(30, 20, 0))
                .promising(Optional.of(List.of(new PointsPromise(2, 30), new PointsPromise(5, 20, AT))));

        assertGolden(CrmJson.pointsAccounts(), account, """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,\
                "customer":"01890000-0000-7000-8000-000000000002","programme":"bonus","balance":0,\
                "aside":{"held":30,"pending":20,"debt":0},"openedAt":"2026-03-29T00:59:59.999999Z",\
                "promises":[{"entry":2,"left":30},\
                {"entry":5,"left":20,"until":"2026-03-29T00:59:59.999999Z"}]}""");
    }

    @Test
    void aPointsAccountOfTheTimeBeforePointsStoodAside() {
        String before = """
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,\
                "customer":"01890000-0000-7000-8000-000000000002","programme":"bonus","balance":50,\
                "lots":[{"entry":1,"earnedAt":"2026-03-29T00:59:59.999999Z","remaining":50}],\
                "openedAt":"2026-03-29T00:59:59.999999Z"}""";

        assertThat(CrmJson.pointsAccounts().decode(before).aside()).isEqualTo(PointsAside.NONE);
    }

    @Test
    void purchaseLines() {
        List<PurchaseLine> lines = List.of(
                new PurchaseLine("T-1", "Tea", "food/tea", 2, Money.of("12.50", "EUR")),
                new PurchaseLine("T-2", null, null, 1, Money.of("0", "EUR")));

        assertGolden(CrmJson.purchaseLines(), lines, """
                [{"sku":"T-1","description":"Tea","category":"food/tea","quantity":2,\
                "amount":{"amount":"12.50","currency":"EUR"}},\
                {"sku":"T-2","quantity":1,"amount":{"amount":"0.00","currency":"EUR"}}]""");
    }

    @Test
    void lotChanges() {
        List<LotChange> changes = List.of(new LotChange(1, -10), new LotChange(7, -5, AT, AT.plusSeconds(1)));

        assertGolden(CrmJson.lotChanges(), changes, """
                [{"lot":1,"points":-10},{"lot":7,"points":-5,"earnedAt":"2026-03-29T00:59:59.999999Z",\
                "expiresAt":"2026-03-29T01:00:00.999999Z"}]""");
    }

    @Test
    void anEventBody() {
        TicketEvent body =
                new StepEvent.TicketReopened(Stage.RESOLVED, Stage.ANALYZED, new FreeText("broken again"), 2);

        assertThat(EventBodies.type(body)).isEqualTo("ticket-reopened");
        assertThat(EventBodies.encode(body))
                .isEqualTo("{\"from\":\"RESOLVED\",\"to\":\"ANALYZED\",\"reason\":\"broken again\",\"count\":2}");
    }

    private static <T> void assertGolden(JsonCodec<T> codec, T value, String golden) {
        assertThat(codec.encode(value)).isEqualTo(golden);
        assertThat(codec.decode(golden)).isEqualTo(value);
    }
}
