package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names of holds and pending points that went from account to account. A name is used once in an account, so what comes to an
 * account that knows its name already is called {@code hold2/…} instead of {@code hold/…}, and so on; no caller can give such a name.
 */
final class EntryNames {

    private EntryNames() {}

    /** The entry that a caller means: the first of the name that did not go to another account. */
    static Optional<EntryState> find(UnitOfWork unit, PointsAccount account, String name) {
        Optional<EntryState> found = Ledger.exactly(unit, account, name);
        for (int number = 2; found.isPresent() && isGone(found.get()); number++) {
            Optional<EntryState> next = Ledger.exactly(unit, account, numbered(name, number));
            if (next.isEmpty()) {
                return found;
            }
            found = next;
        }
        return found;
    }

    /** Gives names that are free in an account. */
    static UnaryOperator<String> free(UnitOfWork unit, PointsAccount account) {
        Set<String> given = new HashSet<>();
        return name -> {
            String base = base(name);
            int number = 1;
            while (given.contains(numbered(base, number))
                    || unit.points().named(account.id(), numbered(base, number)).isPresent()) {
                number++;
            }
            given.add(numbered(base, number));
            return numbered(base, number);
        };
    }

    private static boolean isGone(EntryState state) {
        return state.about().stream()
                .anyMatch(later -> later.kind() == EntryKind.PEND_OUT
                        || (later.kind() == EntryKind.RELEASE
                                && later.cause().kind().equals(MoveRules.CAUSE)));
    }

    private static String numbered(String base, int number) {
        int slash = base.indexOf('/');
        return number == 1 ? base : base.substring(0, slash) + number + base.substring(slash);
    }

    private static String base(String name) {
        int slash = name.indexOf('/');
        return name.substring(0, slash).replaceAll("[0-9]+$", "") + name.substring(slash);
    }
}
