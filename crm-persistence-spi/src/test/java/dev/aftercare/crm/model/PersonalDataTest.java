package dev.aftercare.crm.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.PostalAddress;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Cancellation;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.ConversationEvent;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.Feedback;
import dev.aftercare.crm.model.ticket.FollowUp;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Snooze;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records end up in logs; what they hold of a person must not. */
class PersonalDataTest {

    private static final String MARK = "MARKER";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Actor ANN = Actor.agent("ann");
    private static final FreeText WORDS = new FreeText(MARK);
    private static final UUID ID = new UUID(1, 2);

    private static final Profile PROFILE = Profile.builder()
            .displayName(MARK)
            .givenName(MARK)
            .familyName(MARK)
            .birthday(LocalDate.of(1977, 7, 7))
            .contactPoint(new ContactPoint(Channel.EMAIL, MARK, MARK))
            .address(new PostalAddress(List.of(MARK), MARK, "GB", MARK))
            .preference(MARK, MARK)
            .tag(MARK)
            .attribute(MARK, MARK)
            .build();

    private static final UnknownFields UNKNOWN = new UnknownFields(Map.of("/" + MARK, "\"" + MARK + "\""));

    private static final Customer CUSTOMER =
            new Customer(new CustomerId(ID), 1, Set.of(new Identity("email", MARK)), PROFILE, AT, UNKNOWN);

    private static final MessageDetails DETAILS = new MessageDetails(
            new MessageId("email", MARK),
            new Identity("email", MARK),
            WORDS,
            List.of(new Attachment(MARK, WORDS, "image/png", 1L)),
            null,
            AT);

    private static final Intake INTAKE = new Intake(Channel.EMAIL, WORDS, null, AT, ANN, null, DETAILS, null);

    private static final Ticket TICKET = new Ticket(
            new TicketId(ID),
            1,
            TicketType.COMPLAINT,
            new CustomerId(ID),
            Stage.CANCELLED,
            Priority.LOW,
            null,
            INTAKE,
            new Confirmation(WORDS, AT, ANN),
            Analysis.of(new RootCause(CauseDimension.METHOD, "c", WORDS), AT, ANN),
            List.of(new PlannedAction(1, ActionKind.CORRECTIVE, WORDS, "o", null, true, ActionStatus.VOID, AT, WORDS)
                    .checked(new ActionEffect(false, WORDS, AT, ANN))),
            new Resolution(WORDS, AT, ANN),
            new Feedback(WORDS, null, WORDS, AT, ANN),
            new FollowUp(WORDS, true, AT, ANN),
            new Cancellation(CancelReason.WITHDRAWN, null, WORDS, AT, ANN),
            new Handling("ann", 0, 0, new Hold(WaitingFor.CUSTOMER, WORDS, AT, ANN), null),
            List.of(),
            new WorkflowPlace("own@1", "s", Map.of("f", WORDS)),
            null,
            Escalation.NONE.snoozed(new Snooze(AT, WORDS, AT, ANN)),
            null,
            null,
            null,
            UNKNOWN);

    private static final Event ANSWER = new Event(
            new EventId(ID),
            new AggregateRef("ticket", "1"),
            1,
            null,
            AT,
            ANN,
            new ConversationEvent.CustomerAnswered(Stage.RECEIVED, Channel.EMAIL, WORDS, true),
            WORDS);

    static Stream<Record> recordsThatHoldPersonalData() {
        return Stream.of(
                WORDS,
                PROFILE,
                PROFILE.contactPoints().get(0),
                PROFILE.addresses().get(0),
                new Identity("email", MARK),
                UNKNOWN,
                CUSTOMER,
                new Page<>(List.of(CUSTOMER), null),
                TICKET,
                ANSWER,
                new EventBatch(1, ID, AT, List.of(ANSWER)),
                new StepEvent.TicketReopened(Stage.RESOLVED, Stage.ANALYZED, WORDS, 1),
                new StepEvent.TicketHeld(Stage.RESOLVED, WaitingFor.CUSTOMER, WORDS),
                new StepEvent.TicketEscalated(Stage.RESOLVED, 1, WORDS),
                new AfterSalesEvent.AfterSalesRejected(AfterSalesState.REQUESTED, AfterSalesState.REJECTED, WORDS),
                new ConversationEvent.MessageAdded(
                        Stage.RESOLVED,
                        MessageDirection.IN,
                        MessageAuthor.CUSTOMER,
                        MessageVisibility.PUBLIC,
                        Channel.EMAIL,
                        WORDS,
                        DETAILS),
                DETAILS,
                DETAILS.attachments().get(0),
                new MessageId("email", MARK),
                new UnrecognizedEvent("later", MARK),
                Document.created(new DocumentKey("survey", "1"), null, AT, MARK),
                new CommandRecord(new IdempotencyKey("k"), "f", MARK, AT));
    }

    @ParameterizedTest
    @MethodSource("recordsThatHoldPersonalData")
    void noRecordShowsPersonalData(Record holder) {
        assertThat(holder.toString()).doesNotContain(MARK).doesNotContain("1977");
    }
}
