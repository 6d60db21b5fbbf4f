package dev.aftercare.crm.sla;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done once a rung of an escalation plan is reached. In JSON its {@code type} stands beside its parts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EscalationAction.Notify.class, name = "notify"),
    @JsonSubTypes.Type(value = EscalationAction.Reassign.class, name = "reassign"),
    @JsonSubTypes.Type(value = EscalationAction.RaisePriority.class, name = "raise-priority"),
    @JsonSubTypes.Type(value = EscalationAction.RaiseLevel.class, name = "raise-level"),
    @JsonSubTypes.Type(value = EscalationAction.CallHook.class, name = "call-hook")
})
public sealed interface EscalationAction {

    /**
     * The case that this action is.
     *
     * @param <R> what the cases give
     * @param cases all cases
     * @return what this one's gives
     */
    <R> R match(Cases<R> cases);

    /**
     * The action in a word, as it is told if it could not be done.
     *
     * @return its type as in JSON
     */
    String word();

    /**
     * One method for each action.
     *
     * @param <R> what they give
     */
    interface Cases<R> {
        /**
         * Somebody is told.
         *
         * @param action whom
         * @return the result
         */
        R tell(Notify action);

        /**
         * Another agent gets the ticket.
         *
         * @param action of which department
         * @return the result
         */
        R reassign(Reassign action);

        /**
         * The ticket becomes more pressing.
         *
         * @param action how pressing
         * @return the result
         */
        R raisePriority(RaisePriority action);

        /**
         * The ticket goes up one level.
         *
         * @param action the action
         * @return the result
         */
        R raiseLevel(RaiseLevel action);

        /**
         * The host does something.
         *
         * @param action what
         * @return the result
         */
        R callHook(CallHook action);
    }

    /**
     * Somebody is told: at once while the shop is open by the calendar of the policy, otherwise in one digest when it opens.
     *
     * @param recipients whom; 1 to 20
     */
    record Notify(List<Recipient> recipients) implements EscalationAction {
        /** Checks and copies the recipients. */
        public Notify {
            recipients = List.copyOf(Input.atMost("notify.recipients", recipients, 20));
            if (recipients.isEmpty()) {
                throw new InvalidInputException("notify.recipients", "are missing", "at least one");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tell(this);
        }

        @Override
        public String word() {
            return "notify";
        }
    }

    /**
     * Another agent gets the ticket, by the rules of the team.
     *
     * @param department whose agents can have it; null for those that the ticket needs anyway
     */
    record Reassign(@Nullable String department) implements EscalationAction {
        /** Checks the department. */
        public Reassign {
            Input.textOrNull("reassign.department", department, 100);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reassign(this);
        }

        @Override
        public String word() {
            return "reassign";
        }
    }

    /**
     * The ticket becomes as pressing as this, unless it is already; its clocks follow as their rules say.
     *
     * @param to the least priority from then on
     */
    record RaisePriority(Priority to) implements EscalationAction {
        /** Checks the priority. */
        public RaisePriority {
            Input.present("raise-priority.to", to);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.raisePriority(this);
        }

        @Override
        public String word() {
            return "raise-priority";
        }
    }

    /** The ticket goes up one level; no rung ever takes it down. */
    record RaiseLevel() implements EscalationAction {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.raiseLevel(this);
        }

        @Override
        public String word() {
            return "raise-level";
        }
    }

    /**
     * The host does something: a hook that it gave to the library is called after the commit, at least once.
     *
     * @param hook the name under which the host gave it; 1 to 60 printable ASCII characters without spaces
     */
    record CallHook(String hook) implements EscalationAction {
        /** Checks the name. */
        public CallHook {
            Input.code("call-hook.hook", hook, 60);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.callHook(this);
        }

        @Override
        public String word() {
            return "call-hook";
        }
    }
}
