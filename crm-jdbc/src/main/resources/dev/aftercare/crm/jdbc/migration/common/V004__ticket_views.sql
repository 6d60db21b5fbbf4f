-- What views of tickets search and order by: how many priorities are more pressing, when the next target is used up, and the words of
-- the ticket in the form in which they are searched. Tickets stored before have the first of these from their priority; the library
-- reads the other two from their payloads when it runs this script itself, else they follow with a ticket's next change.
ALTER TABLE {ticket} ADD COLUMN ${if_absent} urgency SMALLINT DEFAULT 0 NOT NULL;
ALTER TABLE {ticket} ADD COLUMN ${if_absent} due_at BIGINT;
ALTER TABLE {ticket} ADD COLUMN ${if_absent} search_text VARCHAR(4000)${text} DEFAULT '' NOT NULL;
UPDATE {ticket} SET urgency = CASE priority WHEN 'URGENT' THEN 0 WHEN 'HIGH' THEN 1 WHEN 'NORMAL' THEN 2 ELSE 3 END;
CREATE INDEX ${if_absent} {index ticket_due} ON {ticket} (tenant_id, due_at, ticket_id);
CREATE INDEX ${if_absent} {index ticket_urgency} ON {ticket} (tenant_id, urgency, received_at, ticket_id);
