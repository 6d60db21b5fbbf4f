package dev.aftercare.crm.persistence.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.annotation.JsonAppend;
import tools.jackson.databind.module.SimpleModule;

/** Teaches a mapper the library's types, and touches no others. */
final class CrmModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    CrmModule(String name) {
        super("aftercare-crm-" + name);
        uuid(CustomerId.class, CustomerId::value, CustomerId::new);
        uuid(TicketId.class, TicketId::value, TicketId::new);
        uuid(TaskId.class, TaskId::value, TaskId::new);
        uuid(AfterSalesId.class, AfterSalesId::value, AfterSalesId::new);
        uuid(PointsAccountId.class, PointsAccountId::value, PointsAccountId::new);
        uuid(EventId.class, EventId::value, EventId::new);
        text(PurchaseId.class, PurchaseId::value, PurchaseId::new);
        text(ProgrammeId.class, ProgrammeId::value, ProgrammeId::new);
        text(TenantId.class, TenantId::value, TenantId::new);
        text(IdempotencyKey.class, IdempotencyKey::value, IdempotencyKey::new);
        text(FreeText.class, FreeText::value, FreeText::new);
        text(Category.class, Category::path, Category::new);
        text(TicketType.class, TicketType::code, TicketType::new);
        text(ActionRef.class, ActionRef::text, ActionRef::parse);
        text(Metric.class, Metric::code, Metric::new);
        addSerializer(UnknownFields.class, new UnknownFieldsSlot.Writer());
        addDeserializer(UnknownFields.class, new UnknownFieldsSlot.Reader());
        setSerializerModifier(new SetsInOrder());
        setMixInAnnotation(Money.class, MoneyForm.class);
        setMixInAnnotation(Customer.class, AggregateForm.class);
        setMixInAnnotation(Ticket.class, AggregateForm.class);
        setMixInAnnotation(PointsAccount.class, AggregateForm.class);
    }

    CrmModule withEvents() {
        addSerializer(EventBody.class, new EventBodyForm.Writer());
        addDeserializer(EventBody.class, new EventBodyForm.Reader());
        return this;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new ModelIntrospector());
    }

    private <T> void uuid(Class<T> type, Function<T, UUID> format, Function<UUID, T> parse) {
        text(type, format.andThen(UUID::toString), parse.compose(UUID::fromString));
    }

    private <T> void text(Class<T> type, Function<T, String> format, Function<String, T> parse) {
        addSerializer(type, new BareText.Writer<>(type, format));
        addDeserializer(type, new BareText.Reader<>(type, parse));
    }

    interface MoneyForm {
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount();
    }

    /** The schema is written by the payload codecs only: elsewhere the attribute is not set, and nothing is written. */
    @JsonAppend(prepend = true, attrs = @JsonAppend.Attr(AggregateCodec.SCHEMA))
    @JsonIgnoreProperties(value = AggregateCodec.SCHEMA, allowGetters = true)
    interface AggregateForm {}
}
