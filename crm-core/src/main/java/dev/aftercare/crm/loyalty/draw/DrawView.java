package dev.aftercare.crm.loyalty.draw;

import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of a draw. With the commitment, the seed and the number of entries, anybody can recompute the picks by
 * {@link DrawRules#picks}.
 *
 * @param draw its definition
 * @param state where it stands
 * @param commitment the SHA-256 of the seed's 32 bytes, as 64 hexadecimal digits
 * @param entries how many entries there are; they are numbered from 1 to this
 * @param picks how many of them were picked
 * @param wins how many of those won
 * @param seed what decided, as 64 hexadecimal digits; null as long as the draw is not {@code DRAWN}
 */
public record DrawView(
        Draw draw,
        DrawState state,
        String commitment,
        long entries,
        long picks,
        long wins,
        @Nullable String seed) {}
