-- Finds the events that wait for a relay, in the order in which they are handed over. A partial index: what was handed over
-- costs nothing.
CREATE INDEX IF NOT EXISTS {index event_waiting}
    ON {event} (tenant_id, waiting_in, aggregate_kind, aggregate_id, sequence_no)
    WHERE waiting_in IS NOT NULL;
