/**
 * Deliveries that failed or wait for a retry (the odd states), in the order in which they are grouped by cause; counting
 * them reads nothing else. An odd state is tested by its bit, since the planner takes `state IN (1, 3)` for a loop.
 */
export const failing = /* sql */ `
CREATE INDEX delivery_failing ON delivery (webhook, state, last_status, last_error, updated_at, attempts)
  WHERE state & 1;
`
