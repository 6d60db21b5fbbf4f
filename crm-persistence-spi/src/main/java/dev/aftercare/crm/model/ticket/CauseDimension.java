package dev.aftercare.crm.model.ticket;

/** The bones of the fishbone 鱼骨图 (Ishikawa) diagram. */
public enum CauseDimension {
    /** People 人. */
    PEOPLE,
    /** Machine 机. */
    MACHINE,
    /** Material 料. */
    MATERIAL,
    /** Method 法. */
    METHOD,
    /** Environment 环. */
    ENVIRONMENT
}
