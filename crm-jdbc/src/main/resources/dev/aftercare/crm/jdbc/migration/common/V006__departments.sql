-- Which department is to help with a ticket. Tickets stored before have it from their payloads when the library runs this script itself,
-- else it follows with a ticket's next change.
ALTER TABLE {ticket} ADD COLUMN ${if_absent} department VARCHAR(100)${text};
CREATE INDEX ${if_absent} {index ticket_department} ON {ticket} (tenant_id, department, received_at, ticket_id);
