package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;

/**
 * That an activity has earned its points in a programme, and how. Kept for as long as the ledger: it is what makes an activity earn once.
 *
 * @param customer who did it
 * @param activity what was done
 * @param accrual what it earned, by which version of the programme, and why
 * @param receipt what that did to the account
 */
public record ActivityAward(CustomerId customer, Activity activity, Accrual accrual, Receipt receipt) {
    /** Checks the parts. */
    public ActivityAward {
        Input.present("award.customer", customer);
        Input.present("award.activity", activity);
        Input.present("award.accrual", accrual);
        Input.present("award.receipt", receipt);
    }
}
