package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Looks at every account of a programme, however many there are: in pages, each in a transaction of its own. */
final class AccountWalk {

    private AccountWalk() {}

    static void over(
            CommandRunner runner, ProgrammeId programme, int page, BiConsumer<UnitOfWork, PointsAccount> look) {
        CustomerId after = null;
        boolean more;
        do {
            @Nullable CustomerId from = after;
            List<PointsAccount> accounts = runner.inTransaction(unit -> {
                List<PointsAccount> found = unit.points().accounts(programme, from, page);
                found.forEach(account -> look.accept(unit, account));
                return found;
            });
            more = accounts.size() == page;
            after = more ? accounts.get(page - 1).customer() : null;
        } while (more);
    }
}
