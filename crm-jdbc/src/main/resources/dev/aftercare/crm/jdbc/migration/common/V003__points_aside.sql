-- Points beside the balance: held for a payment, pending, or owed by the customer; and what ties an entry to others. The running
-- figures of an entry and the figures of its account can be checked against each other column by column.
ALTER TABLE {points_account} ADD COLUMN ${if_absent} held BIGINT DEFAULT 0 NOT NULL CHECK (held >= 0);
ALTER TABLE {points_account} ADD COLUMN ${if_absent} pending BIGINT DEFAULT 0 NOT NULL CHECK (pending >= 0);
ALTER TABLE {points_account} ADD COLUMN ${if_absent} debt BIGINT DEFAULT 0 NOT NULL CHECK (debt >= 0);
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} held BIGINT DEFAULT 0 NOT NULL CHECK (held >= 0);
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} pending BIGINT DEFAULT 0 NOT NULL CHECK (pending >= 0);
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} debt BIGINT DEFAULT 0 NOT NULL CHECK (debt >= 0);
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} entry_name VARCHAR(120)${code};
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} about_no BIGINT CHECK (about_no > 0);
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} until_at BIGINT;
ALTER TABLE {points_entry} ADD COLUMN ${if_absent} idempotency_key VARCHAR(200)${code};
CREATE UNIQUE INDEX ${if_absent} {index points_entry_name} ON {points_entry} (tenant_id, account_id, entry_name);
CREATE INDEX ${if_absent} {index points_entry_about} ON {points_entry} (tenant_id, account_id, about_no, sequence_no);
