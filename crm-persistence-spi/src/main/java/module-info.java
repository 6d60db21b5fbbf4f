/** The records of Aftercare CRM, and the service-provider interface of its storage. */
module dev.aftercare.crm.persistence.spi {
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;

    exports dev.aftercare.crm.model;
    exports dev.aftercare.crm.model.aftersales;
    exports dev.aftercare.crm.model.customer;
    exports dev.aftercare.crm.model.document;
    exports dev.aftercare.crm.model.due;
    exports dev.aftercare.crm.model.event;
    exports dev.aftercare.crm.model.knowledge;
    exports dev.aftercare.crm.model.loyalty;
    exports dev.aftercare.crm.model.purchase;
    exports dev.aftercare.crm.model.sla;
    exports dev.aftercare.crm.model.team;
    exports dev.aftercare.crm.model.ticket;
    exports dev.aftercare.crm.persistence;
    exports dev.aftercare.crm.persistence.json;
    exports dev.aftercare.crm.persistence.memory;
}
