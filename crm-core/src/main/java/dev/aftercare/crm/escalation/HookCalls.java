package dev.aftercare.crm.escalation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.StorageException;
import java.util.List;
import java.util.Map;

/** Calls of the host's hooks: stored with the rung that asks for them, made by a sweep after that has committed. */
final class HookCalls implements DueHandler {

    static final String DUE = "sla-hook";

    private static final TypedDocuments<HookCall> CALLS = new TypedDocuments<>("escalation-call", HookCall.class);

    private final TenantId tenant;
    private final Map<String, EscalationHook> hooks;

    HookCalls(TenantId tenant, Map<String, EscalationHook> hooks) {
        this.tenant = tenant;
        this.hooks = Map.copyOf(hooks);
    }

    static void ask(CommandContext context, String hook, TicketId ticket, PendingRung rung) {
        String key = context.newId().toString();
        CALLS.insert(
                context,
                key,
                null,
                new HookCall(key, hook, ticket, rung.metric(), rung.cycle(), rung.rung(), rung.at()));
        DueKey due = new DueKey(DUE, AggregateRef.of(ticket), key);
        context.due(List.of(new DueChange.Schedule(new DueEntry(due, context.now()))));
    }

    @Override
    public void handle(CommandContext context, DueEntry entry) {
        CALLS.stored(context.unit(), entry.key().part()).ifPresent(stored -> {
            EscalationHook hook = hooks.get(stored.value().hook());
            if (hook == null) {
                throw new StorageException(
                        StorageException.Reason.UNSUPPORTED,
                        "no hook has the name " + stored.value().hook());
            }
            CALLS.remove(context, stored);
            hook.call(tenant, stored.value());
        });
    }
}
