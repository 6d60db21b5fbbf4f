-- Finds the events that wait for a relay, in the order in which they are handed over.
CREATE INDEX ${if_absent} {index event_waiting}
    ON {event} (tenant_id, waiting_in, aggregate_kind, aggregate_id, sequence_no);
