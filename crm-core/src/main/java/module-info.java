/** The rules and services of Aftercare CRM; {@code dev.aftercare.crm.Crm} is where to begin. */
module dev.aftercare.crm.core {
    requires transitive dev.aftercare.crm.persistence.spi;
    requires com.fasterxml.uuid;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires static transitive org.jspecify;
    // Only for a shop that takes holidays from it.
    requires static de.focus_shift.jollyday.core;

    exports dev.aftercare.crm;
    exports dev.aftercare.crm.aftersales;
    exports dev.aftercare.crm.classification;
    exports dev.aftercare.crm.command;
    exports dev.aftercare.crm.customer;
    exports dev.aftercare.crm.definition;
    exports dev.aftercare.crm.due;
    exports dev.aftercare.crm.escalation;
    exports dev.aftercare.crm.event;
    exports dev.aftercare.crm.holiday;
    exports dev.aftercare.crm.intake;
    exports dev.aftercare.crm.knowledge;
    exports dev.aftercare.crm.loyalty;
    exports dev.aftercare.crm.loyalty.code;
    exports dev.aftercare.crm.loyalty.condition;
    exports dev.aftercare.crm.loyalty.coupon;
    exports dev.aftercare.crm.loyalty.credit;
    exports dev.aftercare.crm.loyalty.draw;
    exports dev.aftercare.crm.loyalty.guard;
    exports dev.aftercare.crm.loyalty.merge;
    exports dev.aftercare.crm.loyalty.partner;
    exports dev.aftercare.crm.loyalty.reward;
    exports dev.aftercare.crm.loyalty.store to
            tools.jackson.databind;
    exports dev.aftercare.crm.loyalty.tier;
    exports dev.aftercare.crm.purchase;
    exports dev.aftercare.crm.queue;
    exports dev.aftercare.crm.relation;
    exports dev.aftercare.crm.sla;
    exports dev.aftercare.crm.team;
    exports dev.aftercare.crm.ticket;
    exports dev.aftercare.crm.triage;
}
