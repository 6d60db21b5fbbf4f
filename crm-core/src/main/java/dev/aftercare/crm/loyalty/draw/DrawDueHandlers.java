package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.due.DueHandler;
import java.util.Map;

/** The sweep's work on draws: winners that are not drawn yet, and points that go back. */
public final class DrawDueHandlers {

    private DrawDueHandlers() {}

    /**
     * All handlers, by the kind of the due entry.
     *
     * @return the handlers
     */
    public static Map<String, DueHandler> all() {
        return Map.of(DrawRules.WORK_DUE, DrawWork::goOn, DrawRules.GIVE_BACK_DUE, DrawWork::giveBack);
    }
}
