/** What the shop configures or collects: documents by kind and id, with a JSON payload. */
@NullMarked
package dev.aftercare.crm.model.document;

import org.jspecify.annotations.NullMarked;
