package dev.aftercare.crm.examples.quickstart.input;

import java.time.LocalDateTime;

/**
 * One good line of a help-desk event log.
 *
 * @param line its number; the header is 1
 * @param lines how many lines of the file it covers
 * @param caseId the log's number of the case
 * @param code what happened
 * @param stated when, as the log states it
 */
record HelpdeskEvent(long line, int lines, String caseId, HelpdeskCode code, LocalDateTime stated) {}
