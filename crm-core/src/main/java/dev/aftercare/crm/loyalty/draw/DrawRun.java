package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.model.Input;

/**
 * How far a draw has come.
 *
 * @param draw which
 * @param state where it stands
 * @param commitment the SHA-256 of its seed, as 64 hexadecimal digits
 * @param entries how many entries there are; they are numbered from 1 to this
 * @param walked to how many of them the work after the entries has come: picked, or on the way back
 * @param wins how many have won
 */
public record DrawRun(String draw, DrawState state, String commitment, long entries, long walked, long wins) {

    /** Checks the parts. */
    public DrawRun {
        Input.code("run.draw", draw, 60);
        Input.present("run.state", state);
        Input.code("run.commitment", commitment, 64);
        Input.within("run.entries", entries, 0, Long.MAX_VALUE);
        Input.within("run.walked", walked, 0, entries);
        Input.within("run.wins", wins, 0, Draw.MAX_PIECES);
    }

    static DrawRun opened(String draw, String commitment) {
        return new DrawRun(draw, DrawState.OPEN, commitment, 0, 0, 0);
    }

    DrawRun entered() {
        return new DrawRun(draw, state, commitment, entries + 1, walked, wins);
    }

    DrawRun with(DrawState next) {
        return new DrawRun(draw, next, commitment, entries, walked, wins);
    }

    DrawRun walkedTo(long number, long won) {
        return new DrawRun(draw, state, commitment, entries, number, won);
    }
}
