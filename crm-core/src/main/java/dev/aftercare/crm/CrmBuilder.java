package dev.aftercare.crm;

import com.fasterxml.uuid.Generators;
import dev.aftercare.crm.classification.TicketClassifier;
import dev.aftercare.crm.command.IdGenerator;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RequestCodec;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.escalation.EscalationHook;
import dev.aftercare.crm.event.CrmListener;
import dev.aftercare.crm.event.Listeners;
import dev.aftercare.crm.knowledge.ArticleIndexes;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.triage.HostClassifier;
import dev.aftercare.crm.triage.LoadedModels;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Puts a {@link Crm} together. Not safe for use by several threads. */
public final class CrmBuilder {

    private final CrmStorage storage;
    private final List<CrmListener> listeners = new ArrayList<>();
    private final Map<String, EscalationHook> hooks = new HashMap<>();
    private InstantSource clock = InstantSource.system();
    private IdGenerator ids = Generators.timeBasedEpochGenerator()::generate;
    private RandomGenerator codes = new SecureRandom();
    private RetryPolicy retries = RetryPolicy.DEFAULT;
    private RefusedKeys refusedKeys = RefusedKeys.FREE;
    private @Nullable HostClassifier classifier;
    private JsonMapper json = CrmJson.mapper();
    private Supplier<? extends Collection<TenantId>> tenants = () -> List.of(TenantId.DEFAULT);

    CrmBuilder(CrmStorage storage) {
        this.storage = Input.present("storage", storage);
    }

    /**
     * Sets the clock by which everything happens. A test gives one that it turns by hand.
     *
     * @param value the clock; the system's unless set
     * @return this builder
     */
    public CrmBuilder clock(InstantSource value) {
        clock = Input.present("clock", value);
        return this;
    }

    /**
     * Sets what makes the ids of new records.
     *
     * @param value the generator; time-ordered UUIDs (version 7) unless set
     * @return this builder
     */
    public CrmBuilder ids(IdGenerator value) {
        ids = Input.present("ids", value);
        return this;
    }

    /**
     * Sets where the characters of coupon and gift-card codes come from. Only a test sets this: whoever can foresee the numbers can
     * spend the codes.
     *
     * @param value safe for use by several threads; a {@link SecureRandom} unless set
     * @return this builder
     */
    public CrmBuilder codes(RandomGenerator value) {
        codes = Input.present("codes", value);
        return this;
    }

    /**
     * Sets how often a command is tried when others get in its way.
     *
     * @param value the policy; {@link RetryPolicy#DEFAULT} unless set
     * @return this builder
     */
    public CrmBuilder retries(RetryPolicy value) {
        retries = Input.present("retries", value);
        return this;
    }

    /**
     * Sets whether a request that a rule refused may be tried again under the same idempotency key.
     *
     * @param value what becomes of the key; it stays free unless set
     * @return this builder
     */
    public CrmBuilder refusedKeys(RefusedKeys value) {
        refusedKeys = Input.present("refusedKeys", value);
        return this;
    }

    /**
     * Sets the mapper behind {@link Crm#json}: how the library's records look to the outside. What is stored is not affected.
     *
     * @param value the host's mapper; the library's types are added to a copy of it
     * @return this builder
     */
    public CrmBuilder json(JsonMapper value) {
        json = Input.present("json", value)
                .rebuild()
                .addModule(CrmJson.module())
                .build();
        return this;
    }

    /**
     * Sets a classifier of the host's own in the place of the built-in one.
     *
     * @param name which one, with the version of what it has learnt, such as {@code intent-model@2026-03}: events name it; 1 to 80
     *     printable ASCII characters without spaces
     * @param value what answers
     * @return this builder
     */
    public CrmBuilder classifier(String name, TicketClassifier value) {
        classifier = new HostClassifier(name, value);
        return this;
    }

    /**
     * Adds a listener, told after those that are there.
     *
     * @param value the listener
     * @return this builder
     */
    public CrmBuilder listener(CrmListener value) {
        listeners.add(Input.present("listener", value));
        return this;
    }

    /**
     * Adds what this host does when a rung of an escalation plan asks for it.
     *
     * @param name by which plans call it, 1 to 60 printable ASCII characters without spaces; a hook of the same name is replaced
     * @param value the hook; called by sweeps, at least once per rung
     * @return this builder
     */
    public CrmBuilder escalationHook(String name, EscalationHook value) {
        hooks.put(Input.code("hook.name", name, 60), Input.present("hook", value));
        return this;
    }

    /**
     * Says which tenants there are; the host knows. Needed by {@link Crm#runDue} only.
     *
     * @param value asked at each sweep; {@link TenantId#DEFAULT} alone unless set
     * @return this builder
     */
    public CrmBuilder tenants(Supplier<? extends Collection<TenantId>> value) {
        tenants = Input.present("tenants", value);
        return this;
    }

    /**
     * Builds the CRM.
     *
     * @return the CRM
     */
    public Crm build() {
        RequestCodec codec = new RequestCodec(CrmJson.mapper());
        return new Crm(new Parts(
                storage,
                clock,
                ids,
                codes,
                retries,
                refusedKeys,
                json,
                codec,
                new Listeners(listeners),
                new ArticleIndexes(),
                Map.copyOf(hooks),
                new LoadedModels(),
                classifier,
                tenants));
    }
}
