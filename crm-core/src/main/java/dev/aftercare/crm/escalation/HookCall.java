package dev.aftercare.crm.escalation;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Instant;

/**
 * Why a hook is called.
 *
 * @param key names this call: the same however often it is repeated, so a host that remembers keys does its part once
 * @param hook the name of the hook
 * @param ticket which ticket
 * @param metric of which clock
 * @param cycle the clock's cycle
 * @param rung the name of the rung
 * @param at when it was reached
 */
public record HookCall(String key, String hook, TicketId ticket, Metric metric, int cycle, String rung, Instant at) {

    /** Checks the parts. */
    public HookCall {
        Input.code("call.key", key, 60);
        Input.code("call.hook", hook, 60);
        Input.present("call.ticket", ticket);
        Input.present("call.metric", metric);
        Input.code("call.rung", rung, 40);
        at = Input.instant("call.at", at);
    }
}
