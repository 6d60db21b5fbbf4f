package dev.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrmWorkerTest {

    @Test
    void itSweepsAgainAfterASweepThatFailedAndStopsWhenClosed() throws Exception {
        AtomicInteger sweeps = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Crm crm = Crm.builder(new InMemoryStorage())
                .tenants(() -> {
                    three.countDown();
                    if (sweeps.incrementAndGet() == 1) {
                        throw new IllegalStateException("made up");
                    }
                    return List.of(TenantId.DEFAULT);
                })
                .build();

        try (CrmWorker worker = CrmWorker.start(crm, Duration.ofMillis(1), 10)) {
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(worker).isNotNull();
        }
        int atClose = sweeps.get();
        Thread.sleep(20);
        assertThat(sweeps).hasValue(atClose);
    }

    @Test
    void aPauseOfNothingIsMalformed() {
        try (Crm crm = Crm.on(new InMemoryStorage())) {
            assertThatThrownBy(() -> CrmWorker.start(crm, Duration.ZERO, 10)).isInstanceOf(InvalidInputException.class);
        }
    }
}
