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
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The time of a sweep that finds 100 breaches beside few open tickets and beside a hundred times as many, and their ratio. With
 * {@code -Daftercare.sweep.open=1000000} it is a measurement; without, it only proves that each sweep does what is due. The two shops sweep
 * by turns, so that whatever else the machine does slows down both.
 */
class SweepAtScaleTest {

    private static final By CLERK = By.agent("clerk");
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant FAR = START.plus(Duration.ofDays(3_000));
    private static final int MANY = Integer.getInteger("aftercare.sweep.open", 2_000);
    private static final int FEW = MANY / 100;
    private static final int DUE = 100;
    private static final boolean MEASURES = MANY >= 100_000;
    private static final int WARMING_UP = MEASURES ? 10 : 1;
    private static final int SWEEPS = MEASURES ? 25 : 2;
    private static final int BATCH = 1_000;

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL"})
    void aSweepCostsWhatIsDueAndNotWhatIsOpen(Databases database) {
        try (HikariDataSource quiet = database.pool();
                HikariDataSource busy = database.pool()) {
            Desk few = new Desk(quiet, FEW);
            Desk many = new Desk(busy, MANY);
            for (int i = 0; i < WARMING_UP; i++) {
                few.sweep();
                many.sweep();
            }
            double[] besideFew = new double[SWEEPS];
            double[] besideMany = new double[SWEEPS];
            for (int i = 0; i < SWEEPS; i++) {
                besideFew[i] = few.sweep();
                besideMany[i] = many.sweep();
            }
            double ratio = print(database, besideFew, besideMany);
            assertThat(ratio).isLessThan(MEASURES ? 2.0 : Double.MAX_VALUE);
            assertThat(few.swept()).isEqualTo(many.swept()).isEqualTo((long) DUE * (WARMING_UP + SWEEPS));
        }
    }

    private static double print(Databases database, double[] few, double[] many) {
        Arrays.sort(few);
        Arrays.sort(many);
        double ratio = many[SWEEPS / 2] / few[SWEEPS / 2];
        System.out.printf(
                Locale.ROOT,
                "%s: %d sweeps of %d due beside %,d open tickets, median %.1f ms (%.1f to %.1f), "
                        + "by turns with as many beside %,d, median %.1f ms (%.1f to %.1f): ratio %.2f%n",
                database,
                SWEEPS,
                DUE,
                FEW,
                few[SWEEPS / 2],
                few[0],
                few[SWEEPS - 1],
                MANY,
                many[SWEEPS / 2],
                many[0],
                many[SWEEPS - 1],
                ratio);
        return ratio;
    }

    /** A shop with so many open tickets that are due years from now. */
    private static final class Desk {
        private final AtomicReference<Instant> now = new AtomicReference<>(START);
        private final dev.aftercare.crm.Shop shop;
        private final CustomerId customer;
        private long swept;

        Desk(DataSource pool, int open) {
            JdbcStorage storage = JdbcStorage.own(pool).build();
            shop = Crm.builder(storage).clock(now::get).build().shop();
            customer =
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
        }

        /** So many new tickets are received and forgotten; how many milliseconds it takes to find out. */
        double sweep() {
            for (int i = 0; i < DUE; i++) {
                shop.tickets().receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.EMAIL, "Broken"), CLERK);
            }
            now.set(now.get().plus(Duration.ofHours(2)));
            long begin = System.nanoTime();
            DueReport report = shop.runDue(10 * DUE);
            long nanos = System.nanoTime() - begin;
            assertThat(report).isEqualTo(new DueReport(DUE, 0, 0));
            swept += DUE;
            return nanos / 1e6;
        }

        long swept() {
            return swept;
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
