package dev.aftercare.crm.loyalty.credit;

import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.CreditKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays an account's entries from the first: they must lead to where it stands. Pure; for one walk. */
final class CreditAudit {

    private final CreditAccount account;
    private final Money zero;
    private final List<String> problems = new ArrayList<>();
    private final Map<CreditKind, Money> sums = new EnumMap<>(CreditKind.class);
    private final Map<Long, Money> redeemed = new HashMap<>();
    private List<CreditPart> parts = List.of();
    private Money balance;
    private long entries;

    CreditAudit(CreditAccount account) {
        this.account = account;
        this.zero = Money.zero(account.balance().currency());
        this.balance = zero;
    }

    void missing(long sequence) {
        entries++;
        problems.add("entry " + sequence + " is missing");
    }

    /** Takes the entry after the one taken last. */
    void replay(CreditEntry entry) {
        entries++;
        String name = "entry " + entry.sequence();
        balance = balance.plus(entry.amount());
        if (!entry.balance().equals(balance)) {
            problems.add(name + " says " + entry.balance() + ", the sum is " + balance);
        }
        if (balance.isNegative()) {
            problems.add(name + " leads below zero");
        }
        Money size = CreditAccount.sum(zero, entry.parts());
        sums.merge(entry.kind(), size, Money::plus);
        if (!entry.kind().comesIn()
                && !CreditAccount.sum(zero, CreditParts.common(parts, entry.parts()))
                        .equals(size)) {
            problems.add(name + " takes parts that are not there");
        }
        parts = entry.kind().comesIn()
                ? CreditParts.with(parts, entry.parts())
                : CreditParts.without(parts, entry.parts());
        refunds(entry, size, name);
    }

    private void refunds(CreditEntry entry, Money size, String name) {
        Long original = entry.refundOf();
        if (entry.kind() == CreditKind.REDEEM) {
            redeemed.put(entry.sequence(), size);
        } else if (original != null) {
            Money left = redeemed.getOrDefault(original, zero).minus(size);
            redeemed.put(original, left);
            if (left.isNegative()) {
                problems.add(name + " gives back more than entry " + original + " spent");
            }
        }
    }

    /** What the entries of a kind moved. */
    Money sum(CreditKind kind) {
        return sums.getOrDefault(kind, zero);
    }

    CreditCheck result() {
        if (!account.balance().equals(balance)) {
            problems.add("the account says " + account.balance() + ", its entries " + balance);
        } else if (!account.parts().equals(parts)) {
            problems.add("the account has other parts than its entries lead to");
        }
        return new CreditCheck(entries, problems);
    }
}
