/** What must happen at an instant: entries by key, claimed by one worker at a time. */
@NullMarked
package dev.aftercare.crm.model.due;

import org.jspecify.annotations.NullMarked;
