package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;

/** What happens to rewards. */
public sealed interface RewardEvent extends EventBody {

    /**
     * More of a reward was put in stock.
     *
     * @param reward which
     * @param items how many
     */
    record RewardRestocked(String reward, long items) implements RewardEvent {
        /** Checks the parts. */
        public RewardRestocked {
            Input.present("reward", reward);
        }
    }

    /**
     * A customer took a reward for points.
     *
     * @param reward which
     * @param points what it cost
     */
    record RewardOrdered(String reward, long points) implements RewardEvent {
        /** Checks the parts. */
        public RewardOrdered {
            Input.present("reward", reward);
        }
    }

    /**
     * The reward was handed over.
     *
     * @param reward which
     */
    record RewardFulfilled(String reward) implements RewardEvent {
        /** Checks the parts. */
        public RewardFulfilled {
            Input.present("reward", reward);
        }
    }

    /**
     * The reward that was handed over came back, and so did stock and points.
     *
     * @param reward which
     * @param points what it had cost
     */
    record RewardReturned(String reward, long points) implements RewardEvent {
        /** Checks the parts. */
        public RewardReturned {
            Input.present("reward", reward);
        }
    }

    /**
     * The reward was not handed over: stock and points came back.
     *
     * @param reward which
     * @param points what it had cost
     */
    record RewardCancelled(String reward, long points) implements RewardEvent {
        /** Checks the parts. */
        public RewardCancelled {
            Input.present("reward", reward);
        }
    }
}
