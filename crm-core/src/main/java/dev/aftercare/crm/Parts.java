package dev.aftercare.crm;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.IdGenerator;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RequestCodec;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.escalation.EscalationHook;
import dev.aftercare.crm.event.Listeners;
import dev.aftercare.crm.knowledge.ArticleIndexes;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.triage.HostClassifier;
import dev.aftercare.crm.triage.LoadedModels;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a {@link Crm} is made of, as the builder left it. */
record Parts(
        CrmStorage storage,
        InstantSource clock,
        IdGenerator ids,
        RandomGenerator codes,
        RetryPolicy retries,
        RefusedKeys refusedKeys,
        JsonMapper json,
        RequestCodec codec,
        Listeners listeners,
        ArticleIndexes articles,
        Map<String, EscalationHook> hooks,
        LoadedModels models,
        @Nullable HostClassifier classifier,
        Supplier<? extends Collection<TenantId>> tenants) {

    CommandRunner runner(TenantId tenant) {
        return new CommandRunner(
                storage, tenant, clock, ids, codec, retries, refusedKeys, events -> listeners.tell(tenant, events));
    }
}
