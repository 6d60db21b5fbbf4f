package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.ClockDues;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The time of a sweep that finds 100 breaches beside few open tickets and beside a hundred times as many, and their ratio. With
 * {@code -Daftercare.sweep.open=1000000} it is a measurement; without, it only proves that each sweep does what is due.
 */
class SweepAtScaleTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant FAR = START.plus(Duration.ofDays(3_000));
    private static final int MANY = Integer.getInteger("aftercare.sweep.open", 2_000);
    private static final int FEW = MANY / 100;
    private static final int DUE = 100;
    private static final int SWEEPS = MANY < 100_000 ? 2 : 9;
    private static final int BATCH = 1_000;

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void aSweepCostsWhatIsDueAndNotWhatIsOpen(Databases database) {
        double few = millisBeside(FEW, database);
        double many = millisBeside(MANY, database);

        System.out.printf(
                Locale.ROOT,
                "%s: a sweep of %d due beside %,d open tickets %.1f ms, beside %,d %.1f ms, ratio %.2f%n",
                database,
                DUE,
                FEW,
                few,
                MANY,
                many,
                many / few);
        assertThat(few).isPositive();
    }

    /** The median of some sweeps, after one that warms up; each finds new breaches. */
    private static double millisBeside(int open, Databases database) {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        try (HikariDataSource pool = database.pool()) {
            JdbcStorage storage = JdbcStorage.own(pool).build();
            dev.aftercare.crm.Shop shop =
                    Crm.builder(storage).clock(now::get).build().shop();
            CustomerId customer =
                    shop.customers().register(Identity.shopUser("mei"), CLERK).id();
            for (int from = 0; from < open; from += BATCH) {
                int first = from;
                storage.inTransaction(TenantId.DEFAULT, unit -> open(unit, first, Math.min(open, first + BATCH)));
            }
            shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), CLERK);
            shop.serviceLevels()
                    .define(
                            SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                    .target(Metric.RESOLUTION, Duration.ofHours(1))
                                    .build(),
                            CLERK);
            long[] nanos = new long[SWEEPS];
            for (int sweep = -1; sweep < SWEEPS; sweep++) {
                for (int i = 0; i < DUE; i++) {
                    shop.tickets()
                            .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.EMAIL, "Broken"), CLERK);
                }
                now.set(now.get().plus(Duration.ofHours(2)));
                long begin = System.nanoTime();
                assertThat(shop.runDue(10 * DUE)).isEqualTo(new DueReport(DUE, 0, 0));
                if (sweep >= 0) {
                    nanos[sweep] = System.nanoTime() - begin;
                }
            }
            Arrays.sort(nanos);
            return nanos[SWEEPS / 2] / 1e6;
        }
    }

    /** Open tickets whose resolution is due, each at another time, years from now. */
    private static boolean open(UnitOfWork unit, int from, int to) {
        for (int i = from; i < to; i++) {
            Instant due = FAR.plusSeconds(i);
            SlaClock clock = new SlaClock(
                    Metric.RESOLUTION,
                    "default@1",
                    "always@1",
                    Duration.between(START, due),
                    START,
                    Duration.ZERO,
                    START,
                    due,
                    null,
                    null);
            var ticket = Shop.ticket(i, i % 1_000).withClocks(List.of(clock));
            unit.tickets().insert(ticket);
            DueKey key = new DueKey(ClockDues.KIND, AggregateRef.of(ticket.id()), Metric.RESOLUTION.code());
            unit.due().schedule(new DueEntry(key, due));
        }
        return true;
    }
}
