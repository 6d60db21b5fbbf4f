package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import java.util.List;

/** What happens to points that wait for review. */
public sealed interface GuardEvent extends EventBody {

    /**
     * Points were not given yet.
     *
     * @param programme in which programme
     * @param points how many
     * @param signs what was seen, free of personal data
     */
    record EarningHeldBack(ProgrammeId programme, long points, List<String> signs) implements GuardEvent {
        /** Checks and copies the parts. */
        public EarningHeldBack {
            Input.present("programme", programme);
            signs = List.copyOf(Input.present("signs", signs));
        }
    }

    /**
     * The points were given.
     *
     * @param programme in which programme
     * @param points how many
     */
    record EarningApproved(ProgrammeId programme, long points) implements GuardEvent {
        /** Checks the parts. */
        public EarningApproved {
            Input.present("programme", programme);
        }
    }

    /**
     * The points are not given.
     *
     * @param programme in which programme
     * @param points how many
     */
    record EarningRejected(ProgrammeId programme, long points) implements GuardEvent {
        /** Checks the parts. */
        public EarningRejected {
            Input.present("programme", programme);
        }
    }
}
