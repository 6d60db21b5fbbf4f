/** The storage adapter of Aftercare CRM on plain JDBC. The shop brings the driver and, where it has one, the pool. */
module dev.aftercare.crm.jdbc {
    requires static transitive org.jspecify;
    requires transitive dev.aftercare.crm.persistence.spi;
    requires transitive java.sql;
    requires org.slf4j;

    exports dev.aftercare.crm.jdbc;
}
