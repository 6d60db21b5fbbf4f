package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Crm;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what is due, each entry in a transaction of its own; any number of nodes may do so side by side. */
@Component
class DueWork {

    private static final int AT_MOST = 1_000;

    private final Crm crm;

    DueWork(@Qualifier("own") Crm crm) {
        this.crm = crm;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void run() {
        crm.runDue(AT_MOST);
    }
}
