package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Anything that is done at a desk by two nodes, to tickets, messages, orders and tasks at once: after each step what {@link DeskAtRest}
 * says holds. Each property tries as often as {@code -Daftercare.model.tries} says, as often as named below without it.
 */
class DeskModelTest {

    private static final int MOST = 5_000;
    private static final int THREADS = 4;
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final AtomicLong SECONDS = new AtomicLong();
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final List<HikariDataSource> POOLS = new ArrayList<>();
    private static final Map<String, List<Crm>> NODES = new HashMap<>();

    @Provide
    Arbitrary<List<DeskStep>> walks() {
        return DeskStep.walks(60);
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingInMemory(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on memory").run(40, () -> stepByStep(null, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnH2(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on h2").run(2, () -> stepByStep(Databases.H2_MEMORY, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnPostgreSql(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on postgresql").run(1, () -> stepByStep(Databases.POSTGRESQL, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnMariaDb(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on mariadb").run(1, () -> stepByStep(Databases.MARIADB, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceInMemory(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on memory at once").run(20, () -> atOnce(null, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnH2(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on h2 at once").run(3, () -> atOnce(Databases.H2_MEMORY, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnPostgreSql(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on postgresql at once").run(2, () -> atOnce(Databases.POSTGRESQL, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnMariaDb(@ForAll("walks") List<DeskStep> steps) {
        Tries.of("desk on mariadb at once").run(2, () -> atOnce(Databases.MARIADB, steps));
    }

    private static void stepByStep(@Nullable Databases engine, List<DeskStep> steps) {
        DeskUnderTest desk = desk(engine);
        DeskWatch watch = new DeskWatch(desk);
        for (int i = 0; i < steps.size(); i++) {
            SECONDS.addAndGet(steps.get(i).minutes() * 60L);
            watch.take(i, steps.get(i));
            new DeskAtRest(desk).holds();
        }
    }

    private static void atOnce(@Nullable Databases engine, List<DeskStep> steps) {
        DeskUnderTest desk = desk(engine);
        try {
            together(THREADS, thread -> {
                for (int i = thread; i < steps.size(); i += THREADS) {
                    SECONDS.addAndGet(steps.get(i).minutes() * 60L);
                    desk.take(thread, steps.get(i));
                }
                return true;
            });
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        new DeskAtRest(desk).holds();
    }

    /** A tenant of its own on two nodes. */
    private static DeskUnderTest desk(@Nullable Databases engine) {
        SECONDS.set(0);
        String tenant = "t" + TENANTS.incrementAndGet();
        List<Shop> shops = (engine == null ? inMemory() : NODES.computeIfAbsent(engine.name(), name -> nodes(engine)))
                .stream().map(crm -> crm.tenant(tenant)).toList();
        return new DeskUnderTest(shops, DeskModelTest::now);
    }

    private static List<Crm> inMemory() {
        InMemoryStorage storage = new InMemoryStorage();
        return List.of(node(storage), node(InMemoryStorage.sharing(storage)));
    }

    private static List<Crm> nodes(Databases engine) {
        HikariDataSource one = engine.pool();
        HikariDataSource two = Databases.pool(one, true);
        POOLS.add(one);
        POOLS.add(two);
        return List.of(
                node(JdbcStorage.own(one).build()), node(JdbcStorage.own(two).build()));
    }

    private static Crm node(CrmStorage storage) {
        return Crm.builder(storage)
                .clock(DeskModelTest::now)
                .retries(new RetryPolicy(100, Duration.ofMillis(2), Duration.ofMillis(100)))
                .build();
    }

    private static Instant now() {
        return START.plusSeconds(SECONDS.get());
    }

    @AfterContainer
    static void close() {
        POOLS.forEach(HikariDataSource::close);
    }
}
