package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.persistence.CrmStorage;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/**
 * The whole kit. An adapter extends it with a class whose name ends in {@code Test} and says how its storage is opened:
 *
 * <pre>{@code
 * class MyStorageTest extends CrmStorageContract {
 *     protected CrmStorage open() { return new MyStorage(DATABASE); }
 *     protected CrmStorage openSecond() { return new MyStorage(DATABASE); }
 * }
 * }</pre>
 *
 * <p>Two storages are opened before the first test, used by several threads, and closed after the last one. Every test works on
 * new tenants, so the data need not be empty and may be kept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CrmStorageContract extends GeneratedContract {

    private Storages opened;

    /**
     * Opens the storage to be tested. At least eight threads will use it at once.
     *
     * @return the storage; the kit closes it
     * @throws Exception if it cannot be opened
     */
    protected abstract CrmStorage open() throws Exception;

    /**
     * Opens another instance on the same data, as independent of the first as on another node of a shop.
     *
     * @return the other instance; the kit closes it
     * @throws Exception if it cannot be opened
     */
    protected abstract CrmStorage openSecond() throws Exception;

    /**
     * Releases what {@link #open} and {@link #openSecond} needed. Called once, after both were closed.
     *
     * @throws Exception if that fails
     */
    protected void cleanUp() throws Exception {}

    @BeforeAll
    @BeforeProperty
    final void openStorages() throws Exception {
        opened = new Storages(open(), openSecond());
    }

    @AfterAll
    @AfterProperty
    final void closeStorages() throws Exception {
        opened.close();
        cleanUp();
    }

    @Override
    final Storages storages() {
        return opened;
    }

    @Nested
    class Transactions extends TransactionContract {
        Transactions() {
            super(opened);
        }
    }

    @Nested
    class Customers extends CustomerContract {
        Customers() {
            super(opened);
        }
    }

    @Nested
    class Tickets extends TicketContract {
        Tickets() {
            super(opened);
        }
    }

    @Nested
    class TicketQueries extends TicketQueryContract {
        TicketQueries() {
            super(opened);
        }
    }

    @Nested
    class TicketViews extends TicketViewContract {
        TicketViews() {
            super(opened);
        }
    }

    @Nested
    class Points extends PointsContract {
        Points() {
            super(opened);
        }
    }

    @Nested
    class Purchases extends PurchaseContract {
        Purchases() {
            super(opened);
        }
    }

    @Nested
    class History extends JournalContract {
        History() {
            super(opened);
        }
    }

    @Nested
    class Redaction extends RedactionContract {
        Redaction() {
            super(opened);
        }
    }

    @Nested
    class HandOver extends HandOverContract {
        HandOver() {
            super(opened);
        }
    }

    @Nested
    class Due extends DueContract {
        Due() {
            super(opened);
        }
    }

    @Nested
    class Documents extends DocumentContract {
        Documents() {
            super(opened);
        }
    }

    @Nested
    class Commands extends CommandContract {
        Commands() {
            super(opened);
        }
    }

    @Nested
    class Races extends RaceContract {
        Races() {
            super(opened);
        }
    }

    @Nested
    class Counting extends CountingContract {
        Counting() {
            super(opened);
        }
    }

    @Nested
    class Looks extends LookContract {
        Looks() {
            super(opened);
        }
    }

    @Nested
    class Waits extends WaitContract {
        Waits() {
            super(opened);
        }
    }

    @Nested
    class Crossings extends CrossingContract {
        Crossings() {
            super(opened);
        }
    }

    @Nested
    class Misuse extends MisuseContract {
        Misuse() {
            super(opened);
        }
    }

    @Nested
    class Claims extends ClaimContract {
        Claims() {
            super(opened);
        }
    }

    @Nested
    class HeldBack extends HeldBackContract {
        HeldBack() {
            super(opened);
        }
    }

    @Nested
    class Tenancy extends TenancyContract {
        Tenancy() {
            super(opened);
        }
    }

    @Nested
    class Time extends TimeContract {
        Time() {
            super(opened);
        }
    }

    @Nested
    class Text extends TextContract {
        Text() {
            super(opened);
        }
    }
}
