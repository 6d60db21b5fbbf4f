package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.Money;

/**
 * The books of a programme over a period, in points and in money. Every amount is rounded from its own points, so the amounts need not
 * add up to the last digit; the points do.
 *
 * @param books the points
 * @param valuation by which valuation of which definition, such as {@code gold@3/cost}
 * @param issued what was given
 * @param redeemed what was spent: the cost of rewards
 * @param expired what expired: the gain by breakage
 * @param adjustedOut what was removed otherwise
 * @param outstanding what is outstanding at the end of the period
 */
public record BooksInMoney(
        Books books,
        String valuation,
        Money issued,
        Money redeemed,
        Money expired,
        Money adjustedOut,
        Money outstanding) {
    /** Checks the parts. */
    public BooksInMoney {
        Input.present("books", books);
        Input.present("books.valuation", valuation);
        Input.present("books.issued", issued);
        Input.present("books.redeemed", redeemed);
        Input.present("books.expired", expired);
        Input.present("books.adjustedOut", adjustedOut);
        Input.present("books.outstanding", outstanding);
    }

    static BooksInMoney of(Books books, String reference, Valuation valuation) {
        return new BooksInMoney(
                books,
                reference,
                valuation.of(books.issued()),
                valuation.of(books.redeemed()),
                valuation.of(books.expired()),
                valuation.of(books.adjustedOut()),
                valuation.of(books.outstanding()));
    }
}
