-- The tables of Aftercare CRM.
--
-- Every key and index starts with tenant_id, the distribution column of a sharded engine. Instants (columns in _at, lease_end) are
-- whole microseconds since 1970-01-01T00:00:00Z. A payload is the whole record as JSON and the truth; the columns beside
-- it are what is searched, sorted, summed or constrained. Rows of one aggregate are written in one transaction only, so no
-- foreign keys are needed to keep them together.

CREATE TABLE IF NOT EXISTS {customer} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    customer_id ${uuid} NOT NULL,
    version BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    payload ${payload} NOT NULL,
    PRIMARY KEY (tenant_id, customer_id)
)${options};
CREATE INDEX ${if_absent} {index customer_page} ON {customer} (tenant_id, registered_at, customer_id);

CREATE TABLE IF NOT EXISTS {customer_identity} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    scheme VARCHAR(50)${code} NOT NULL,
    identity_value VARCHAR(320)${text} NOT NULL,
    customer_id ${uuid} NOT NULL,
    PRIMARY KEY (tenant_id, scheme, identity_value)
)${options};
CREATE INDEX ${if_absent} {index customer_identity_owner} ON {customer_identity} (tenant_id, customer_id);

CREATE TABLE IF NOT EXISTS {ticket} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    ticket_id ${uuid} NOT NULL,
    version BIGINT NOT NULL,
    customer_id ${uuid} NOT NULL,
    type VARCHAR(40)${code} NOT NULL,
    stage VARCHAR(40)${code} NOT NULL,
    priority VARCHAR(40)${code} NOT NULL,
    channel VARCHAR(40)${code} NOT NULL,
    category VARCHAR(200)${code},
    cause VARCHAR(100)${code},
    assignee VARCHAR(100)${code},
    received_at BIGINT NOT NULL,
    payload ${payload} NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id)
)${options};
CREATE INDEX ${if_absent} {index ticket_page} ON {ticket} (tenant_id, received_at, ticket_id);
CREATE INDEX ${if_absent} {index ticket_stage} ON {ticket} (tenant_id, stage, received_at, ticket_id);
CREATE INDEX ${if_absent} {index ticket_customer} ON {ticket} (tenant_id, customer_id, received_at, ticket_id);
CREATE INDEX ${if_absent} {index ticket_assignee} ON {ticket} (tenant_id, assignee, received_at, ticket_id);
CREATE INDEX ${if_absent} {index ticket_category} ON {ticket} (tenant_id, category, received_at, ticket_id);

CREATE TABLE IF NOT EXISTS {points_account} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    account_id ${uuid} NOT NULL,
    version BIGINT NOT NULL,
    customer_id ${uuid} NOT NULL,
    programme VARCHAR(64)${code} NOT NULL,
    balance BIGINT NOT NULL CHECK (balance >= 0),
    payload ${payload} NOT NULL,
    PRIMARY KEY (tenant_id, account_id)
)${options};
CREATE UNIQUE INDEX ${if_absent} {index points_account_owner} ON {points_account} (tenant_id, programme, customer_id);

CREATE TABLE IF NOT EXISTS {points_entry} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    account_id ${uuid} NOT NULL,
    sequence_no BIGINT NOT NULL,
    programme VARCHAR(64)${code} NOT NULL,
    kind VARCHAR(40)${code} NOT NULL,
    points BIGINT NOT NULL CHECK (points <> 0),
    balance BIGINT NOT NULL CHECK (balance >= 0),
    entry_at BIGINT NOT NULL,
    cause_kind VARCHAR(40)${code} NOT NULL,
    cause_reference VARCHAR(100)${code} NOT NULL,
    actor_kind VARCHAR(40)${code} NOT NULL,
    actor_id VARCHAR(100)${code} NOT NULL,
    lots ${payload} NOT NULL,
    PRIMARY KEY (tenant_id, account_id, sequence_no)
)${options};
CREATE INDEX ${if_absent} {index points_entry_books} ON {points_entry} (tenant_id, programme, entry_at, kind, points);

CREATE TABLE IF NOT EXISTS {purchase} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    purchase_id VARCHAR(100)${code} NOT NULL,
    kind VARCHAR(40)${code} NOT NULL,
    original VARCHAR(100)${code},
    customer_id ${uuid} NOT NULL,
    bought_at BIGINT NOT NULL,
    channel VARCHAR(40)${code},
    currency VARCHAR(3)${code} NOT NULL,
    total DECIMAL(19, 4) NOT NULL CHECK (total >= 0),
    PRIMARY KEY (tenant_id, purchase_id)
)${options};
CREATE INDEX ${if_absent} {index purchase_customer} ON {purchase} (tenant_id, customer_id, bought_at, purchase_id);

CREATE TABLE IF NOT EXISTS {purchase_line} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    purchase_id VARCHAR(100)${code} NOT NULL,
    line_no INT NOT NULL,
    sku VARCHAR(100)${text} NOT NULL,
    description VARCHAR(500)${text},
    category VARCHAR(200)${text},
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    amount DECIMAL(19, 4) NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant_id, purchase_id, line_no)
)${options};

-- waiting_in is the partition in which the event waits for a relay; null once it was handed over.
CREATE TABLE IF NOT EXISTS {event} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    aggregate_kind VARCHAR(40)${code} NOT NULL,
    aggregate_id VARCHAR(100)${code} NOT NULL,
    sequence_no BIGINT NOT NULL,
    event_id ${uuid} NOT NULL,
    customer_id ${uuid},
    event_at BIGINT NOT NULL,
    actor_kind VARCHAR(40)${code} NOT NULL,
    actor_id VARCHAR(100)${code} NOT NULL,
    type VARCHAR(100)${code} NOT NULL,
    payload ${payload} NOT NULL,
    waiting_in SMALLINT,
    PRIMARY KEY (tenant_id, aggregate_kind, aggregate_id, sequence_no)
)${options};
CREATE UNIQUE INDEX ${if_absent} {index event_unique} ON {event} (tenant_id, event_id);
CREATE INDEX ${if_absent} {index event_timeline} ON {event} (tenant_id, customer_id, event_at, event_id);

CREATE TABLE IF NOT EXISTS {event_lease} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    partition_no SMALLINT NOT NULL,
    token ${uuid},
    lease_end BIGINT,
    leased_at BIGINT,
    PRIMARY KEY (tenant_id, partition_no)
)${options};

CREATE TABLE IF NOT EXISTS {due} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    kind VARCHAR(40)${code} NOT NULL,
    aggregate_kind VARCHAR(40)${code} NOT NULL,
    aggregate_id VARCHAR(100)${code} NOT NULL,
    part VARCHAR(60)${code} NOT NULL,
    due_at BIGINT NOT NULL,
    token ${uuid},
    lease_end BIGINT,
    PRIMARY KEY (tenant_id, kind, aggregate_kind, aggregate_id, part)
)${options};
CREATE INDEX ${if_absent} {index due_scan} ON {due} (tenant_id, due_at, kind, aggregate_kind, aggregate_id, part);

CREATE TABLE IF NOT EXISTS {document} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    kind VARCHAR(40)${code} NOT NULL,
    document_id VARCHAR(100)${code} NOT NULL,
    version BIGINT NOT NULL,
    owner VARCHAR(100)${code},
    ordered_at BIGINT NOT NULL,
    payload ${payload} NOT NULL,
    PRIMARY KEY (tenant_id, kind, document_id)
)${options};
CREATE INDEX ${if_absent} {index document_page} ON {document} (tenant_id, kind, ordered_at, document_id);
CREATE INDEX ${if_absent} {index document_owner} ON {document} (tenant_id, kind, owner, ordered_at, document_id);

CREATE TABLE IF NOT EXISTS {command} (
    tenant_id VARCHAR(64)${code} NOT NULL,
    idempotency_key VARCHAR(200)${code} NOT NULL,
    fingerprint VARCHAR(100)${code} NOT NULL,
    result ${payload} NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, idempotency_key)
)${options};
CREATE INDEX ${if_absent} {index command_age} ON {command} (tenant_id, done_at, idempotency_key);
