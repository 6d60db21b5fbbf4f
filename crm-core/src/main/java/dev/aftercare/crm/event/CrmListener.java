package dev.aftercare.crm.event;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.event.Event;

/**
 * Is told what happened in this process, after the commit, on the thread that gave the command. It is told at most once: what
 * must not be missed is handed over by {@link Events#handOver} instead.
 */
@FunctionalInterface
public interface CrmListener {

    /**
     * Something happened. It may give further commands. What it throws is logged and stops nobody.
     *
     * @param tenant to whom
     * @param event what
     */
    void onEvent(TenantId tenant, Event event);
}
