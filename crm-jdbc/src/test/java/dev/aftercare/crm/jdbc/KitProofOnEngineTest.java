package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.PointsStore;
import dev.aftercare.crm.persistence.TransactionWork;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The kit finds faults that only a store has whose transactions run side by side; the proof beside the kit has a store that lets them take
 * turns.
 */
class KitProofOnEngineTest {

    private static final String LOOK = "whoLooksDoesNotWaitForWhoWritesAndSeesWhatWasBefore";
    private static final String LOCKED = "whatIsNamedAndWhatIsAboutIsSeenUpToTheLockedVersion";

    private static Fault underTest = Fault.NONE;

    private enum Fault {
        NONE,
        /** What only looks is written as what is to be changed. */
        LOOKS_THAT_LOCK,
        /** As in a transaction that reads a snapshot older than its lock. */
        ANSWERS_THAT_STAY
    }

    @Test
    void looksThatLockAreFound() {
        assertThat(run(Fault.LOOKS_THAT_LOCK, LOOK).getTestsFailedCount()).isEqualTo(1);
        assertThat(run(Fault.NONE, LOOK).getTestsSucceededCount()).isEqualTo(1);
    }

    @Test
    void answersOlderThanTheLockAreFound() {
        assertThat(run(Fault.ANSWERS_THAT_STAY, LOCKED).getTestsFailedCount()).isEqualTo(1);
        assertThat(run(Fault.NONE, LOCKED).getTestsSucceededCount()).isEqualTo(1);
    }

    private static TestExecutionSummary run(Fault fault, String test) {
        underTest = fault;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedMethod(
                        List.of(Adapter.class.getName()), CrmStorageContract.class.getName() + "$Looks", test))
                .configurationParameter("jqwik.database", "")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private record Broken(CrmStorage sound, Fault fault) implements CrmStorage {
        @Override
        public <R> R inTransaction(TenantId tenant, TransactionWork<R> work) {
            return sound.inTransaction(tenant, unit -> work.run(broken(unit)));
        }

        private UnitOfWork broken(UnitOfWork unit) {
            PointsStore points = points(unit.points());
            return Proxies.proxy(
                    UnitOfWork.class,
                    (proxy, method, arguments) ->
                            method.getName().equals("points") ? points : Proxies.invoke(unit, method, arguments));
        }

        private PointsStore points(PointsStore points) {
            Map<List<Object>, Object> answers = new HashMap<>();
            return Proxies.proxy(PointsStore.class, (proxy, method, arguments) -> {
                if (fault == Fault.LOOKS_THAT_LOCK && isLook(method)) {
                    return points.lock((CustomerId) arguments[0], (ProgrammeId) arguments[1]);
                }
                boolean stays = List.of("named", "about").contains(method.getName());
                if (fault != Fault.ANSWERS_THAT_STAY || !stays) {
                    return Proxies.invoke(points, method, arguments);
                }
                List<Object> question = List.of(method, Arrays.asList(arguments));
                if (!answers.containsKey(question)) {
                    answers.put(question, Proxies.invoke(points, method, arguments));
                }
                return answers.get(question);
            });
        }

        private static boolean isLook(Method method) {
            return method.getName().equals("find") && method.getParameterCount() == 2;
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /** Not found by its name: only this test runs it. */
    static final class Adapter extends CrmStorageContract {

        private final HikariDataSource pool;

        Adapter() {
            HikariConfig config = Databases.H2_MEMORY.fresh();
            config.setConnectionInitSql("SET LOCK_TIMEOUT 200");
            pool = new HikariDataSource(config);
        }

        @Override
        protected CrmStorage open() {
            return new Broken(JdbcStorage.own(pool).build(), underTest);
        }

        @Override
        protected CrmStorage openSecond() {
            return new Broken(JdbcStorage.own(pool).build(), underTest);
        }

        @Override
        protected void cleanUp() {
            pool.close();
        }
    }
}
