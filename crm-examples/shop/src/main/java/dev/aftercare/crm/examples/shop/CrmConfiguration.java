package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.CrmBuilder;
import dev.aftercare.crm.event.CrmListener;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.jdbc.Migration;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JacksonModule;

/** The two ways in which the shop uses the library, on one data source and the same tables. */
@Configuration(proxyBeanMethods = false)
class CrmConfiguration {

    /** For the shop's own transactions: every call stands in a {@code @Transactional} method. */
    @Bean
    @Primary
    Crm crm(DataSource dataSource, InstantSource clock, List<CrmListener> listeners) {
        CrmBuilder builder = Crm.builder(JdbcStorage.joining(dataSource, new SpringTransactions(dataSource))
                .build());
        listeners.forEach(builder::listener);
        return builder.clock(clock).build();
    }

    /** For work that belongs to no transaction of the shop, such as what is due: each command is a transaction by itself. */
    @Bean
    @Qualifier("own")
    Crm ownCrm(DataSource dataSource, InstantSource clock, List<CrmListener> listeners, Crm migratesFirst) {
        CrmBuilder builder = Crm.builder(
                JdbcStorage.own(dataSource).migration(Migration.VALIDATE).build());
        listeners.forEach(builder::listener);
        Crm crm = builder.clock(clock).build();
        ShopRules.define(crm.shop());
        return crm;
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Boot adds it to its mapper, so that controllers give the library's records as they are. */
    @Bean
    JacksonModule crmJson() {
        return CrmJson.module();
    }
}
