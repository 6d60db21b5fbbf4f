package dev.aftercare.crm.loyalty;

/**
 * What of an order counts as its amount. What is left out reduces every line in proportion, but for tax and shipping, which the
 * {@link dev.aftercare.crm.loyalty.condition.Bill} tells per article.
 *
 * @param net whether the tax that is contained in the amounts is left out; the bill must then be known
 * @param withoutShipping whether articles that are shipping are left out; the bill must then be known
 * @param withPoints whether what was paid with points counts, too
 * @param withGiftCards whether what was paid with gift cards or store credit counts, too
 */
public record Basis(boolean net, boolean withoutShipping, boolean withPoints, boolean withGiftCards) {

    /** Everything that the lines cost, but for what is known to be paid with points, gift cards or store credit. */
    public static final Basis GROSS = new Basis(false, false, false, false);

    /** The same without tax. */
    public static final Basis NET = new Basis(true, false, false, false);

    /**
     * The same without shipping.
     *
     * @return the basis
     */
    public Basis leavingOutShipping() {
        return new Basis(net, true, withPoints, withGiftCards);
    }

    /**
     * The same, however the order was paid.
     *
     * @return the basis
     */
    public Basis howeverPaid() {
        return new Basis(net, withoutShipping, true, true);
    }
}
