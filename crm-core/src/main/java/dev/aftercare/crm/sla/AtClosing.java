package dev.aftercare.crm.sla;

/** Where a budget of business time ends that is used up exactly at closing time. */
public enum AtClosing {
    /** At closing time: whoever is done by then is in time, whoever is done in the evening is late. */
    STAY,
    /** At the next opening: nobody could have used the time between. */
    ROLL
}
