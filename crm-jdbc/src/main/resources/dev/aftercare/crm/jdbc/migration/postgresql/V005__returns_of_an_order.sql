-- Finds the returns of an order. A partial index: orders cost nothing.
CREATE INDEX IF NOT EXISTS {index purchase_original} ON {purchase} (tenant_id, original) WHERE original IS NOT NULL;
