/** What happened: {@link dev.aftercare.crm.model.event.Event} wraps what each domain says in its own event records. */
@NullMarked
package dev.aftercare.crm.model.event;

import org.jspecify.annotations.NullMarked;
