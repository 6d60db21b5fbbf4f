/** The main job: loads files into a shop and prints how it stands. */
module dev.aftercare.crm.examples.quickstart {
    requires dev.aftercare.crm.core;
    requires dev.aftercare.crm.jdbc;
    requires com.zaxxer.hikari;
    requires org.apache.commons.csv;
    requires static org.jspecify;
}
