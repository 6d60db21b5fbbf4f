-- Finds the returns of an order.
CREATE INDEX ${if_absent} {index purchase_original} ON {purchase} (tenant_id, original);
