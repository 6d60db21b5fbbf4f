package dev.aftercare.crm.team;

import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.team.TaskEvent.TaskDeclined;
import dev.aftercare.crm.model.team.TaskEvent.TaskDone;
import dev.aftercare.crm.model.team.TaskEvent.TaskGiven;
import dev.aftercare.crm.model.team.TaskEvent.TaskOverdue;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import java.util.List;

/** Says in words what the events of a task say in data. */
final class TaskPhrases {

    private TaskPhrases() {}

    static List<EventLine> lines(TicketTask task, List<Event> history, Words words) {
        return history.stream()
                .map(event -> EventLine.of(event, phrase(event.body(), task, words) + words.because(event)))
                .toList();
    }

    private static String phrase(Object body, TicketTask task, Words words) {
        if (body instanceof TaskGiven given) {
            return "asked " + given.department() + " for help with ticket "
                    + given.ticket().value()
                    + (given.dueAt() == null ? "" : ", by " + given.dueAt())
                    + words.told(task.what());
        }
        if (body instanceof TaskDone done) {
            return "did it" + words.told(done.answer());
        }
        if (body instanceof TaskDeclined declined) {
            return "declined it" + words.told(declined.reason());
        }
        return body instanceof TaskOverdue overdue
                ? "noticed that it was not done by " + overdue.dueAt()
                : EventLine.NOT_READABLE;
    }
}
