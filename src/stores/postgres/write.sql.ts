/**
 * Stores moves, each as a whole or not at all, and answers for each: `written`, `stale` or `key-taken`. What anyone wrote comes as
 * JSON within a string, and is stored to the letter. Locks are taken in the same order by all: keys, then cases, each by name
 * (the caller sorts the moves by case).
 */
export const write = `
  CREATE FUNCTION casewright_write(moves json, records json, effects json, customers json, assignments json)
  RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    step record;
    fresh_keys text[];
    answers text[] := '{}';
    done boolean[] := '{}';
  BEGIN
    INSERT INTO casewright_trays (name, path, tags, holders, leaning, is_open)
      SELECT name, name::json->>0, name::json->1, name::json->2, name::json->>3, (name::json->>4)::boolean
        FROM (SELECT DISTINCT tray AS name FROM json_to_recordset(moves) AS m (tray text)) AS asked
        WHERE NOT EXISTS (SELECT 1 FROM casewright_trays t WHERE t.name = asked.name)
        ORDER BY name COLLATE "C"
      ON CONFLICT (name) DO NOTHING;

    WITH fresh AS (
      INSERT INTO casewright_keys (key, content, case_id, rev, at)
        SELECT m.key, m.content, m.id, m.rev, m.key_at
          FROM json_to_recordset(moves) AS m (key text, content text, id text, rev bigint, key_at bigint)
          WHERE m.key IS NOT NULL ORDER BY m.key COLLATE "C"
        ON CONFLICT (key) DO NOTHING RETURNING key)
    SELECT array_agg(key) INTO fresh_keys FROM fresh;

    FOR step IN
      SELECT m.*, t.id AS tray_id
        FROM json_to_recordset(moves) AS m (
          turn integer, id text, key text, before_rev bigint, before_assignee text, rev bigint, tray text, rank integer,
          due_at bigint, assignee text, party text, is_waiting boolean, opened_at bigint, updated_at bigint, snapshot text)
        JOIN casewright_trays t ON t.name = m.tray ORDER BY m.turn
    LOOP
      done[step.turn] := false;
      IF step.key IS NOT NULL AND (step.key = ANY (fresh_keys)) IS NOT TRUE THEN
        answers[step.turn] := 'key-taken';
        CONTINUE;
      END IF;
      IF step.before_rev IS NULL THEN
        INSERT INTO casewright_cases (id, rev, tray, rank, due_at, wake_at, assignee, assignee_party, is_waiting,
            opened_at, updated_at, snapshot)
          VALUES (step.id, step.rev, step.tray_id, step.rank, step.due_at, step.due_at, step.assignee, step.party::json,
            step.is_waiting, step.opened_at, step.updated_at, step.snapshot::json)
          ON CONFLICT (id) DO NOTHING;
      ELSE
        UPDATE casewright_cases SET rev = step.rev, tray = step.tray_id, rank = step.rank, due_at = step.due_at,
            wake_at = step.due_at, assignee = step.assignee, assignee_party = step.party::json,
            is_waiting = step.is_waiting, updated_at = step.updated_at, snapshot = step.snapshot::json
          WHERE id = step.id AND rev = step.before_rev AND assignee IS NOT DISTINCT FROM step.before_assignee
            AND erased_at IS NULL;
      END IF;
      IF FOUND THEN
        answers[step.turn] := 'written';
        done[step.turn] := true;
      ELSE
        answers[step.turn] := 'stale';
        DELETE FROM casewright_keys WHERE key = step.key;
      END IF;
    END LOOP;

    IF customers IS NOT NULL THEN
      FOR step IN
        SELECT m.turn, m.ids, c.number FROM json_to_recordset(customers) AS m (turn integer, id text, ids json)
          CROSS JOIN LATERAL (SELECT number FROM casewright_cases WHERE id = m.id OFFSET 0) c
          WHERE done[m.turn]
      LOOP
        DELETE FROM casewright_customers WHERE case_number = step.number;
        INSERT INTO casewright_customers (customer_id, case_number)
          SELECT customer, step.number FROM json_array_elements_text(step.ids) AS customer;
      END LOOP;
    END IF;
    IF records IS NOT NULL THEN
      INSERT INTO casewright_records (case_id, rev, at, type, record)
        SELECT case_id, rev, at, type, record::json
          FROM json_to_recordset(records) AS r (turn integer, case_id text, rev bigint, at bigint, type text, record text)
          WHERE done[turn];
    END IF;
    IF effects IS NOT NULL THEN
      INSERT INTO casewright_outbox (case_id, rev, position, type, effect, put_at, ready_at)
        SELECT case_id, rev, position, type, effect::json, at, at
          FROM json_to_recordset(effects)
            AS e (turn integer, case_id text, rev bigint, position integer, type text, effect text, at bigint)
          WHERE done[turn];
    END IF;
    IF assignments IS NOT NULL THEN
      INSERT INTO casewright_assignments (case_id, at, agent_id, assignment)
        SELECT case_id, at, agent_id, assignment::json
          FROM json_to_recordset(assignments) AS a (turn integer, case_id text, at bigint, agent_id text, assignment text)
          WHERE done[turn];
    END IF;
    RETURN to_json(answers);
  END
  $$;
`
