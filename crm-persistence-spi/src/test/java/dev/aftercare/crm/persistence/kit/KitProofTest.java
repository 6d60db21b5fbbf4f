package dev.aftercare.crm.persistence.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.persistence.tck.CrmStorageContract;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The kit finds every fault, by the test that is meant for it, and accuses nobody else. */
class KitProofTest {

    private static volatile UnaryOperator<CrmStorage> underTest = UnaryOperator.identity();

    static List<Fault> faults() {
        return Fault.ALL;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theTestMeantForAFaultFindsIt(Fault fault) {
        TestExecutionSummary summary = run(fault, fault::broken);

        assertThat(summary.getTestsFailedCount())
                .as("failures of %s", fault.test())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theSameTestPassesASoundStorageBehindTheSameWrapper(Fault fault) {
        TestExecutionSummary summary = run(fault, Wrapped::new);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isPositive();
    }

    private static TestExecutionSummary run(Fault fault, UnaryOperator<CrmStorage> adapter) {
        underTest = adapter;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selector(fault))
                .configurationParameter("jqwik.database", "")
                // Failures are what this test is after: they need no report, and no small example.
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.shrinking.bounded.seconds", "1")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static DiscoverySelector selector(Fault fault) {
        String adapter = Adapter.class.getName();
        return fault.contract().isEmpty()
                ? selectMethod(adapter + "#" + fault.test())
                : selectNestedMethod(
                        List.of(adapter),
                        CrmStorageContract.class.getName() + "$" + fault.contract(),
                        name(fault.test()),
                        parameters(fault.test()));
    }

    private static String name(String test) {
        return test.replaceAll("\\(.*", "");
    }

    private static String parameters(String test) {
        return test.contains("(") ? test.replaceAll(".*\\(|\\)", "") : "";
    }

    /** Not found by its name: only this test runs it. */
    static final class Adapter extends CrmStorageContract {

        private final InMemoryStorage shared = new InMemoryStorage();

        @Override
        protected CrmStorage open() {
            return underTest.apply(InMemoryStorage.sharing(shared));
        }

        @Override
        protected CrmStorage openSecond() {
            return underTest.apply(InMemoryStorage.sharing(shared));
        }
    }
}
