package dev.aftercare.crm.model;

/**
 * What an event says happened. Each domain has its own sealed set of records; {@code model.event.UnrecognizedEvent} stands for one
 * that a newer version wrote.
 */
public interface EventBody {}
