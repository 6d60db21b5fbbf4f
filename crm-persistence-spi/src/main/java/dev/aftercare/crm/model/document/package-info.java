/**
 * What the shop configures or collects: documents by kind and id, with a JSON payload. That a definition changed is told as a
 * {@link dev.aftercare.crm.model.document.DefinitionEvent}.
 */
@NullMarked
package dev.aftercare.crm.model.document;

import org.jspecify.annotations.NullMarked;
