/**
 * Files in: {@link dev.aftercare.crm.examples.quickstart.input.PurchaseFile} and
 * {@link dev.aftercare.crm.examples.quickstart.input.CaseFile} are what the others use; every line that they cannot use goes to
 * {@link dev.aftercare.crm.examples.quickstart.input.Rejects}.
 */
@NullMarked
package dev.aftercare.crm.examples.quickstart.input;

import org.jspecify.annotations.NullMarked;
