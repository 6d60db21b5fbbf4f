package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.CreditKind;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Walks all accounts of a currency in pages, each page in a transaction of its own. For one walk. */
final class CreditBooksReader {

    static final TypedDocuments<CreditOpening> OPENINGS = new TypedDocuments<>("credit-opening", CreditOpening.class);

    private static final int PAGE = 50;
    private static final int MAX_PROBLEMS = 1_000;

    private final Map<CreditKind, Money> sums = new EnumMap<>(CreditKind.class);
    private final List<CreditBooks.Problem> problems = new ArrayList<>();
    private long accounts;
    private long entries;
    private Money outstanding;

    private CreditBooksReader(Money zero) {
        outstanding = zero;
        for (CreditKind kind : CreditKind.values()) {
            sums.put(kind, zero);
        }
    }

    static CreditBooks read(CommandRunner runner, Currency currency) {
        CreditBooksReader reader = new CreditBooksReader(Money.zero(currency));
        PageRequest request = PageRequest.first(PAGE);
        boolean more = true;
        while (more) {
            PageRequest part = request;
            Page<CreditOpening> page = runner.inTransaction(unit -> {
                Page<CreditOpening> found = OPENINGS.page(unit, null, part);
                found.items().stream()
                        .filter(opening -> opening.currency().equals(currency))
                        .forEach(opening -> reader.add(unit, opening.account()));
                return found;
            });
            more = page.next() != null;
            request = page.next() == null ? request : request.after(page.next());
        }
        return reader.result();
    }

    private void add(UnitOfWork unit, String id) {
        CreditAccount account = CreditDesk.require(unit, id).value();
        CreditAudit audit = CreditDesk.audit(unit, account);
        CreditCheck check = audit.result();
        accounts++;
        entries += check.entries();
        outstanding = outstanding.plus(account.balance());
        sums.replaceAll((kind, sum) -> sum.plus(audit.sum(kind)));
        for (String finding : check.problems()) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(new CreditBooks.Problem(id, finding));
            }
        }
    }

    private CreditBooks result() {
        return new CreditBooks(
                accounts,
                entries,
                sum(CreditKind.ISSUE),
                sum(CreditKind.REDEEM).minus(sum(CreditKind.REFUND)),
                sum(CreditKind.EXPIRE),
                sum(CreditKind.TAKE_BACK),
                sum(CreditKind.TRANSFER_OUT).minus(sum(CreditKind.TRANSFER_IN)),
                outstanding,
                problems);
    }

    private Money sum(CreditKind kind) {
        return sums.getOrDefault(kind, Money.zero(outstanding.currency()));
    }
}
