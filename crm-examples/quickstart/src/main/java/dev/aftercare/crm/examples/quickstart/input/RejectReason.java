package dev.aftercare.crm.examples.quickstart.input;

/** Why a line of a file is not used. Each line has one reason: the first that applies. */
public enum RejectReason {
    /** Nothing but white space. */
    EMPTY("the line is empty"),
    /** Longer than any sensible line. */
    TOO_LONG("the line is too long"),
    /** Bytes that are not UTF-8, or the character U+0000. */
    ENCODING("the line is not text in UTF-8"),
    /** A quoted field without an end. */
    QUOTES("a quotation mark is misplaced or never closed"),
    /** More or fewer fields than the header names. */
    COLUMNS("the number of columns differs from the header"),
    /** No customer is given. */
    NO_CUSTOMER("no customer is given"),
    /** The customer's number is malformed. */
    CUSTOMER("the customer's number is malformed"),
    /** An invoice number that starts with A. */
    ADJUSTMENT("a bad-debt adjustment, neither sale nor return"),
    /** The invoice number is missing or malformed. */
    INVOICE("the invoice number is missing or malformed"),
    /** The article's number or description is missing or too long. */
    ARTICLE("the article is missing or too long"),
    /** The quantity is not a whole number other than zero. */
    QUANTITY("the quantity is not a whole number other than zero"),
    /** A negative quantity on a sale, or a positive one on a cancellation. */
    SIGN("the sign of the quantity does not fit the invoice number"),
    /** The time is malformed or implausible. */
    TIME("the time is malformed or outside 2000 to 2099"),
    /** The price is not a number, or below zero. */
    PRICE("the price is not a number of zero or more"),
    /** A line of an invoice of somebody else. */
    OTHER_CUSTOMER("the invoice belongs to another customer"),
    /** More lines than a purchase can have. */
    INVOICE_TOO_LONG("the invoice has more lines than a purchase can have"),
    /** The case's number is missing or malformed. */
    CASE("the case number is missing or malformed"),
    /** A step or activity that the reader does not know. */
    STEP("the step is unknown"),
    /** A value that the step needs is missing or malformed. */
    VALUE("a value that the step needs is missing or malformed"),
    /** A step of a case that was never received, or was received before. */
    OUT_OF_CASE("the case was not received yet, or twice"),
    /** A step that makes no sense at the stage the ticket is in. */
    NOT_APPLICABLE("the step does not apply at the ticket's stage"),
    /** A text or its category is missing or malformed. */
    LABEL("the text or its category is missing or malformed");

    private final String words;

    RejectReason(String words) {
        this.words = words;
    }

    /**
     * The reason in words.
     *
     * @return a phrase without personal data
     */
    public String words() {
        return words;
    }
}
