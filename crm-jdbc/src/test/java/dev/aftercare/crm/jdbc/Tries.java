package dev.aftercare.crm.jdbc;

import java.util.HashMap;
import java.util.Map;

/**
 * How often a property tries: as often as {@code -Daftercare.model.tries} says. jqwik wants to know how often before the run begins; whatever
 * is tried too often does nothing, but for a failure that shrinks.
 */
final class Tries {

    private static final Map<String, Tries> ALL = new HashMap<>();

    private int done;
    private boolean failed;

    private Tries() {}

    static Tries of(String property) {
        return ALL.computeIfAbsent(property, name -> new Tries());
    }

    void run(int without, Runnable tried) {
        if (!failed && done++ >= Integer.getInteger("aftercare.model.tries", without)) {
            return;
        }
        failed = true;
        tried.run();
        failed = false;
    }
}
