-- Why the actor did what an event tells. Events stored before have none.
ALTER TABLE {event} ADD COLUMN ${if_absent} reason ${payload};
