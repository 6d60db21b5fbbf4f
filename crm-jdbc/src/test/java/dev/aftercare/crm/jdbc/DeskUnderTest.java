package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.aftersales.AfterSalesCommand;
import dev.aftercare.crm.aftersales.AfterSalesPolicy;
import dev.aftercare.crm.aftersales.AfterSalesRequest;
import dev.aftercare.crm.aftersales.AfterSalesStep;
import dev.aftercare.crm.aftersales.EligibilityTerm;
import dev.aftercare.crm.aftersales.NewAfterSales;
import dev.aftercare.crm.aftersales.RequestLine;
import dev.aftercare.crm.aftersales.WantedLine;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.intake.OutgoingMessage;
import dev.aftercare.crm.intake.SetAside;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.relation.ThreadMessage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.team.NewTask;
import dev.aftercare.crm.team.TicketTask;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.Guard;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketCommands;
import dev.aftercare.crm.ticket.TicketStep;
import dev.aftercare.crm.ticket.TicketWorkflow;
import dev.aftercare.crm.ticket.WorkflowMove;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A desk with a few customers and orders, what is done there by several people on several nodes, and what these were told of it. */
final class DeskUnderTest {

    static final By CLERK = By.agent("clerk");
    static final ProgrammeId GOLD = new ProgrammeId("gold");
    static final TicketType INCIDENT = new TicketType("incident");
    static final List<PurchaseId> ORDERS = List.of(new PurchaseId("1"), new PurchaseId("2"), new PurchaseId("3"));
    static final PageRequest ALL = PageRequest.first(1_000);

    private static final int MOST_TICKETS = 14;
    private static final TicketWorkflow WITH_CHILDREN = TicketWorkflow.named("incident")
            .state(Stage.RECEIVED, "Open")
            .state(Stage.RESOLVED, "Solved")
            .state(Stage.FOLLOWED_UP, "Closed")
            .step(TicketStep.RESOLVE, "RECEIVED", "RESOLVED")
            .move(WorkflowMove.own("close", "RESOLVED", "FOLLOWED_UP").asking(Guard.CHILDREN_CLOSED))
            .step(TicketStep.REOPEN, "RESOLVED", "RECEIVED")
            .step(TicketStep.REOPEN, "FOLLOWED_UP", "RECEIVED")
            .build();
    private static final List<TicketType> TYPES =
            List.of(TicketType.COMPLAINT, TicketType.INQUIRY, INCIDENT, TicketType.AFTER_SALES);

    /** What somebody does who can be named, under a key or not. */
    private interface Deed extends Function<By, Object> {}

    private final List<Shop> nodes;
    private final Supplier<Instant> clock;
    private final Instant beginning;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();

    final Map<MessageId, IntakeReceipt> told = new ConcurrentHashMap<>();
    final CustomerId mei;
    final CustomerId jo;

    DeskUnderTest(List<Shop> nodes, Supplier<Instant> clock) {
        this.nodes = nodes;
        this.clock = clock;
        this.beginning = clock.get();
        Shop shop = shop();
        mei = shop.customers()
                .register(
                        Set.of(Identity.email("mei@example.com"), Identity.social("weixin", "mei")),
                        Profile.EMPTY,
                        CLERK)
                .id();
        jo = shop.customers().register(Identity.email("jo@example.com"), CLERK).id();
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), CLERK);
        shop.serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.FIRST_RESPONSE, Duration.ofHours(1))
                                .target(Metric.NEXT_RESPONSE, Duration.ofHours(2))
                                .target(Metric.RESOLUTION, Duration.ofHours(8))
                                .build(),
                        CLERK);
        shop.tickets().workflows().define(INCIDENT, WITH_CHILDREN, CLERK);
        shop.tickets().workflows().define(TicketType.INQUIRY, TicketWorkflow.SIMPLE_INQUIRY, CLERK);
        shop.loyalty()
                .define(Programme.builder("gold").earning(Rate.of(1, eur("1"))).build(), CLERK);
        shop.afterSales()
                .define(
                        AfterSalesPolicy.builder(ZoneOffset.UTC)
                                .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                                .term(EligibilityTerm.of(AfterSalesKind.EXCHANGE))
                                .term(EligibilityTerm.of(AfterSalesKind.REFUND))
                                .term(EligibilityTerm.of(AfterSalesKind.REPAIR))
                                .parcelWithin(Duration.ofDays(3))
                                .closeAfter(Duration.ofDays(2))
                                .follows(GOLD)
                                .build(),
                        CLERK);
        for (PurchaseId order : ORDERS) {
            CustomerId buyer = order.value().equals("3") ? jo : mei;
            Purchase sale = Purchase.sale(
                    order.value(),
                    buyer,
                    clock.get(),
                    List.of(
                            new PurchaseLine("tea", null, "home/tea", 3, eur("10.00")),
                            new PurchaseLine("pot", null, "home/pot", 1, eur("33.33"))));
            shop.purchases().record(sale, CLERK);
            shop.loyalty().earnFor(GOLD, sale, CLERK);
        }
    }

    Instant beginning() {
        return beginning;
    }

    Instant now() {
        return clock.get();
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    Shop shop() {
        return nodes.get(0);
    }

    /** All tickets, the first received first. */
    List<Ticket> tickets() {
        return shop().tickets().page(TicketQuery.ALL, ALL).items().stream()
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.intake().at())
                        .thenComparing(ticket -> ticket.id().value()))
                .toList();
    }

    Ticket ticket(TicketId id) {
        return shop().tickets().find(id).orElseThrow();
    }

    List<AfterSalesRequest> requests(PurchaseId order) {
        return shop().afterSales().page(order, ALL).items();
    }

    /**
     * Does a step on one of the nodes, every fourth one twice under one key.
     *
     * @return whether it was done; what the rules refuse is not, and all else is a failure
     */
    boolean take(int node, DeskStep step) {
        Shop shop = nodes.get(node % nodes.size());
        Deed deed = deed(shop, step);
        if (deed == null) {
            return false;
        }
        By by = step.choice() % 3 == 0 ? By.agent("li.na") : CLERK;
        By key = by.once("k" + numbers.incrementAndGet());
        try {
            Object done = deed.apply(step.choice() % 4 == 0 ? key : by);
            if (step.choice() % 4 == 0) {
                assertThat(deed.apply(key)).isEqualTo(done);
            }
            return true;
        } catch (RejectedException | NotFoundException refused) {
            return false;
        } catch (InvalidInputException invalid) {
            // More than is there, or of another customer: only what is asked of orders can be that.
            assertThat(step.what()).isIn(DeskStep.What.ASK, DeskStep.What.GO_ON);
            return false;
        }
    }

    private Deed deed(Shop shop, DeskStep step) {
        if (step.what() == DeskStep.What.TAKE_IN) {
            IncomingMessage message = message(step);
            return by -> noted(shop.intake().receive(message, by));
        }
        if (step.what() == DeskStep.What.SWEEP) {
            assertThat(shop.runDue(500).failed()).isZero();
            return null;
        }
        if (step.what() == DeskStep.What.OVERRULE) {
            List<SetAside> aside = shop.intake().setAside(ALL).items();
            MessageId id =
                    aside.isEmpty() ? null : any(aside, step.one()).message().id();
            return id == null ? null : by -> noted(shop.intake().overrule(id, by));
        }
        if (step.what() == DeskStep.What.ASK) {
            return ask(shop, step);
        }
        if (step.what() == DeskStep.What.GO_ON) {
            return goOn(shop, step);
        }
        List<Ticket> all = tickets();
        if (step.what() == DeskStep.What.RECEIVE || all.isEmpty()) {
            NewTicket matter = NewTicket.of(
                    step.one() % 3 == 0 ? jo : mei, any(TYPES, step.choice()), Channel.PHONE, "The tea is wet");
            return all.size() >= MOST_TICKETS ? null : by -> shop.tickets().receive(matter, by);
        }
        return onTicket(shop, any(all, step.one()), any(all, step.other()), step, all.size());
    }

    private Deed onTicket(Shop shop, Ticket ticket, Ticket other, DeskStep step, int tickets) {
        TicketId id = ticket.id();
        int choice = step.choice();
        PurchaseId order = any(ORDERS, choice);
        return switch (step.what()) {
            case REPLY ->
                by -> {
                    OutgoingMessage reply = shop.intake().reply(id, Channel.EMAIL, "We look into it", List.of(), by);
                    sent.add(reply);
                    return reply;
                };
            case STEP -> command(ticket, any(List.of(TicketStep.values()), choice), shop, step);
            case FORWARD -> command(ticket, forward(ticket), shop, step);
            case CLOSE_INCIDENT -> by -> shop.tickets().move(id, "close", null, by);
            case DUPLICATE -> by -> shop.tickets().cancelAsDuplicate(id, other.id(), by);
            case WRITE -> write(shop, ticket, choice);
            case MERGE -> by -> shop.relations().mergers().merge(id, other.id(), "the same", by);
            case UNDO -> undo(shop, id);
            case LINK -> by -> shop.relations().families().link(id, other.id(), null, by);
            case UNLINK -> by -> shop.relations().families().unlink(id, "moved", by);
            case SPLIT -> tickets >= MOST_TICKETS ? null : split(shop, id, choice);
            case ABOUT -> by -> shop.relations().purchases().link(id, order, PurchaseRole.SUBJECT, List.of(), null, by);
            case NOT_ABOUT -> by -> shop.relations().purchases().unlink(id, order, PurchaseRole.SUBJECT, "no", by);
            case TASK ->
                by -> shop.team()
                        .tasks()
                        .give(id, NewTask.of("logistics", "Weigh it").within(Duration.ofHours(5), null), by);
            case TASK_ENDS -> taskEnds(shop, id, choice);
            default -> throw new IllegalStateException("not done to a ticket: " + step.what());
        };
    }

    /** What most often comes next where a ticket stands, so that tickets get somewhere. */
    private static TicketStep forward(Ticket ticket) {
        return switch (ticket.stage()) {
            case RECEIVED -> ticket.type().equals(INCIDENT) ? TicketStep.RESOLVE : TicketStep.CONFIRM;
            case CONFIRMED -> ticket.type().equals(TicketType.INQUIRY) ? TicketStep.RESOLVE : TicketStep.ANALYZE;
            case ANALYZED -> TicketStep.RESOLVE;
            case RESOLVED -> TicketStep.FEEDBACK;
            case FEEDBACK -> TicketStep.FOLLOW_UP;
            case FOLLOWED_UP, CANCELLED, MERGED -> TicketStep.REOPEN;
        };
    }

    private static Deed command(Ticket ticket, TicketStep step, Shop shop, DeskStep how) {
        TicketCommand command = switch (step) {
            case CONFIRM -> TicketCommands.confirm("Wet tea", "logistics/damage", Priority.HIGH);
            case ANALYZE -> TicketCommands.analyze(CauseDimension.METHOD, "packing", null);
            case ADD_CAUSE -> TicketCommands.addCause(CauseDimension.PEOPLE, "haste", null);
            case PLAN ->
                TicketCommands.plan(
                        ActionRequest.corrective("Send a new one", "logistics"),
                        ActionRequest.preventive("Pack in tins", "logistics"));
            case CLOSE_ACTION -> TicketCommands.done(1 + how.other() % 3);
            case CHECK_ACTION -> TicketCommands.checkAction(1 + how.other() % 3, how.other() % 2 == 0, "Looked at it");
            case RESOLVE -> TicketCommands.resolve("A new one was sent");
            case FEEDBACK -> TicketCommands.feedback("Told", any(List.of(Rating.values()), how.other()), "As I said");
            case FOLLOW_UP -> TicketCommands.followUp("Looked at it", how.other() % 3 > 0);
            case REOPEN -> TicketCommands.reopen("Wet again");
            case HOLD -> TicketCommands.hold(WaitingFor.CUSTOMER, "A photo");
            case RESUME -> new TicketCommand.Resume();
            case ESCALATE -> TicketCommands.escalate("Asks for the manager");
            case CANCEL -> TicketCommands.cancel(CancelReason.WITHDRAWN, null);
            case ANSWER -> TicketCommands.answer(Channel.EMAIL, "We look into it");
            case ASSIGN -> new TicketCommand.Assign(how.other() % 2 == 0 ? "ann" : "bob");
            case CHANGE_PRIORITY -> new TicketCommand.ChangePriority(any(List.of(Priority.values()), how.other()));
            default -> null;
        };
        return command == null ? null : by -> shop.tickets().apply(ticket.id(), command, by);
    }

    private Deed write(Shop shop, Ticket ticket, int choice) {
        TicketId id = ticket.id();
        return switch (choice % 5) {
            case 0 -> by -> shop.conversation().note(id, "Ask the depot", by);
            case 1 -> by -> shop.conversation().customerWrote(id, Channel.PHONE, "Any news?", by);
            case 2 -> by -> shop.conversation().reply(id, Channel.EMAIL, "Soon", by);
            case 3 -> by -> shop.tickets().answer(id, Channel.LIVE_CHAT, "Soon", as(Actor.system("bot"), by));
            default ->
                by -> shop.conversation()
                        .customerWrote(
                                id,
                                Channel.APP,
                                "Any news?",
                                as(By.customer(ticket.customer()).actor(), by));
        };
    }

    private static By as(Actor actor, By by) {
        return new By(actor, by.key(), by.reason());
    }

    private Deed split(Shop shop, TicketId id, int choice) {
        List<Long> own = shop.relations().threads().read(id, 1_000, null).messages().stream()
                .filter(message -> message.ticket().equals(id))
                .map(ThreadMessage::number)
                .toList();
        return own.isEmpty()
                ? null
                : by -> shop.relations()
                        .splits()
                        .split(id, List.of(any(own, choice)), any(TYPES, choice), Priority.LOW, "another matter", by);
    }

    private Deed taskEnds(Shop shop, TicketId id, int choice) {
        List<TicketTask> tasks = shop.team().tasks().page(id, ALL).items();
        if (tasks.isEmpty()) {
            return null;
        }
        TaskId task = any(tasks, choice).id();
        return by -> choice % 2 == 0
                ? shop.team().tasks().done(task, "Too light", by)
                : shop.team().tasks().decline(task, "Not ours", by);
    }

    /** Mostly of a ticket that is merged. */
    private Deed undo(Shop shop, TicketId id) {
        TicketId merged = ticket(id).isMerged()
                ? id
                : tickets().stream()
                        .filter(Ticket::isMerged)
                        .map(Ticket::id)
                        .findFirst()
                        .orElse(id);
        return by -> shop.relations().mergers().undo(merged, "not the same", by);
    }

    /** Whoever overrules what was set aside may note it before whoever had set it aside: what is in a ticket stays there. */
    private IntakeReceipt noted(IntakeReceipt receipt) {
        if (!receipt.repeated()) {
            told.merge(receipt.message(), receipt, (before, after) -> after.ticket() == null ? before : after);
        }
        return receipt;
    }

    /** One of twelve messages: some answer another, which may come later or never, some name a ticket, and some no person wrote. */
    private IncomingMessage message(DeskStep step) {
        int sender = step.one() % 4;
        Identity who = switch (sender) {
            case 0 -> Identity.social("weixin", "mei");
            case 1 -> Identity.email("jo@example.com");
            case 2 -> Identity.email("new@example.com");
            default -> Identity.email("mei@example.com");
        };
        IncomingMessageBuilder message = IncomingMessage.builder(
                        sender == 0 ? Channel.SOCIAL_MEDIA : Channel.EMAIL, messageId(step.one()), who, clock.get())
                .text("This is message " + step.one());
        if (step.other() % 3 == 0) {
            message.answers(messageId(step.other()));
        }
        if (step.other() % 3 == 1 && !sent.isEmpty()) {
            message.subject(any(sent, step.choice()).subject().value());
        }
        if (step.choice() % 5 == 0) {
            message.header("Auto-Submitted", "auto-replied");
        }
        if (step.choice() % 7 == 0) {
            message.about(any(ORDERS, step.choice()));
        }
        return message.build();
    }

    private static MessageId messageId(int number) {
        return new MessageId("mail", "m" + number);
    }

    private Deed ask(Shop shop, DeskStep step) {
        PurchaseId order = any(ORDERS, step.one());
        AfterSalesKind kind = any(List.of(AfterSalesKind.values()), step.choice());
        int line = 1 + step.other() % 2;
        NewAfterSales wanted = NewAfterSales.of(
                kind,
                order,
                AfterSalesReason.OTHER,
                kind.needsParcel()
                        ? WantedLine.pieces(line, 1 + step.choice() % 3)
                        : WantedLine.money(line, eur(1 + step.choice() % 30 + ".50")));
        List<Ticket> tickets = tickets();
        NewAfterSales asked = tickets.isEmpty() || step.choice() % 5 == 0
                ? wanted
                : wanted.partOf(any(tickets, step.other()).id());
        return by -> shop.afterSales().request(asked, by);
    }

    private Deed goOn(Shop shop, DeskStep step) {
        List<AfterSalesRequest> all = new ArrayList<>();
        ORDERS.forEach(order -> all.addAll(requests(order)));
        List<AfterSalesRequest> open =
                all.stream().filter(request -> request.state().isOpen()).toList();
        List<AfterSalesRequest> some = open.isEmpty() ? all : open;
        if (some.isEmpty()) {
            return null;
        }
        AfterSalesRequest request = any(some, step.one());
        List<AfterSalesStep> legal = List.copyOf(AfterSalesStep.legalAt(request.kind(), request.state()));
        if (legal.isEmpty()) {
            return null;
        }
        AfterSalesCommand command = command(request, any(legal, step.choice()), step);
        return by -> shop.afterSales().apply(request.id(), command, by);
    }

    private static AfterSalesCommand command(AfterSalesRequest request, AfterSalesStep what, DeskStep step) {
        return switch (what) {
            case REQUEST -> throw new IllegalStateException("no command");
            case APPROVE -> new AfterSalesCommand.Approve(new FreeText("x"));
            case REJECT -> new AfterSalesCommand.Reject(new FreeText("x"));
            case SEND -> new AfterSalesCommand.Send(null, null);
            case RECEIVE -> new AfterSalesCommand.Receive();
            case INSPECT ->
                new AfterSalesCommand.Inspect(
                        request.lines().stream()
                                .filter(line -> line.number() > 0)
                                .map(line -> found(line, step))
                                .toList(),
                        null);
            case REFUND -> new AfterSalesCommand.Refund(any(List.of(RefundMethod.values()), step.choice()), null);
            case REPLACE -> new AfterSalesCommand.Replace(null);
            case REPAIR -> new AfterSalesCommand.Repair(null);
            case CLOSE -> new AfterSalesCommand.Close();
            case WITHDRAW -> new AfterSalesCommand.Withdraw(null);
        };
    }

    private static AfterSalesCommand.Inspect.Line found(RequestLine line, DeskStep step) {
        long accepted = step.other() % 4 == 0 ? line.pieces() / 2 : line.pieces();
        return AfterSalesCommand.Inspect.Line.of(line.number(), accepted, GoodsCondition.OPENED);
    }

    private static <T> T any(List<T> all, int index) {
        return all.get(index % all.size());
    }
}
