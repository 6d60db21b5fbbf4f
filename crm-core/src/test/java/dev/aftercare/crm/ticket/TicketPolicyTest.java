package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shop decides about the course of its tickets. */
class TicketPolicyTest {

    private static final DocumentKey KEY = new DocumentKey("ticket-policy", "default");

    @ParameterizedTest
    @CsvSource({"PT0S, false", "-PT1S, false", "PT0.000001S, true", "P3650D, true", "P3650DT0.000001S, false"})
    void delaysAreAboveZeroAndAtMostTenYears(Duration delay, boolean allowed) {
        TicketPolicy policy = TicketPolicy.DEFAULT;
        if (allowed) {
            assertThat(policy.withFeedbackTimeout(delay).feedbackTimeout()).isEqualTo(delay);
            assertThat(policy.withFollowUpDelay(delay).followUpDelay()).isEqualTo(delay);
        } else {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> policy.withFeedbackTimeout(delay))
                    .withMessageContaining("ticketPolicy.feedbackTimeout");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> policy.withFollowUpDelay(delay))
                    .withMessageContaining("ticketPolicy.followUpDelay");
        }
    }

    @Test
    void theDefaultHoldsUntilTheShopDefinesItsOwn() {
        Desk desk = new Desk();
        assertThat(desk.tickets.policy()).isEqualTo(TicketPolicy.DEFAULT);

        TicketPolicy own =
                TicketPolicy.DEFAULT.withFeedbackTimeout(Duration.ofHours(1)).withReopenAtOrBelow(null);
        assertThat(desk.tickets.define(own, Desk.AGENT)).isEqualTo(own);
        assertThat(desk.otherNode.shop().tickets().policy()).isEqualTo(own);

        TicketId id = desk.receivedUpTo(Stage.RESOLVED);
        assertThat(desk.tickets
                        .feedback(id, "Told", Rating.VERY_DISSATISFIED, null, Desk.AGENT)
                        .stage())
                .isEqualTo(Stage.FEEDBACK);
    }

    @Test
    void aPolicyIsWrittenOnlyWhenItChanges() {
        InMemoryStorage storage = new InMemoryStorage();
        Tickets tickets = Crm.on(storage).shop().tickets();
        TicketPolicy own = TicketPolicy.DEFAULT.withReopenAtOrBelow(Rating.NEUTRAL);

        tickets.define(TicketPolicy.DEFAULT, Desk.AGENT);
        tickets.define(own, Desk.AGENT);
        tickets.define(own, Desk.AGENT);

        assertThat(stored(storage).map(Document::version)).contains(2L);
        assertThat(tickets.policy()).isEqualTo(own);
    }

    @Test
    void aPolicyThatCannotBeReadIsCorrupt() {
        InMemoryStorage storage = new InMemoryStorage();
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().insert(Document.created(KEY, null, Desk.START, "{\"feedbackTimeout\":\"soon\"}"));
            return null;
        });

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> Crm.on(storage).shop().tickets().policy())
                .extracting(StorageException::reason)
                .isEqualTo(StorageException.Reason.CORRUPT);
    }

    @Test
    void ofTwoWhoDefineTheFirstPolicyAtOnceTheSlowerDecidesAgain() {
        InMemoryStorage storage = new InMemoryStorage();
        Crm.on(storage).shop().tickets().define(TicketPolicy.DEFAULT, Desk.AGENT);
        TicketPolicy own = TicketPolicy.DEFAULT.withReopenAtOrBelow(Rating.NEUTRAL);
        AtomicInteger reads = new AtomicInteger();

        Tickets late = Crm.on(blindAtFirst(storage, reads)).shop().tickets();

        assertThat(late.define(own, Desk.AGENT)).isEqualTo(own);
        assertThat(reads).hasValue(2);
        assertThat(stored(storage).map(Document::version)).contains(2L);
        assertThat(late.policy()).isEqualTo(own);
    }

    private static Optional<Document> stored(CrmStorage storage) {
        return storage.inTransaction(TenantId.DEFAULT, unit -> unit.documents().find(KEY));
    }

    /** A storage whose first read of a document came before somebody else's commit. */
    private static CrmStorage blindAtFirst(CrmStorage storage, AtomicInteger reads) {
        return new CrmStorage() {
            @Override
            public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
                return storage.inTransaction(tenant, unit -> work.run(blind(unit)));
            }

            @Override
            public void close() {
                storage.close();
            }

            private UnitOfWork blind(UnitOfWork unit) {
                DocumentStore documents = over(
                        DocumentStore.class,
                        (proxy, method, arguments) -> method.getName().equals("find") && reads.getAndIncrement() == 0
                                ? Optional.empty()
                                : call(unit.documents(), method, arguments));
                return over(
                        UnitOfWork.class,
                        (proxy, method, arguments) ->
                                method.getName().equals("documents") ? documents : call(unit, method, arguments));
            }
        };
    }

    private static <T> T over(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
