package dev.aftercare.crm.persistence.tck;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Transactions to be run on any storage, and everything that they gave. */
final class Script {

    /** One call, or a few that belong together; the numbers choose what it is about. */
    record Step(Move move, int a, int b) {}

    record Transaction(List<Step> steps, boolean commits) {}

    private final List<Transaction> transactions;
    private final List<String> results = new ArrayList<>();
    private final List<DueClaim> claims = new ArrayList<>();
    private int number;

    Script(List<Transaction> transactions) {
        this.transactions = transactions;
    }

    /** Claims made so far, also in transactions that did not commit. */
    List<DueClaim> claims() {
        return claims;
    }

    /** Tells this step from all others. */
    int number() {
        return number;
    }

    /** The instances take turns; at the end everything is read once more. */
    List<String> runOn(CrmStorage first, CrmStorage second, TenantId tenant) {
        for (int i = 0; i < transactions.size(); i++) {
            run(i % 2 == 0 ? first : second, tenant, transactions.get(i));
        }
        List<Step> readAll = new ArrayList<>();
        for (Move move : Move.values()) {
            for (int a = 0; a < 4 && move.reads(); a++) {
                readAll.add(new Step(move, a, a));
            }
        }
        run(first, tenant, new Transaction(readAll, true));
        return results;
    }

    private void run(CrmStorage storage, TenantId tenant, Transaction transaction) {
        StorageRules.RollBack end = new StorageRules.RollBack();
        try {
            storage.inTransaction(tenant, unit -> {
                transaction.steps().forEach(step -> results.add(step + " -> " + result(step, unit)));
                if (!transaction.commits()) {
                    throw end;
                }
                return true;
            });
        } catch (StorageRules.RollBack asked) {
            results.add("rolled back");
        }
    }

    private String result(Step step, UnitOfWork unit) {
        number++;
        Function<UnitOfWork, Object> call = now -> step.move().on(now, step.a(), step.b(), this);
        try {
            return String.valueOf(call.apply(unit));
        } catch (StorageException refusal) {
            return refusal.reason().name();
        }
    }
}
