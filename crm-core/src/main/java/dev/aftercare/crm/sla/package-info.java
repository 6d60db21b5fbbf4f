/**
 * Service levels: by when a customer is to be answered and helped, counted in the shop's opening hours.
 *
 * <p>Where is the due time computed? Read in this order:
 *
 * <ol>
 *   <li>{@link dev.aftercare.crm.sla.BusinessCalendar} says when the shop is open. It is made of a
 *       {@link dev.aftercare.crm.sla.CalendarDefinition}. The arithmetic behind its methods stands in {@code OpenDays} (which hours
 *       hold on a date, and at which instants), {@code OpenSeconds} (which numbers them one by one, by {@code WeekSeconds} and the
 *       {@code DaysOfYear} that differ from the week; {@code OpenDates} numbers its working days likewise), and {@code BusinessTime}. A
 *       {@link dev.aftercare.crm.sla.Budget} is what may
 *       be spent of a calendar: open time or working days. {@link dev.aftercare.crm.sla.CalendarLayers} lay a department's calendar
 *       over the company's.
 *   <li>{@link dev.aftercare.crm.sla.SlaPolicy} says what each {@link dev.aftercare.crm.model.sla.Metric} may take at each priority, and
 *       by its {@link dev.aftercare.crm.sla.MetricRule} which events start, stop, pause, resume and end it.
 *       {@link dev.aftercare.crm.sla.PolicyIndex} says which policy applies to which ticket;
 *       {@link dev.aftercare.crm.sla.SlaTerms} are one version of a policy with one version of its calendar.
 *   <li>{@link dev.aftercare.crm.sla.ClockCourse} takes the clocks of a ticket through its events, one by one: a ticket goes on from the
 *       clocks it stores, {@link dev.aftercare.crm.sla.ClockHistory} tells them from the first event.
 *   <li>{@link dev.aftercare.crm.sla.ClockRules} starts, pauses, resumes, stops and retargets single clocks. It sets
 *       {@link dev.aftercare.crm.model.sla.SlaClock#dueAt}, and that is the only place where a due time comes from.
 *   <li>{@link dev.aftercare.crm.sla.ClockDues} turns changed clocks into entries of the list of due things.
 *   <li>{@link dev.aftercare.crm.sla.Promises} are the terms that a step needs: those in force, and those that the ticket's clocks name;
 *       {@link dev.aftercare.crm.sla.StoredPromises} reads them.
 * </ol>
 *
 * <p>A shop begins with {@link dev.aftercare.crm.sla.ServiceLevels}: it defines calendars and policies, tells how a ticket's clocks
 * stand and which versions they were counted by. {@link dev.aftercare.crm.sla.SlaReports} tell how well promises were kept, what other
 * promises would have come to, why a due time is what it is, and whether the count was fair.
 */
@NullMarked
package dev.aftercare.crm.sla;

import org.jspecify.annotations.NullMarked;
