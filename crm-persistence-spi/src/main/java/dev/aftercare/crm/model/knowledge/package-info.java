/** What happens to knowledge articles. */
@NullMarked
package dev.aftercare.crm.model.knowledge;

import org.jspecify.annotations.NullMarked;
