/**
 * Limits against fraud: a {@link dev.aftercare.crm.loyalty.guard.GuardPolicy} says how fast points may come,
 * {@link dev.aftercare.crm.loyalty.guard.GuardRules} decide, pure, and {@link dev.aftercare.crm.loyalty.guard.Guards} is the service.
 * What is over a limit waits for a person in a queue; nothing is lost in silence.
 */
@NullMarked
package dev.aftercare.crm.loyalty.guard;

import org.jspecify.annotations.NullMarked;
