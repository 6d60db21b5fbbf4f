package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static dev.aftercare.crm.relation.RelationDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.ticket.Families;
import dev.aftercare.crm.ticket.FamilyRefused;
import dev.aftercare.crm.ticket.FamilyRefused.Why;
import dev.aftercare.crm.ticket.Guard;
import dev.aftercare.crm.ticket.GuardFailed;
import dev.aftercare.crm.ticket.OpenChildren;
import dev.aftercare.crm.ticket.ParentLink;
import dev.aftercare.crm.ticket.RelationPolicy;
import dev.aftercare.crm.ticket.TicketWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tickets are part of others. */
class FamiliesTest {

    private final RelationDesk desk = new RelationDesk();
    private final Families families = desk.relations.families();
    private final TicketId whole = desk.incident();
    private final TicketId part = desk.receive(desk.jo, "I cannot order");

    @Test
    void aTicketBecomesPartOfAnotherAndCeasesToBe() {
        ParentLink link = families.link(part, whole, "the outage", LI);

        assertThat(families.parent(part)).contains(link);
        assertThat(families.children(whole, PageRequest.first(5)).items()).containsExactly(link);
        assertThat(families.open(whole)).isEqualTo(new OpenChildren(1, List.of(part)));
        assertThat(families.link(part, whole, "once more", LI)).isEqualTo(link);
        assertThat(desk.sentences(part).get(1)).contains("made it part of ticket " + whole.value(), "the outage");
        assertThat(desk.sentences(whole).get(1)).contains("made ticket " + part.value() + " part of it");
        families.unlink(part, "another matter", LI);
        assertThat(families.parent(part)).isEmpty();
        assertThat(families.open(whole)).isEqualTo(OpenChildren.NONE);
        assertThat(desk.sentences(part).get(2)).contains("took it out of ticket " + whole.value(), "another matter");
        assertThat(desk.sentences(whole)).hasSize(3);
        families.link(part, whole, null, LI);
        assertThat(families.parent(part)).isPresent();
    }

    @Test
    void childrenAreListedInPagesTheLastLinkedFirst() {
        List<TicketId> linked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            TicketId child = desk.after(Duration.ofMinutes(1)).receive("Down " + i);
            families.link(child, whole, null, LI);
            linked.add(0, child);
        }
        List<TicketId> read = new ArrayList<>();
        PageRequest request = PageRequest.first(3);
        Page<ParentLink> page = families.children(whole, request);
        page.items().forEach(link -> read.add(link.child()));
        while (page.next() != null) {
            page = families.children(whole, request.after(page.next()));
            page.items().forEach(link -> read.add(link.child()));
        }

        assertThat(read).isEqualTo(linked);
    }

    @Test
    void thereAreNoCirclesNoSecondParentsAndNotTooManyLevels() {
        families.link(part, whole, null, LI);
        TicketId small = desk.receive("A part of the part");
        families.link(small, part, null, LI);

        assertThat(why(whole, whole)).isEqualTo(Why.CIRCLE);
        assertThat(why(whole, part)).isEqualTo(Why.CIRCLE);
        assertThat(why(whole, small)).isEqualTo(Why.CIRCLE);
        assertThat(why(part, desk.incident())).isEqualTo(Why.HAS_PARENT);
        assertThat(why(desk.receive("Still smaller"), small)).isEqualTo(Why.TOO_DEEP);
        assertThat(why(whole, desk.incident())).isEqualTo(Why.TOO_DEEP);
        desk.relations.define(RelationPolicy.DEFAULT.withLevels(3), LI);
        families.link(whole, desk.incident(), null, LI);
        assertThat(refusal(() -> families.unlink(desk.incident(), "x", LI)))
                .get()
                .extracting(refused -> ((FamilyRefused) refused).why())
                .isEqualTo(Why.NO_PARENT);
    }

    @Test
    void whatWasTakenOutLeavesItsLevelsToOthers() {
        families.link(part, whole, null, LI);
        TicketId small = desk.receive("A part of the part");
        families.link(small, part, null, LI);
        TicketId larger = desk.incident();
        assertThat(why(whole, larger)).isEqualTo(Why.TOO_DEEP);

        families.unlink(small, "not so small", LI);
        families.link(whole, larger, null, LI);

        assertThat(families.children(larger, PageRequest.first(5)).items()).hasSize(1);
        assertThat(why(small, part)).isEqualTo(Why.TOO_DEEP);
    }

    @Test
    void nothingBecomesPartOfWhatIsClosed() {
        desk.tickets.cancel(part, CancelReason.WITHDRAWN, null, LI);

        assertThat(why(whole, part)).isEqualTo(Why.PARENT_CLOSED);
        families.link(part, whole, null, LI);
        assertThat(families.open(whole)).isEqualTo(OpenChildren.NONE);
    }

    @Test
    void aWorkflowThatAsksForItClosesTheWholeAfterItsParts() {
        TicketId second = desk.receive("I cannot pay");
        families.link(part, whole, null, LI);
        families.link(second, whole, null, LI);
        desk.tickets.resolve(whole, "Restarted", LI);

        GuardFailed failed = (GuardFailed) refusal(() -> close(whole)).orElseThrow();
        assertThat(failed.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.guard()).isEqualTo(Guard.CHILDREN_CLOSED);
            assertThat(missing.what())
                    .contains("2 open", part.value().toString(), second.value().toString());
        });
        desk.tickets.cancel(second, CancelReason.WITHDRAWN, null, LI);
        assertThat(refusal(() -> close(whole))).isPresent();
        TicketId other = desk.receive(desk.jo, "Once more");
        desk.relations.mergers().merge(part, other, "the same", LI);
        close(whole);
        assertThat(desk.ticket(whole).stage()).isEqualTo(Stage.FOLLOWED_UP);
        desk.relations.mergers().undo(part, "not the same", LI);
        assertThat(families.open(whole)).isEqualTo(new OpenChildren(1, List.of(part)));
        desk.tickets.reopen(whole, "still down", LI);
        desk.tickets.resolve(whole, "Restarted again", LI);
        assertThat(refusal(() -> close(whole))).isPresent();
    }

    @Test
    void ofManyOpenPartsTenAreNamed() {
        for (int i = 0; i < 12; i++) {
            families.link(desk.receive("Down " + i), whole, null, LI);
        }
        desk.tickets.resolve(whole, "Restarted", LI);

        assertThat(families.open(whole).count()).isEqualTo(12);
        assertThat(families.open(whole).first()).hasSize(OpenChildren.MAX_NAMED);
        assertThat(refusal(() -> close(whole)).orElseThrow().message()).contains("12 open", "and others");
    }

    @Test
    void theGuardIsPartOfTheWorkflowAsData() {
        TicketWorkflow workflow = RelationDesk.WITH_CHILDREN;

        assertThat(workflow.toMermaid()).contains("close [children closed]");
        assertThat(TicketWorkflow.fromJson(workflow.toJson())).isEqualTo(workflow);
        assertThat(workflow.toJson()).contains("CHILDREN_CLOSED");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aCircleThatIsStoredAlreadyIsAnErrorUntilSomebodyBreaksIt() {
        TicketId other = desk.incident();
        families.link(part, whole, null, LI);
        stored(new ParentLink(whole, other, TestCrm.START, LI.actor()));
        stored(new ParentLink(other, whole, TestCrm.START, LI.actor()));
        TicketId fresh = desk.receive("Down");

        for (TicketId parent : List.of(part, whole, other)) {
            assertThatThrownBy(() -> families.link(fresh, parent, null, LI))
                    .isInstanceOf(StorageException.class)
                    .extracting(failure -> ((StorageException) failure).reason())
                    .isEqualTo(StorageException.Reason.CORRUPT);
        }
        families.unlink(part, "to look at it", LI);
        families.unlink(whole, "it goes round", LI);
        families.link(fresh, other, null, LI);

        assertThat(families.parent(whole)).isEmpty();
        assertThat(families.parent(fresh)).isPresent();
    }

    /** As no command stores it. */
    private void stored(ParentLink link) {
        Document document = Document.created(
                new DocumentKey("ticket-parent", link.child().value().toString()),
                link.parent().value().toString(),
                TestCrm.START,
                CrmJson.mapper().writeValueAsString(link));
        desk.crm.storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().insert(document);
            return link;
        });
    }

    private void close(TicketId id) {
        desk.tickets.move(id, "close", null, LI);
    }

    private Why why(TicketId child, TicketId parent) {
        FamilyRefused refused = (FamilyRefused)
                refusal(() -> families.link(child, parent, null, LI)).orElseThrow();
        assertThat(refused.message()).contains("; allowed: ");
        return refused.why();
    }
}
