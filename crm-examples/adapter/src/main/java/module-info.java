/** A storage adapter on an ordered key-value store: an example for those who write their own. */
module dev.aftercare.crm.examples.adapter {
    requires static transitive org.jspecify;
    requires transitive dev.aftercare.crm.persistence.spi;
    requires xodus.environment;
    requires xodus.openAPI;

    exports dev.aftercare.crm.examples.adapter;

    // Jackson reads and writes the records that are this adapter's own.
    opens dev.aftercare.crm.examples.adapter to
            tools.jackson.databind;
}
