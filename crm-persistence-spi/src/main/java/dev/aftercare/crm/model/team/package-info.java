/** The team: tasks that one department gives another, and what happens to them. */
@NullMarked
package dev.aftercare.crm.model.team;

import org.jspecify.annotations.NullMarked;
