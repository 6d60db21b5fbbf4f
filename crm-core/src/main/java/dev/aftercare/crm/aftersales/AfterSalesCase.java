package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.Input;

/**
 * What a decision is about: a request, and the order that it claims from.
 *
 * @param request the request
 * @param order the account of its order
 */
public record AfterSalesCase(AfterSalesRequest request, OrderAccount order) {

    /** Checks the parts. */
    public AfterSalesCase {
        Input.present("case.request", request);
        Input.present("case.order", order);
    }
}
