/**
 * The JSON form of the records, as adapters keep it and as it leaves the library.
 *
 * <p>{@link dev.aftercare.crm.persistence.json.CrmJson} is the entry: a {@link dev.aftercare.crm.persistence.json.JsonCodec}
 * for each payload that an adapter keeps, and the mapper for import and export.
 * {@link dev.aftercare.crm.persistence.json.EventBodies} names the types of events and reads and writes their bodies.
 */
@NullMarked
package dev.aftercare.crm.persistence.json;

import org.jspecify.annotations.NullMarked;
