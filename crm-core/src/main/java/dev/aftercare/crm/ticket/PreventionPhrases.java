package dev.aftercare.crm.ticket;

import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectCheckDue;
import dev.aftercare.crm.model.ticket.PreventionEvent.EffectChecked;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionClosed;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionOverdue;
import dev.aftercare.crm.model.ticket.PreventionEvent.PreventionPlanned;
import java.util.List;

/** Says in words what the events of a preventive action say in data. */
final class PreventionPhrases {

    private PreventionPhrases() {}

    static List<EventLine> lines(Prevention action, List<Event> history, HistoryLine.Words words) {
        return history.stream()
                .map(event -> EventLine.of(event, phrase(event.body(), action, words) + words.because(event)))
                .toList();
    }

    private static String phrase(Object body, Prevention action, HistoryLine.Words words) {
        if (body instanceof PreventionPlanned planned) {
            return "planned it for " + planned.owner() + (planned.dueAt() == null ? "" : ", by " + planned.dueAt())
                    + words.told(action.description());
        }
        if (body instanceof PreventionOverdue overdue) {
            return "noticed that it was not done by " + overdue.dueAt();
        }
        if (body instanceof PreventionClosed closed) {
            return "closed it as " + closed.status()
                    + (closed.checkAt() == null ? "" : ", its effect to be checked at " + closed.checkAt())
                    + words.told(closed.reason());
        }
        if (body instanceof EffectCheckDue due) {
            return "asked for the check of its effect, due at " + due.checkAt();
        }
        return body instanceof EffectChecked checked
                ? "found that it " + (checked.effective() ? "had" : "did not have") + " its effect"
                        + words.told(checked.finding())
                : EventLine.NOT_READABLE;
    }
}
