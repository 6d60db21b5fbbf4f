package dev.aftercare.crm.model.loyalty;

/** Why points moved. */
public enum EntryKind {
    /** Given for something the customer did. */
    EARN,
    /** Spent by the customer. */
    REDEEM,
    /** Gone because their time was over. */
    EXPIRE
}
