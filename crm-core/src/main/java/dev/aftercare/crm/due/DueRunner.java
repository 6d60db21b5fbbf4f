package dev.aftercare.crm.due;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due for one tenant. Several nodes may sweep side by side: an entry is claimed by one of them, and it is taken
 * away in the transaction that does it, so its effect happens once. The cost follows what is due.
 */
public final class DueRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DueRunner.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int CHUNK = 100;

    private final CommandRunner runner;
    private final Map<String, DueHandler> handlers;

    /**
     * Creates the runner of a tenant.
     *
     * @param runner runs each entry as a command
     * @param handlers who does what, by the kind of the entry
     */
    public DueRunner(CommandRunner runner, Map<String, DueHandler> handlers) {
        this.runner = runner;
        this.handlers = Map.copyOf(handlers);
    }

    /**
     * Does what is due by the clock, until nothing is left or the limit is reached.
     *
     * @param limit at most how many entries, at least 1
     * @return what was done
     */
    public DueReport run(int limit) {
        Input.within("limit", limit, 1, Integer.MAX_VALUE);
        Instant now = runner.now();
        DueReport report = DueReport.NOTHING;
        while (report.entries() < limit) {
            int chunk = Math.min(CHUNK, Math.min(limit - report.entries(), PageRequest.MAX_LIMIT));
            UUID token = runner.ids().next();
            List<DueClaim> claims = runner.inTransaction(unit -> unit.due().claim(token, now, chunk, LEASE));
            if (claims.isEmpty()) {
                return report;
            }
            for (DueClaim claim : claims) {
                report = report.plus(attempt(claim));
            }
        }
        return report;
    }

    private DueReport attempt(DueClaim claim) {
        try {
            DueHandler ready = handler(claim).prepared(claim.entry());
            boolean done = runner.run("due", new By(Actor.CLOCK, null), claim, Boolean.class, context -> {
                if (!context.unit().due().done(claim)) {
                    return false;
                }
                ready.handle(context, claim.entry());
                return true;
            });
            return done ? new DueReport(1, 0, 0) : new DueReport(0, 1, 0);
        } catch (RuntimeException e) {
            LOG.warn(
                    "due entry {} failed with {}; it is tried again after its lease",
                    claim.entry().key(),
                    e.getClass().getName());
            return new DueReport(0, 0, 1);
        }
    }

    private DueHandler handler(DueClaim claim) {
        DueHandler handler = handlers.get(claim.entry().key().kind());
        if (handler == null) {
            throw new StorageException(
                    StorageException.Reason.UNSUPPORTED,
                    "no handler for due entries of kind " + claim.entry().key().kind());
        }
        return handler;
    }
}
