package dev.aftercare.crm.command;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;

/**
 * One change that a rule decided.
 *
 * @param body what happened
 * @param actor who caused it; a rule that follows from a command names itself
 */
public record Happened(EventBody body, Actor actor) {}
