import type { Connection } from './connection.js'

/**
 * The tables, version by version; docs/desk.md describes them. A version that was published is never changed: what comes
 * after it is another one.
 */
const versions: readonly string[] = [
  `
  CREATE TABLE casewright_trays (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    tags TEXT NOT NULL,
    holders TEXT NOT NULL,
    leaning TEXT,
    is_open INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE casewright_cases (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    tray INTEGER NOT NULL REFERENCES casewright_trays (id),
    rank INTEGER NOT NULL,
    due_at INTEGER,
    wake_at INTEGER,
    assignee TEXT,
    assignee_party TEXT,
    is_waiting INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    erased_at INTEGER,
    snapshot TEXT NOT NULL
  ) STRICT;
  CREATE INDEX casewright_cases_in_tray ON casewright_cases (tray, number) WHERE erased_at IS NULL;
  CREATE INDEX casewright_cases_waiting
    ON casewright_cases (tray, -rank, ifnull(due_at, 9e15), number) WHERE is_waiting = 1;
  CREATE INDEX casewright_cases_had ON casewright_cases (assignee, tray, number) WHERE assignee IS NOT NULL;
  CREATE INDEX casewright_cases_due ON casewright_cases (wake_at, number) WHERE wake_at IS NOT NULL;

  CREATE TABLE casewright_customers (
    customer_id TEXT NOT NULL,
    case_number INTEGER NOT NULL REFERENCES casewright_cases (number),
    PRIMARY KEY (customer_id, case_number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX casewright_customers_of_case ON casewright_customers (case_number);

  CREATE TABLE casewright_records (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (case_id, rev)
  ) STRICT;

  CREATE TABLE casewright_outbox (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    effect TEXT NOT NULL,
    put_at INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    died_at INTEGER,
    reason TEXT,
    UNIQUE (case_id, rev, position)
  ) STRICT;
  CREATE INDEX casewright_outbox_ready ON casewright_outbox (type, ready_at) WHERE died_at IS NULL;
  CREATE INDEX casewright_outbox_dead ON casewright_outbox (died_at) WHERE died_at IS NOT NULL;

  CREATE TABLE casewright_keys (
    key TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    case_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX casewright_keys_by_age ON casewright_keys (at);

  CREATE TABLE casewright_assignments (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    agent_id TEXT,
    assignment TEXT NOT NULL
  ) STRICT;
  CREATE INDEX casewright_assignments_of_case ON casewright_assignments (case_id);

  CREATE TABLE casewright_refusals (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    code TEXT NOT NULL,
    rule TEXT,
    refusal TEXT NOT NULL
  ) STRICT;
  CREATE INDEX casewright_refusals_of_case ON casewright_refusals (case_id);

  CREATE TABLE casewright_agents (
    id TEXT NOT NULL PRIMARY KEY,
    party TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    skills TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Brings the tables to the present version. Of several processes that start at once, one does it. */
export function migrate(connection: Connection): void {
  connection.exec('CREATE TABLE IF NOT EXISTS casewright_schema (version INTEGER PRIMARY KEY) STRICT')
  connection.transaction(() => {
    const { version } = connection.get<{ version: number }>(
      'SELECT ifnull(max(version), 0) AS version FROM casewright_schema',
    )!
    if (version > versions.length) throw connection.tooNew(version, versions.length)
    for (const [index, sql] of versions.entries()) {
      if (index < version) continue
      connection.exec(sql)
      connection.run('INSERT INTO casewright_schema (version) VALUES (?)', index + 1)
    }
  })
}
