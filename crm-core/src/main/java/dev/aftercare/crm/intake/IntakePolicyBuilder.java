package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Changes parts of an {@link IntakePolicy}; everything is checked when it is built. Not safe for use by several threads. */
public final class IntakePolicyBuilder {

    private final Map<Channel, Duration> windows;
    private TicketType type;
    private IntakePolicy.Several several;
    private boolean strangersJoin;
    private Set<Stage> reopenFrom;
    private Duration reopenWithin;
    private boolean resumes;
    private boolean setsAside;
    private String domain;
    private AutomationPolicy automation;

    IntakePolicyBuilder(IntakePolicy base) {
        windows = new EnumMap<>(Channel.class);
        windows.putAll(base.windows());
        type = base.type();
        several = base.several();
        strangersJoin = base.strangersJoin();
        reopenFrom = base.reopenFrom();
        reopenWithin = base.reopenWithin();
        resumes = base.resumes();
        setsAside = base.setsAside();
        domain = base.domain();
        automation = base.automation();
    }

    /**
     * Sets what sort of matter a message begins that does not say it itself.
     *
     * @param value the type
     * @return this builder
     */
    public IntakePolicyBuilder type(TicketType value) {
        type = value;
        return this;
    }

    /**
     * Sets for how long a message by a channel joins an open ticket of its customer without referring to it.
     *
     * @param channel by which way it came
     * @param value for how long after the ticket's last change
     * @return this builder
     */
    public IntakePolicyBuilder window(Channel channel, Duration value) {
        windows.put(Input.present("intake.windows", channel), value);
        return this;
    }

    /**
     * Lets messages by a channel join the tickets only that they refer to.
     *
     * @param channel by which way they come
     * @return this builder
     */
    public IntakePolicyBuilder noWindow(Channel channel) {
        windows.remove(Input.present("intake.windows", channel));
        return this;
    }

    /**
     * Sets what becomes of a message that could belong to several open tickets of its customer.
     *
     * @param value what
     * @return this builder
     */
    public IntakePolicyBuilder several(IntakePolicy.Several value) {
        several = value;
        return this;
    }

    /**
     * Sets whether others than the customer join a ticket by referring to a message of it.
     *
     * @param value whether they do
     * @return this builder
     */
    public IntakePolicyBuilder strangersJoin(boolean value) {
        strangersJoin = value;
        return this;
    }

    /**
     * Sets from which stages a person's message reopens its ticket.
     *
     * @param values the stages; none if no message does
     * @return this builder
     */
    public IntakePolicyBuilder reopenFrom(Stage... values) {
        reopenFrom = Set.of(values);
        return this;
    }

    /**
     * Sets for how long a closed ticket is reopened.
     *
     * @param value for how long after its last change
     * @return this builder
     */
    public IntakePolicyBuilder reopenWithin(Duration value) {
        reopenWithin = value;
        return this;
    }

    /**
     * Sets whether a person's message ends the wait for the customer.
     *
     * @param value whether it does
     * @return this builder
     */
    public IntakePolicyBuilder resumes(boolean value) {
        resumes = value;
        return this;
    }

    /**
     * Sets whether automatic messages that belong to no ticket are set aside.
     *
     * @param value false if they begin tickets
     * @return this builder
     */
    public IntakePolicyBuilder setsAside(boolean value) {
        setsAside = value;
        return this;
    }

    /**
     * Sets what the ids of the shop's own e-mails end with.
     *
     * @param value a domain of the shop's
     * @return this builder
     */
    public IntakePolicyBuilder domain(String value) {
        domain = value;
        return this;
    }

    /**
     * Sets how automatic messages are recognised.
     *
     * @param value the policy
     * @return this builder
     */
    public IntakePolicyBuilder automation(AutomationPolicy value) {
        automation = value;
        return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     */
    public IntakePolicy build() {
        return new IntakePolicy(
                type,
                windows,
                several,
                strangersJoin,
                reopenFrom,
                reopenWithin,
                resumes,
                setsAside,
                domain,
                automation);
    }
}
