import { CasewrightError } from '../../vocabulary/errors.js'
import type { Connection, Statements } from './connection.js'
import { write } from './write.sql.js'

/**
 * The tables, version by version; docs/desk.md describes them. A version that was published is never changed: what comes
 * after it is another one. What anyone wrote is kept as `json`, which keeps it to the letter; `jsonb` would refuse a NUL and
 * half of a surrogate pair.
 */
const versions: readonly string[] = [
  `
  CREATE TABLE casewright_trays (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    path text NOT NULL,
    tags json NOT NULL,
    holders json NOT NULL,
    leaning text,
    is_open boolean NOT NULL
  );

  CREATE TABLE casewright_cases (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    rev bigint NOT NULL,
    tray integer NOT NULL,
    rank integer NOT NULL,
    due_at bigint,
    wake_at bigint,
    assignee text COLLATE "C",
    assignee_party json,
    is_waiting boolean NOT NULL,
    opened_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    erased_at bigint,
    snapshot json NOT NULL
  ) WITH (fillfactor = 70);
  CREATE INDEX casewright_cases_in_tray ON casewright_cases (tray, number) WHERE erased_at IS NULL;
  CREATE INDEX casewright_cases_waiting ON casewright_cases (tray, (-rank), coalesce(due_at, 9000000000000000), number) WHERE is_waiting;
  CREATE INDEX casewright_cases_had ON casewright_cases (assignee, tray, number) WHERE assignee IS NOT NULL;
  CREATE INDEX casewright_cases_due ON casewright_cases (wake_at, number) WHERE wake_at IS NOT NULL;

  CREATE TABLE casewright_customers (
    customer_id text COLLATE "C" NOT NULL,
    case_number bigint NOT NULL,
    PRIMARY KEY (customer_id, case_number)
  );
  CREATE INDEX casewright_customers_of_case ON casewright_customers (case_number);

  CREATE TABLE casewright_records (
    case_id text COLLATE "C" NOT NULL,
    rev bigint NOT NULL,
    at bigint NOT NULL,
    type text NOT NULL,
    record json NOT NULL,
    PRIMARY KEY (case_id, rev)
  );

  CREATE TABLE casewright_outbox (
    case_id text COLLATE "C" NOT NULL,
    rev bigint NOT NULL,
    position integer NOT NULL,
    type text COLLATE "C" NOT NULL,
    effect json NOT NULL,
    put_at bigint NOT NULL,
    ready_at bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    lease text,
    died_at bigint,
    reason text,
    PRIMARY KEY (case_id, rev, position)
  );
  CREATE INDEX casewright_outbox_ready ON casewright_outbox (type, ready_at) WHERE died_at IS NULL;
  CREATE INDEX casewright_outbox_dead ON casewright_outbox (died_at) WHERE died_at IS NOT NULL;

  CREATE TABLE casewright_keys (
    key text COLLATE "C" PRIMARY KEY,
    content text NOT NULL,
    case_id text COLLATE "C" NOT NULL,
    rev bigint NOT NULL,
    at bigint NOT NULL
  );
  CREATE INDEX casewright_keys_by_age ON casewright_keys (at);
  CREATE INDEX casewright_keys_of_case ON casewright_keys (case_id);

  CREATE TABLE casewright_assignments (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    agent_id text,
    assignment json NOT NULL
  );
  CREATE INDEX casewright_assignments_of_case ON casewright_assignments (case_id);

  CREATE TABLE casewright_refusals (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    code text NOT NULL,
    rule text,
    refusal json NOT NULL
  );
  CREATE INDEX casewright_refusals_of_case ON casewright_refusals (case_id);

  CREATE TABLE casewright_agents (
    id text COLLATE "C" PRIMARY KEY,
    party json NOT NULL,
    capacity integer NOT NULL,
    skills json NOT NULL
  );

  ${write}
  `,
]

/** Marks whoever brings the tables up to date: "casewrig" in ASCII. */
const lock = '7161120016164808039'

/** Brings the tables to the present version. Of several processes that start at once, one does it. */
export async function migrate(connection: Connection): Promise<void> {
  const [{ encoding }] = (await connection.all(`SELECT current_setting('server_encoding') AS encoding`)) as [
    { encoding: string },
  ]
  if (encoding !== 'UTF8')
    throw new CasewrightError('store-failed', `postgresStore: expected a database in UTF8, got ${encoding}`)
  // A process that may not make tables can use those that are there.
  if ((await versionIn(connection)) === versions.length) return
  await connection.transaction(async transaction => {
    await transaction.run('SELECT pg_advisory_xact_lock($1)', lock)
    await transaction.run('CREATE TABLE IF NOT EXISTS casewright_schema (version integer PRIMARY KEY)')
    const version = await versionIn(transaction)
    if (version > versions.length) throw connection.tooNew(version, versions.length)
    for (const [index, sql] of versions.entries()) {
      if (index < version) continue
      await transaction.script(sql)
      await transaction.run('INSERT INTO casewright_schema (version) VALUES ($1)', index + 1)
    }
  })
}

async function versionIn(statements: Statements): Promise<number> {
  const [found] = await statements.all<{ is_there: boolean }>(
    `SELECT to_regclass('casewright_schema') IS NOT NULL AS is_there`,
  )
  if (!found!.is_there) return 0
  const [row] = await statements.all<{ version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM casewright_schema',
  )
  return row!.version
}
