package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Together.together;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.loyalty.Programme;
import java.time.Instant;
import java.util.EnumMap;
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

/**
 * Any programme, and anything that is done to it by two nodes: after each step the books hold, and they say what the nodes were told. Each
 * property tries as often as {@code -Daftercare.model.tries} says, {@value #TRIES} times without it.
 */
class LedgerModelTest {

    private static final int MOST = 2_000;
    private static final int TRIES = 5;
    private static final int THREADS = 4;
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final AtomicLong SECONDS = new AtomicLong();
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final Map<Databases, List<HikariDataSource>> POOLS = new EnumMap<>(Databases.class);
    private static final Map<Databases, List<Crm>> NODES = new EnumMap<>(Databases.class);

    @Provide
    Arbitrary<Programme> programmes() {
        return RandomRules.programmes();
    }

    @Provide
    Arbitrary<List<LedgerStep>> walks() {
        return LedgerStep.walks(40);
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnH2(@ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on h2").run(TRIES, () -> stepByStep(Databases.H2_MEMORY, programme, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnPostgreSql(@ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on postgresql").run(TRIES, () -> stepByStep(Databases.POSTGRESQL, programme, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void anythingOnMariaDb(@ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on mariadb").run(TRIES, () -> stepByStep(Databases.MARIADB, programme, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnH2(@ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on h2 at once").run(TRIES, () -> atOnce(Databases.H2_MEMORY, programme, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnPostgreSql(
            @ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on postgresql at once").run(TRIES, () -> atOnce(Databases.POSTGRESQL, programme, steps));
    }

    @Property(tries = MOST, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void anythingAtOnceOnMariaDb(@ForAll("programmes") Programme programme, @ForAll("walks") List<LedgerStep> steps) {
        Tries.of("ledger on mariadb at once").run(TRIES, () -> atOnce(Databases.MARIADB, programme, steps));
    }

    private static void stepByStep(Databases engine, Programme programme, List<LedgerStep> steps) {
        LedgerUnderTest ledger = ledger(engine, programme);
        for (int i = 0; i < steps.size(); i++) {
            SECONDS.addAndGet(steps.get(i).hours() * 3_600L);
            ledger.take(i, steps.get(i));
            ledger.holdsAtRest();
        }
        ledger.holdsInThePast();
    }

    private static void atOnce(Databases engine, Programme programme, List<LedgerStep> steps) {
        LedgerUnderTest ledger = ledger(engine, programme);
        try {
            together(THREADS, thread -> {
                for (int i = thread; i < steps.size(); i += THREADS) {
                    SECONDS.addAndGet(steps.get(i).hours() * 3_600L);
                    ledger.take(thread, steps.get(i));
                    ledger.holds();
                }
                return true;
            });
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        ledger.holdsAtRest();
        ledger.holdsInThePast();
    }

    /** A tenant of its own on the engine's two nodes. */
    private static LedgerUnderTest ledger(Databases engine, Programme programme) {
        SECONDS.set(0);
        String tenant = "t" + TENANTS.incrementAndGet();
        List<Shop> shops = NODES.computeIfAbsent(engine, LedgerModelTest::nodes).stream()
                .map(crm -> crm.tenant(tenant))
                .toList();
        return new LedgerUnderTest(shops, programme, LedgerModelTest::now);
    }

    private static List<Crm> nodes(Databases engine) {
        HikariDataSource one = engine.pool();
        List<HikariDataSource> pools = List.of(one, Databases.pool(one, true));
        POOLS.put(engine, pools);
        return pools.stream()
                .map(pool -> Crm.builder(JdbcStorage.own(pool).build())
                        .clock(LedgerModelTest::now)
                        .build())
                .toList();
    }

    private static Instant now() {
        return START.plusSeconds(SECONDS.get());
    }

    @AfterContainer
    static void close() {
        POOLS.values().stream().flatMap(List::stream).forEach(HikariDataSource::close);
    }
}
