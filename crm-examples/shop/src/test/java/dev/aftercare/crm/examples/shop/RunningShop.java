package dev.aftercare.crm.examples.shop;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.event.CrmListener;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole application on a database of its own, with a spy in front of it, a clock and a listener. */
final class RunningShop implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final ConfigurableApplicationContext context;
    private final @Nullable EmbeddedPostgres server;

    private RunningShop(String url, String user, @Nullable EmbeddedPostgres server, WebApplicationType type) {
        this.server = server;
        this.context = new SpringApplicationBuilder(ShopApplication.class, Watched.class)
                .web(type)
                .properties("logging.level.root=error")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=");
    }

    static RunningShop onH2() {
        return new RunningShop(
                "jdbc:h2:mem:shop-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                "sa",
                null,
                WebApplicationType.NONE);
    }

    static RunningShop onPostgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new RunningShop(
                    server.getJdbcUrl("postgres", "postgres"), "postgres", server, WebApplicationType.NONE);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static RunningShop withPages() {
        return new RunningShop(
                "jdbc:h2:mem:pages-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1",
                "sa",
                null,
                WebApplicationType.SERVLET);
    }

    /** What a test puts into the application. */
    @Configuration(proxyBeanMethods = false)
    static class Watched {

        @Bean(destroyMethod = "close")
        HikariDataSource pool(
                @Value("${spring.datasource.url}") String url, @Value("${spring.datasource.username}") String user) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword("");
            return pool;
        }

        @Bean
        @Primary
        SpyingDataSource spy(HikariDataSource pool) {
            return new SpyingDataSource(pool);
        }

        @Bean
        @Primary
        HandTurnedClock handTurned() {
            return new HandTurnedClock(START);
        }

        @Bean
        Told told() {
            return new Told();
        }
    }

    /** What listeners were told, and what else they are to do. */
    static final class Told implements CrmListener {

        private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        private volatile Consumer<Event> reaction = event -> {};

        @Override
        public void onEvent(dev.aftercare.crm.model.TenantId tenant, Event event) {
            events.add(event);
            reaction.accept(event);
        }

        void react(Consumer<Event> next) {
            reaction = next;
        }

        /** The kinds of the events that are about an order. */
        List<String> about(String order) {
            synchronized (events) {
                return events.stream()
                        .filter(event -> event.aggregate().id().equals(order))
                        .map(event -> event.body().getClass().getSimpleName())
                        .toList();
            }
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Crm crm() {
        return part(Crm.class);
    }

    Crm ownCrm() {
        return context.getBean("ownCrm", Crm.class);
    }

    Told told() {
        return part(Told.class);
    }

    SpyingDataSource spy() {
        return part(SpyingDataSource.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(part(PlatformTransactionManager.class));
    }

    TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = transaction();
        template.setPropagationBehavior(propagation);
        return template;
    }

    void place(String number, String customer) {
        part(Orders.class).place(number, new NewOrder(customer, "TEA", 2, new BigDecimal("18.90")));
    }

    /** Whether the shop's own row of an order is committed, seen over another connection. */
    boolean isOrdered(String number) {
        return JdbcClient.create((DataSource) part(HikariDataSource.class))
                        .sql("SELECT COUNT(*) FROM orders WHERE number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Whether the CRM's record of an order is committed. */
    boolean isRecorded(String number) {
        return ownCrm().shop().purchases().find(new PurchaseId(number)).isPresent();
    }

    /** The points that a customer has, as committed; 0 for nobody. */
    long points(String customer) {
        return ownCrm().shop()
                .customers()
                .find(Identity.shopUser(customer))
                .map(found -> ownCrm().shop()
                        .loyalty()
                        .balance(found.id(), ShopRules.POINTS)
                        .available())
                .orElse(0L);
    }

    boolean isRegistered(String customer) {
        return ownCrm().shop().customers().find(Identity.shopUser(customer)).isPresent();
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() throws IOException {
        context.close();
        if (server != null) {
            server.close();
        }
    }
}
