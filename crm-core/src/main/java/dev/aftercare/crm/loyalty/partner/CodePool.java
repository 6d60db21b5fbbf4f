package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.Contended;
import dev.aftercare.crm.loyalty.store.UseCount;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The codes of one benefit, each given out once. They are numbered from 1 as they come in, and dealt to {@value PartnerRules#ROWS} rows; a
 * count for each row says how many of it were given, the first ones. So a code is found by its number, however many there are; of those who
 * want one at once only who meets in a row has to look again, and who brings in more keeps nobody waiting.
 */
final class CodePool {

    private static final TypedDocuments<UseCount> IN = new TypedDocuments<>("partner-codes-in", UseCount.class);
    private static final TypedDocuments<UseCount> OUT = new TypedDocuments<>("partner-codes-out", UseCount.class);
    private static final TypedDocuments<PartnerCode> CODES = new TypedDocuments<>("partner-code", PartnerCode.class);
    private static final TypedDocuments<UseCount> KNOWN = new TypedDocuments<>("partner-code-known", UseCount.class);

    private final String benefit;

    CodePool(String benefit) {
        this.benefit = benefit;
    }

    /** Brings in those that are new; what comes twice in the list is known the second time. */
    CodeImport put(CommandContext context, List<PartnerCode> codes) {
        Set<String> seen = new HashSet<>();
        List<PartnerCode> fresh = new ArrayList<>();
        List<Integer> duplicates = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String fingerprint = codes.get(i).fingerprint(benefit);
            if (seen.add(fingerprint) && KNOWN.find(context.unit(), fingerprint).isEmpty()) {
                fresh.add(codes.get(i));
            } else {
                duplicates.add(i + 1);
            }
        }
        if (!fresh.isEmpty()) {
            number(context, fresh);
        }
        return new CodeImport(benefit, fresh.size(), duplicates, left(context.unit()));
    }

    private void number(CommandContext context, List<PartnerCode> fresh) {
        Stored<UseCount> before = count(context.unit(), IN, benefit);
        long number = Contended.change(
                        context, IN, before, seen -> Optional.of(new UseCount(seen.used() + fresh.size())))
                .orElseThrow()
                .used();
        number -= fresh.size();
        for (PartnerCode code : fresh) {
            number++;
            KNOWN.insert(context, code.fingerprint(benefit), null, new UseCount(number));
            CODES.insert(context, id(number), null, code);
        }
    }

    /** Takes a code, or nothing and empty if none was left in any row. */
    Optional<PartnerCode> take(CommandContext context) {
        long total = count(context.unit(), IN, benefit).value().used();
        int start = Math.floorMod(context.newId().hashCode(), PartnerRules.ROWS);
        for (int i = 0; i < PartnerRules.ROWS; i++) {
            int row = (start + i) % PartnerRules.ROWS;
            long there = PartnerRules.inRow(total, row);
            Stored<UseCount> before = count(context.unit(), OUT, id(row));
            Optional<UseCount> given = Contended.change(
                    context,
                    OUT,
                    before,
                    seen -> seen.used() < there ? Optional.of(new UseCount(seen.used() + 1)) : Optional.empty());
            if (given.isPresent()) {
                return CODES.find(
                        context.unit(), id(PartnerRules.number(row, given.get().used())));
            }
        }
        return Optional.empty();
    }

    /** How many can be given; while others take, each row is as of when it was read. */
    long left(UnitOfWork unit) {
        long left = count(unit, IN, benefit).value().used();
        for (int row = 0; row < PartnerRules.ROWS; row++) {
            left -= count(unit, OUT, id(row)).value().used();
        }
        return left;
    }

    private static Stored<UseCount> count(UnitOfWork unit, TypedDocuments<UseCount> counts, String id) {
        return counts.stored(unit, id).orElseGet(() -> Stored.unsaved(id, new UseCount(0)));
    }

    private String id(long number) {
        return benefit + "/" + number;
    }
}
