/** What a shop owner wants to read: {@link dev.aftercare.crm.examples.quickstart.report.Report} and one class for each of its parts. */
@NullMarked
package dev.aftercare.crm.examples.quickstart.report;

import org.jspecify.annotations.NullMarked;
