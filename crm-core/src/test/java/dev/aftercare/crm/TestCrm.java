package dev.aftercare.crm;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.IdGenerator;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RequestCodec;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A CRM in memory whose clock is turned by hand and whose ids count up, with all it told its listeners. */
public final class TestCrm {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public final HandTurnedClock clock = new HandTurnedClock(START);
    public final List<Event> heard = new CopyOnWriteArrayList<>();
    public final CrmStorage storage;
    public final Crm crm;
    public final Shop shop;

    public TestCrm() {
        this(new InMemoryStorage());
    }

    public TestCrm(CrmStorage storage) {
        this.storage = storage;
        this.crm = Crm.builder(storage)
                .clock(clock)
                .ids(countingIds())
                .listener((tenant, event) -> heard.add(event))
                .build();
        this.shop = crm.shop();
    }

    /** A runner on the same storage and clock, for tests that need no facade. */
    public CommandRunner runner(RetryPolicy retries) {
        return runner(retries, RefusedKeys.FREE);
    }

    public CommandRunner runner(RetryPolicy retries, RefusedKeys refusedKeys) {
        return new CommandRunner(
                storage,
                TenantId.DEFAULT,
                clock,
                countingIds(),
                new RequestCodec(CrmJson.mapper()),
                retries,
                refusedKeys,
                heard::addAll);
    }

    private static IdGenerator countingIds() {
        AtomicLong count = new AtomicLong();
        return () -> new UUID(0x7000L, 0x8000_0000_0000_0000L | count.incrementAndGet());
    }
}
