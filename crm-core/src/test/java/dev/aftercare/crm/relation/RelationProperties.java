package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketMoved;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.ParentLink;
import dev.aftercare.crm.ticket.PurchaseLink;
import dev.aftercare.crm.ticket.RelationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to several tickets, in whatever order, what their relations promise holds. */
class RelationProperties {

    private static final PageRequest ALL = PageRequest.first(100);

    @Property(tries = 20)
    void whateverIsDoneTheRelationsHold(@ForAll long seed) {
        Walk walk = new Walk(new Random(seed));
        for (int i = 0; i < 60; i++) {
            walk.step();
        }
        walk.check();
    }

    @Property(tries = 15)
    void aMergeThatIsUndoneLeavesNothingBehind(@ForAll long seed) {
        Walk walk = new Walk(new Random(seed));
        for (int i = 0; i < 30; i++) {
            walk.step();
        }
        walk.undoAll();
        walk.check();

        assertThat(walk.restored + walk.waiting.size()).isEqualTo(walk.merges);
        assertThat(walk.waiting).isEmpty();
    }

    /** Some tickets of two customers, some of them incidents, and somebody who does everything that can be done to them. */
    private static final class Walk {
        private final RelationDesk desk = new RelationDesk();
        private final Relations relations = desk.relations;
        private final Random random;
        private final List<TicketId> tickets = new ArrayList<>();

        /** What merged tickets were when they were merged. */
        private final Map<TicketId, Ticket> waiting = new HashMap<>();

        private int merges;
        private int restored;

        Walk(Random random) {
            this.random = random;
            desk.order(desk.mei, "1", 3);
            desk.order(desk.mei, "2", 1);
            relations.define(new RelationPolicy(random.nextBoolean(), 1 + random.nextInt(3)), LI);
            for (int i = 0; i < 7; i++) {
                tickets.add(
                        i % 3 == 0
                                ? desk.incident()
                                : desk.receive(i % 3 == 1 ? desk.mei : desk.jo, "The tea is wet, said " + i));
            }
        }

        void step() {
            desk.after(Duration.ofMinutes(random.nextInt(3) == 0 ? 0 : random.nextInt(200)));
            desk.crm.shop.runDue(1_000);
            TicketId id = any();
            try {
                act(id, any());
            } catch (RejectedException refused) {
                checkRefusal(id, refused);
            }
        }

        private void act(TicketId id, TicketId other) {
            switch (random.nextInt(18)) {
                case 0, 1, 2 -> merge(id, other);
                case 3, 4 -> undo(merged().orElse(id));
                case 5, 6 -> relations.families().link(id, other, null, LI);
                case 7 -> relations.families().unlink(id, "not part of it", LI);
                case 8 -> split(id);
                case 9 -> relations.purchases().link(id, purchase(), PurchaseRole.SUBJECT, lines(), null, LI);
                case 10 -> relations.purchases().unlink(id, purchase(), PurchaseRole.SUBJECT, "no", LI);
                case 11 -> judge(id, other);
                case 12 -> desk.conversation.customerWrote(id, Channel.EMAIL, "Any news?", LI);
                case 13 -> desk.conversation.reply(id, Channel.EMAIL, "We look into it", LI);
                case 14 -> wait(id);
                case 15 -> desk.tickets.resolve(id, "Restarted", LI);
                case 16 -> desk.tickets.move(id, "close", null, LI);
                default -> end(id);
            }
        }

        private void merge(TicketId id, TicketId into) {
            Ticket before = desk.content(id);
            relations.mergers().merge(id, into, "the same", LI);
            merges++;
            waiting.put(id, before);
        }

        private void undo(TicketId id) {
            relations.mergers().undo(id, "not the same", LI);
            assertThat(desk.content(id)).isEqualTo(waiting.remove(id));
            restored++;
        }

        void undoAll() {
            while (merged().isPresent()) {
                undo(merged().get());
            }
        }

        private void split(TicketId id) {
            List<ThreadMessage> own = desk.messages(id).stream()
                    .filter(message -> message.ticket().equals(id))
                    .toList();
            if (!own.isEmpty() && tickets.size() < 12) {
                long number = own.get(random.nextInt(own.size())).number();
                Ticket fresh = relations.splits().split(id, List.of(number), TicketType.INQUIRY, Priority.LOW, "x", LI);
                tickets.add(fresh.id());
            }
        }

        private void judge(TicketId id, TicketId other) {
            if (!id.equals(other)) {
                relations.duplicates().judge(id, other, DuplicateVerdict.DISMISSED, null, LI);
                assertThat(relations.duplicates().suggest(id, 20))
                        .extracting(DuplicateSuggestion::other)
                        .doesNotContain(other);
            }
        }

        private void wait(TicketId id) {
            if (desk.ticket(id).isOnHold()) {
                desk.tickets.resume(id, LI);
            } else {
                desk.tickets.hold(id, WaitingFor.CUSTOMER, "a photo", LI);
            }
        }

        private void end(TicketId id) {
            if (desk.ticket(id).stage().isOpen() && random.nextBoolean()) {
                desk.tickets.cancel(id, CancelReason.WITHDRAWN, null, LI);
            } else {
                desk.tickets.reopen(id, "again", LI);
            }
        }

        private TicketId any() {
            return tickets.get(random.nextInt(tickets.size()));
        }

        private Optional<TicketId> merged() {
            List<TicketId> all =
                    tickets.stream().filter(id -> desk.ticket(id).isMerged()).toList();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }

        private PurchaseId purchase() {
            return new PurchaseId(random.nextBoolean() ? "1" : "2");
        }

        private List<Integer> lines() {
            return random.nextBoolean() ? List.of() : List.of(1 + random.nextInt(3));
        }

        private void checkRefusal(TicketId id, RejectedException refused) {
            if (refused.rejection() instanceof MergedAway away) {
                assertThat(desk.ticket(away.ticket()).isMerged()).isTrue();
                assertThat(away.survivor()).isEqualTo(relations.mergers().survivor(away.ticket()));
                assertThat(desk.ticket(away.survivor()).isMerged()).isFalse();
            } else {
                assertThat(refused.getMessage()).as("%s", id).isNotBlank();
            }
        }

        void check() {
            desk.crm.shop.runDue(1_000);
            tickets.forEach(this::checkHistory);
            tickets.forEach(this::checkMerger);
            tickets.forEach(this::checkThread);
            tickets.forEach(this::checkFamily);
            tickets.forEach(this::checkPurchases);
            assertThat(desk.crm
                            .shop
                            .serviceLevels()
                            .verifyClocks(
                                    TestCrm.START, desk.crm.clock.instant().plusSeconds(1))
                            .examples())
                    .isEmpty();
        }

        private void checkHistory(TicketId id) {
            List<Event> history = desk.tickets.history(id);
            assertThat(history).hasSize((int) desk.ticket(id).version());
            assertThat(desk.tickets.archive(id).toJson()).isNotBlank();
        }

        private void checkMerger(TicketId id) {
            Ticket ticket = desk.ticket(id);
            assertThat(ticket.stage() == Stage.MERGED).isEqualTo(waiting.containsKey(id));
            assertThat(desk.ticket(relations.mergers().survivor(id)).isMerged()).isFalse();
            Merger merger = ticket.merger();
            for (TicketId other : tickets) {
                boolean listed = relations.mergers().merged(other, ALL).items().stream()
                        .anyMatch(merged -> merged.ticket().equals(id));
                assertThat(listed).isEqualTo(merger != null && merger.into().equals(other));
            }
        }

        /** What was said in all tickets that go on in this one is there once and in order; what was split off is there, too. */
        private void checkThread(TicketId id) {
            List<ThreadMessage> read = desk.messages(id);
            Set<String> expected = new HashSet<>();
            for (TicketId one : tickets) {
                if (goesOnIn(one, id)) {
                    boolean split = relations.splits().origin(one).isPresent();
                    desk.tickets.history(one).stream()
                            .filter(event -> event.sequence() == 1 ? !split : isMessage(event))
                            .forEach(event -> expected.add(one + " " + event.sequence()));
                    relations
                            .splits()
                            .origin(one)
                            .ifPresent(origin ->
                                    origin.messages().forEach(number -> expected.add(origin.source() + " " + number)));
                }
            }
            assertThat(read.stream().map(message -> message.ticket() + " " + message.number()))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(read).isSortedAccordingTo(Comparator.comparing(ThreadMessage::at));
        }

        private boolean goesOnIn(TicketId one, TicketId other) {
            TicketId present = one;
            while (!present.equals(other)) {
                Merger merger = desk.ticket(present).merger();
                if (merger == null) {
                    return false;
                }
                present = merger.into();
            }
            return true;
        }

        private static boolean isMessage(Event event) {
            return event.body() instanceof MessageAdded || event.body() instanceof CustomerAnswered;
        }

        private void checkFamily(TicketId id) {
            List<TicketId> children = relations.families().children(id, ALL).items().stream()
                    .map(ParentLink::child)
                    .toList();
            List<TicketId> open = children.stream()
                    .filter(child -> desk.ticket(child).stage().isOpen())
                    .toList();
            assertThat(relations.families().open(id).count()).isEqualTo(open.size());
            assertThat(relations.families().open(id).first()).containsExactlyInAnyOrderElementsOf(open);
            assertThat(children)
                    .allMatch(child -> relations
                            .families()
                            .parent(child)
                            .orElseThrow()
                            .parent()
                            .equals(id));
            int levels = 0;
            Optional<ParentLink> above = relations.families().parent(id);
            while (above.isPresent()) {
                assertThat(++levels).isLessThanOrEqualTo(relations.policy().levels());
                above = relations.families().parent(above.get().parent());
            }
            assertThat(closings(id)).allMatch(closing -> wasWithoutOpenChildren(id, closing));
        }

        private List<Event> closings(TicketId id) {
            return desk.tickets.history(id).stream()
                    .filter(event -> event.body() instanceof TicketMoved moved
                            && moved.step().equals("close"))
                    .toList();
        }

        /** As the histories tell it: what had become part of the ticket and was open when it was closed. */
        private boolean wasWithoutOpenChildren(TicketId id, Event closing) {
            return tickets.stream()
                    .noneMatch(child -> ChildrenAsTold.isOpenPart(
                            desk.tickets.history(child), id, desk.crm.heard.indexOf(closing), desk.crm.heard));
        }

        private void checkPurchases(TicketId id) {
            List<PurchaseLink> links = relations.purchases().of(id, ALL).items();
            for (String number : List.of("1", "2")) {
                boolean found = relations.purchases().tickets(new PurchaseId(number), ALL).items().stream()
                        .anyMatch(ticket -> ticket.id().equals(id));
                assertThat(found)
                        .isEqualTo(links.stream()
                                .anyMatch(link -> link.purchase().value().equals(number)));
            }
            assertThat(links.isEmpty() || desk.ticket(id).customer().equals(desk.mei))
                    .isTrue();
        }
    }
}
