package dev.aftercare.crm.model;

/** The ways by which a customer and the shop meet. */
public enum Channel {
    /** A telephone call. */
    PHONE,
    /** E-mail. */
    EMAIL,
    /** A form on the shop's site. */
    WEB_FORM,
    /** The shop's app. */
    APP,
    /** A chat with a person or bot. */
    LIVE_CHAT,
    /** A social network or messenger. */
    SOCIAL_MEDIA,
    /** A physical place of the shop. */
    SERVICE_POINT
}
