package dev.aftercare.crm.model.loyalty;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import java.time.Instant;

/** What happens to draws. Only {@link DrawHeld} carries a seed: nobody learns it before the winners are known. */
public sealed interface DrawEvent extends EventBody {

    /**
     * A draw was announced.
     *
     * @param draw which
     * @param programme with whose points it is paid
     * @param price what an entry costs in points
     * @param from the first instant of entry
     * @param until the first instant after the last entry
     * @param commitment the SHA-256 of the seed that decides, as 64 hexadecimal digits
     */
    record DrawDefined(String draw, ProgrammeId programme, long price, Instant from, Instant until, String commitment)
            implements DrawEvent {
        /** Checks the parts. */
        public DrawDefined {
            Input.present("draw", draw);
            Input.present("programme", programme);
            from = Input.instant("from", from);
            until = Input.instant("until", until);
            Input.present("commitment", commitment);
        }
    }

    /**
     * A customer entered.
     *
     * @param draw which
     * @param number the number of the entry
     * @param points what it cost
     */
    record DrawEntered(String draw, long number, long points) implements DrawEvent {
        /** Checks the parts. */
        public DrawEntered {
            Input.present("draw", draw);
        }
    }

    /**
     * An entry won.
     *
     * @param draw which
     * @param number the number of the entry
     * @param prize what it won
     * @param winner whose it is
     */
    record DrawWon(String draw, long number, String prize, CustomerId winner) implements DrawEvent {
        /** Checks the parts. */
        public DrawWon {
            Input.present("draw", draw);
            Input.present("prize", prize);
            Input.present("winner", winner);
        }
    }

    /**
     * All winners of a draw are drawn; each was told by a {@link DrawWon}.
     *
     * @param draw which
     * @param entries how many entries there were
     * @param wins how many won
     * @param seed what decided, as 64 hexadecimal digits
     */
    record DrawHeld(String draw, long entries, long wins, String seed) implements DrawEvent {
        /** Checks the parts. */
        public DrawHeld {
            Input.present("draw", draw);
            Input.present("seed", seed);
        }
    }

    /**
     * A draw will not take place; what its entries cost is on its way back.
     *
     * @param draw which
     * @param entries how many entries there were
     */
    record DrawCancelled(String draw, long entries) implements DrawEvent {
        /** Checks the parts. */
        public DrawCancelled {
            Input.present("draw", draw);
        }
    }

    /**
     * What an entry of a cancelled draw cost came back.
     *
     * @param draw which
     * @param number the number of the entry
     * @param points how many
     */
    record DrawPointsGivenBack(String draw, long number, long points) implements DrawEvent {
        /** Checks the parts. */
        public DrawPointsGivenBack {
            Input.present("draw", draw);
        }
    }
}
