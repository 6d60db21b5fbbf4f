package dev.aftercare.crm.escalation;

import dev.aftercare.crm.model.TenantId;

/**
 * What a host does when a rung of an escalation plan asks for it: page somebody, open an incident. Given to the builder of the CRM under
 * a name.
 *
 * <p>It is called at least once, by a sweep, after the transaction in which the rung was taken has committed. If it throws, or the
 * process ends before the call is ticked off, it is called again after the lease of the entry, five minutes, as often as it takes: by
 * {@link HookCall#key} the host tells a repeated call from a new one. The call runs inside the transaction that ticks it off, so it
 * should be short. A call for a name that no hook has waits, with a warning in the log each time, until a node knows it.
 */
@FunctionalInterface
public interface EscalationHook {

    /**
     * Does it.
     *
     * @param tenant whose ticket
     * @param call why
     */
    void call(TenantId tenant, HookCall call);
}
