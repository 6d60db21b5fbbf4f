package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks all accounts of a programme while points move. For one walk. */
final class BooksAudit {

    private static final int PAGE = 100;
    private static final int MAX_VIOLATIONS = 1_000;

    private final List<BooksCheck.Violation> violations = new ArrayList<>();
    private PointsStanding standing = PointsStanding.NONE;
    private PointsFlow flow = new PointsFlow(Map.of());
    private long entries;

    private BooksAudit() {}

    static BooksCheck of(CommandRunner runner, ProgrammeId programme) {
        BooksAudit audit = new BooksAudit();
        AccountWalk.over(runner, programme, PAGE, audit::check);
        return new BooksCheck(
                programme, audit.standing.accounts(), audit.entries, audit.standing, audit.flow, audit.violations);
    }

    private void check(UnitOfWork unit, PointsAccount account) {
        LedgerAudit audit = LedgerAudit.walked(unit.points(), account);
        LedgerCheck result = audit.result();
        for (String finding : result.findings()) {
            if (violations.size() < MAX_VIOLATIONS) {
                violations.add(new BooksCheck.Violation(account.id(), finding));
            }
        }
        entries += result.entries();
        flow = flow.plus(audit.flow());
        standing = standing.plus(PointsStanding.of(account));
    }
}
