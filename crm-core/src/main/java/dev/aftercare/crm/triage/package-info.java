/**
 * Classification in a ticket's course 分类: {@code TicketClassification} asks the classifier about a ticket, lets the rule of
 * {@code CategoryRules} decide what of it counts, and trains the classifier from what people of the shop have decided.
 *
 * <p>The classifier itself, the tree of categories and the policy are in {@code dev.aftercare.crm.classification}.
 */
@NullMarked
package dev.aftercare.crm.triage;

import org.jspecify.annotations.NullMarked;
