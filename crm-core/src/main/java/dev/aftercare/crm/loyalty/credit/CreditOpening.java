package dev.aftercare.crm.loyalty.credit;

import java.util.Currency;

/**
 * That an account was opened. It never changes, so accounts can be walked in one order while credit moves.
 *
 * @param account which account
 * @param currency of which currency
 */
public record CreditOpening(String account, Currency currency) {}
