package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks all accounts of a programme in pages, each page in a transaction of its own, while points move. For one walk. */
final class BooksAudit {

    private static final int PAGE = 100;
    private static final int MAX_VIOLATIONS = 1_000;

    private final ProgrammeId programme;
    private final List<BooksCheck.Violation> violations = new ArrayList<>();
    private PointsStanding standing = new PointsStanding(0, 0, 0, 0, 0);
    private PointsFlow flow = new PointsFlow(Map.of());
    private long entries;

    private BooksAudit(ProgrammeId programme) {
        this.programme = programme;
    }

    static BooksCheck of(CommandRunner runner, ProgrammeId programme) {
        BooksAudit audit = new BooksAudit(programme);
        CustomerId after = null;
        boolean more;
        do {
            @Nullable CustomerId from = after;
            List<PointsAccount> page = runner.inTransaction(unit -> audit.page(unit, from));
            more = page.size() == PAGE;
            after = more ? page.get(PAGE - 1).customer() : null;
        } while (more);
        return new BooksCheck(
                programme, audit.standing.accounts(), audit.entries, audit.standing, audit.flow, audit.violations);
    }

    private List<PointsAccount> page(UnitOfWork unit, @Nullable CustomerId after) {
        List<PointsAccount> page = unit.points().accounts(programme, after, PAGE);
        page.forEach(account -> check(unit, account));
        return page;
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
        standing = new PointsStanding(
                standing.accounts() + 1,
                standing.balance() + account.balance(),
                standing.held() + account.aside().held(),
                standing.pending() + account.aside().pending(),
                standing.debt() + account.aside().debt());
    }
}
