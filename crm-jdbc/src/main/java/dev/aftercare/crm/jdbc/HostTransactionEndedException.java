package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.CrmException;

/**
 * The engine, or a lost connection, has ended the transaction of the host that the library takes part in, and with it what the host
 * itself had done in it: MariaDB, MySQL and H2 do so to one of the transactions in a deadlock. The library does not run its command
 * again, because that would begin a transaction without what came before.
 *
 * <p>The host rolls back, which puts the connection in order, and may then run its whole transaction again.
 */
public final class HostTransactionEndedException extends CrmException {

    private static final long serialVersionUID = 1L;

    HostTransactionEndedException(Throwable cause) {
        super("the host's transaction was ended as a whole: roll it back, then run it again from its beginning", cause);
    }
}
