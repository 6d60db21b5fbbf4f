package dev.aftercare.crm.examples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the shop; see the module's README.md. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class ShopApplication {

    /**
     * Starts the shop.
     *
     * @param arguments settings of Spring Boot, such as {@code --server.port=8081}
     */
    public static void main(String... arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }
}
