package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.ARTICLE;
import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;
import static dev.aftercare.crm.jdbc.ShopAtWork.WARRANTY;
import static dev.aftercare.crm.jdbc.ShopAtWork.days;

import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.knowledge.AnswerTemplate;
import dev.aftercare.crm.knowledge.VariableType;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.AssignmentNeed;
import dev.aftercare.crm.team.AssignmentPolicy;
import dev.aftercare.crm.ticket.CauseList;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A desk on which there is something of everything, and all that can be read of it. */
final class DeskReads {

    private static final PageRequest PAGE = PageRequest.first(20);
    private static final PurchaseId ORDER = new PurchaseId("1001");

    private DeskReads() {}

    /** What is not there when a {@link ShopAtWork} opens. */
    static void fill(ShopAtWork w) {
        w.escalating();
        w.shop.tickets().reconsiderTerms(w.received, CLERK);
        TriageAtWork.learn(w);
        w.shop.classification().define(TriageAtWork.TREE, CLERK);
        w.shop.tickets()
                .define(new CauseList(List.of(new CauseList.Entry(CauseDimension.METHOD, "packing", "包装"))), CLERK);
        w.shop.templates()
                .define(
                        AnswerTemplate.builder("hi", "Hi")
                                .text("zh", "{name}您好")
                                .variable("name", VariableType.TEXT)
                                .build(),
                        CLERK);
        w.shop.intake().receive(mail("m-1", "newcomer").build(), CLERK);
        w.shop.intake().receive(mail("m-2", "robot").withEmptySender().build(), CLERK);
        w.shop.conversation().note(w.received, "Ask the warehouse 仓库", CLERK);
        w.shop.relations().duplicates().judge(w.troubled, w.twin, DuplicateVerdict.CONFIRMED, "x", CLERK);
        w.shop.relations().mergers().merge(w.troubled, w.twin, "the same", CLERK);
        w.shop.relations().families().link(w.waiting, w.received, "part of it", CLERK);
        w.shop.relations()
                .splits()
                .split(w.received, List.of(1L), TicketType.INQUIRY, Priority.LOW, "two matters", CLERK);
        w.shop.relations().purchases().link(w.received, ORDER, PurchaseRole.SUBJECT, List.of(1), null, CLERK);
        w.shop.team().put(Agent.of("bob").in("物流"), CLERK);
        w.shop.team().define(AssignmentPolicy.DEFAULT.needing(AssignmentNeed.of("logistics", "物流")), CLERK);
        w.shop.team().assign(w.confirmed, CLERK);
        w.shop.escalations().snooze(w.received, days(1), "The courier calls back", CLERK);
        QueuesAtWork.keepAView(w);
        QueuesAtWork.comeIn(w);
        QueuesAtWork.somebodyTypes(w);
    }

    private static IncomingMessageBuilder mail(String id, String sender) {
        return IncomingMessage.builder(
                        Channel.EMAIL,
                        MessageId.email(id + "@example.com"),
                        Identity.email(sender + "@example.com"),
                        ShopAtWork.OPENING)
                .subject("The lid is cracked")
                .text("Dear shop, the lid is cracked 盖子破了");
    }

    static final List<Function<ShopAtWork, Object>> ALL = List.of(
            w -> w.shop.tickets().find(w.received),
            w -> w.shop.tickets().page(TicketQuery.builder().department("物流").build(), PAGE),
            w -> w.shop.tickets()
                    .page(TicketQuery.builder().containing("LID 盖子").build(), PAGE),
            w -> w.shop.tickets()
                    .page(
                            TicketQuery.builder()
                                    .assigned(false)
                                    .within(new Category("logistics"))
                                    .build(),
                            PAGE),
            w -> w.shop.tickets().countBy(TicketQuery.ALL, TicketFacet.DEPARTMENT),
            w -> w.shop.tickets().history(w.told),
            w -> w.shop.tickets().describe(w.told, Words.INCLUDED),
            w -> w.shop.tickets().archive(w.told),
            w -> w.shop.tickets().causes(),
            w -> w.shop.tickets().policy(),
            w -> w.shop.tickets().workflows().inForce(WARRANTY),
            w -> w.shop.tickets().workflows().of(w.own),
            w -> w.shop.tickets().preventions().find(w.prevented),
            w -> w.shop.tickets().preventions().toDo("buying", PAGE),
            w -> w.shop.tickets().preventions().history(w.prevented),
            w -> w.shop.tickets().preventions().describe(w.prevented, Words.INCLUDED),
            w -> w.shop.conversation().thread(w.received, 0, 20),
            w -> w.shop.intake().setAside(PAGE),
            w -> w.shop.intake().policy(),
            w -> w.shop.relations().policy(),
            w -> w.shop.relations().duplicates().suggest(w.confirmed, 10),
            w -> w.shop.relations().duplicates().judgement(w.twin, w.troubled),
            w -> w.shop.relations().duplicates().policy(),
            w -> w.shop.relations().mergers().survivor(w.troubled),
            w -> w.shop.relations().mergers().merged(w.twin, PAGE),
            w -> w.shop.relations().threads().read(w.twin, 20, null),
            w -> w.shop.relations().splits().of(w.received, PAGE),
            w -> w.shop.relations()
                    .splits()
                    .origin(w.shop.relations()
                            .splits()
                            .of(w.received, PAGE)
                            .items()
                            .get(0)
                            .ticket()),
            w -> w.shop.relations().families().parent(w.waiting),
            w -> w.shop.relations().families().children(w.received, PAGE),
            w -> w.shop.relations().families().open(w.received),
            w -> w.shop.relations().purchases().of(w.received, PAGE),
            w -> w.shop.relations().purchases().tickets(ORDER, PAGE),
            w -> w.shop.team().find("bob"),
            w -> w.shop.team().page(PAGE),
            w -> w.shop.team().policy(),
            w -> w.shop.team().load("bob"),
            w -> w.shop.team().propose(w.received),
            w -> w.shop.team().why(w.confirmed),
            w -> w.shop.team().tasks().find(w.task),
            w -> w.shop.team().tasks().page(w.received, PAGE),
            w -> w.shop.team().tasks().toDo("logistics", PAGE),
            w -> w.shop.team().tasks().history(w.task),
            w -> w.shop.team().tasks().describe(w.task, Words.INCLUDED),
            w -> w.shop.afterSales().policy(),
            w -> w.shop.afterSales()
                    .policy(w.shop.afterSales()
                            .find(w.returns.requested)
                            .orElseThrow()
                            .assessment()),
            w -> w.shop.afterSales().order(ReturnsAtWork.ORDER),
            w -> w.shop.afterSales().find(w.returns.inspected),
            w -> w.shop.afterSales().page(w.mei, PAGE),
            w -> w.shop.afterSales().page(ReturnsAtWork.ORDER, PAGE),
            w -> w.shop.afterSales().page(AfterSalesState.INSPECTED, PAGE),
            w -> w.shop.afterSales().history(w.returns.refunded),
            w -> w.shop.afterSales().describe(w.returns.refunded, Words.INCLUDED),
            w -> w.shop.knowledge().state(ARTICLE.id()),
            w -> w.shop.knowledge().version(ARTICLE.id(), 2),
            w -> w.shop.knowledge().published(ARTICLE.id()),
            w -> w.shop.knowledge().search("a wet parcel", "en-GB", 5),
            w -> w.shop.knowledge().suggest(w.confirmed, 5),
            w -> w.shop.templates().find("hi"),
            w -> w.shop.templates().render("hi", Locale.CHINA, ZoneOffset.UTC, Map.of("name", "梅")),
            w -> w.shop.queues().views().find("mine"),
            w -> w.shop.queues().views().page(QueuesAtWork.VIEW.owner(), PAGE),
            w -> w.shop.queues().views().tickets("mine", PAGE),
            w -> w.shop.queues().views().board("mine"),
            w -> w.shop.queues()
                    .views()
                    .board(TicketQuery.builder().department("物流").build()),
            w -> w.shop.queues().presence().at(w.received),
            w -> w.shop.classification().propose(w.received),
            w -> w.shop.classification().trained(),
            w -> w.shop.classification().tree(),
            w -> w.shop.classification().policy(),
            w -> w.shop.escalations().outlook(w.received));
}
