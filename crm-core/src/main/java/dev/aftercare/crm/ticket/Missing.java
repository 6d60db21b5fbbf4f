package dev.aftercare.crm.ticket;

/**
 * What a step lacks.
 *
 * @param guard the rule that asks for it
 * @param what the missing thing in words, free of personal data
 */
public record Missing(Guard guard, String what) {}
