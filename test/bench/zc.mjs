// test/bench/cases.ts
import { deepStrictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { act as act2, charters as charters2, defaultLimits, elapse as elapse2, openCase as openCase2, paths as paths4 } from "casewright";
import { memoryStore } from "casewright/desk";
import { createActor } from "xstate";

// examples/demo/contact-line.ts
import { charters, Id, LinkKind, Party, paths } from "casewright";
import { z } from "zod";

// examples/data/contacts-text.ts
var isInstant = (key) => /^(at|from|until|backBy)$|[a-z]At$/.test(key);

// examples/demo/contact-line.ts
var Time = z.int("expected a time with its zone, such as 2026-03-10T09:00:00+08:00");
var shared = {
  id: Id,
  openedAt: Time,
  /** Who opens it, where that is not the customer. */
  openedBy: Party.optional(),
  /** The earlier case of the file that it comes of. */
  comesOf: z.strictObject({ kind: LinkKind, to: Id }).optional(),
  /** Everything that is asked of the case, in order; whether the case takes it is for the case to say. */
  events: z.array(z.strictObject({ at: Time, by: Party, event: z.looseObject({ type: z.string() }) }))
};
var pathsOf = ({ paths: offered }) => offered.filter((name) => Object.hasOwn(paths, name));
function lineFor(charter2) {
  const lines = pathsOf(charter2).map(
    (path) => z.strictObject({ path: z.literal(path), ...shared, input: paths[path].input })
  );
  return z.discriminatedUnion("path", lines);
}
function readContacts(text2, charter2 = charters.topUp) {
  const schema = lineFor(charter2);
  const contacts2 = [];
  const malformed = [];
  const lineOf = /* @__PURE__ */ new Map();
  for (const [index, source] of text2.split("\n").entries()) {
    if (source.trim() === "") continue;
    const line = index + 1;
    const read = readLine(source, schema);
    const reason = "reason" in read ? read.reason : misplaced(read.contact, lineOf);
    if ("contact" in read && reason === void 0) {
      lineOf.set(read.contact.id, line);
      contacts2.push(read.contact);
    } else malformed.push({ line, reason });
  }
  return { contacts: contacts2, malformed };
}
function misplaced({ id, comesOf }, lineOf) {
  if (lineOf.has(id)) return `id: ${id} is the contact of line ${lineOf.get(id)}`;
  if (comesOf === void 0 || lineOf.has(comesOf.to)) return void 0;
  return `comesOf.to: no line before this one has the contact ${comesOf.to}`;
}
function readLine(source, schema) {
  let value;
  try {
    value = JSON.parse(source, toInstant);
  } catch (error2) {
    return { reason: `no JSON: ${error2.message}` };
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return { contact: data };
  return {
    reason: error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ")
  };
}
var isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
var toInstant = (key, value) => isInstant(key) && typeof value === "string" && isoTime.test(value) ? Date.parse(value) : value;

// examples/demo/run-contacts.ts
import {
  defineCharter,
  nextDueAt,
  paths as paths3
} from "casewright";
import { createDesk } from "casewright/desk";

// examples/demo/retell.ts
import { isDeepStrictEqual } from "node:util";
import {
  act,
  elapse,
  linkCase,
  openCase,
  paths as paths2
} from "casewright";

// examples/demo/contact-run.ts
var isLevel = (event) => event.type.startsWith("sla.");

// examples/demo/retell.ts
function retell(contact, { records, refusals }, charter2) {
  const { id, path, openedAt } = contact;
  const [opening] = records;
  const { at, by, event } = opening;
  let step = openCase(paths2[path], event.input, { id, at, by, charter: charter2 });
  const happened = happeningsOf(step);
  for (let next = records[happened.length]; next !== void 0; next = records[happened.length]) {
    step = again(step.case, next, charter2);
    happened.push(...happeningsOf(step));
  }
  return { id, path, openedAt, case: step.case, happenings: withRefusals(happened, contact, refusals) };
}
var requestsIn = (records) => records.filter(
  ({ by, event }) => by.role !== "system" && event.type !== "case.open" && event.type !== "case.link"
);
function again(item, { at, by, event }, charter2) {
  if (event.type === "case.link") {
    const { type: _, ...link } = event;
    return linkCase(item, link, { at, by, charter: charter2 });
  }
  if (by.role === "system") return elapse(item, { at, charter: charter2 });
  const step = act(item, event, { at, by, charter: charter2 });
  if (!step.ok) throw new Error(`${item.id}: ${step.refusal.message}`);
  return step;
}
function happeningsOf({ recorded, emitted }) {
  const last = recorded.findLast(({ event }) => !isLevel(event));
  return recorded.map((record) => {
    const { at, by, event } = record;
    const effects = record === last ? emitted.filter((effect) => !isLevel(effect)) : [];
    return { at, by, event, effects, refusal: null };
  });
}
function withRefusals(happened, { openedAt, events }, refusals) {
  const all = [];
  const taken = new Set(requestsIn(happened));
  let [next, now, refused] = [0, openedAt, 0];
  for (const { at, by, event } of events) {
    now = Math.max(now, at);
    while (next < happened.length && !taken.has(happened[next]) && happened[next].at <= now) {
      all.push(happened[next++]);
    }
    const one = happened[next];
    const isTaken = isDeepStrictEqual({ at, by, event }, { at: one?.at, by: one?.by, event: one?.event });
    if (isTaken) all.push(happened[next++]);
    else all.push({ at, by, event, effects: [], refusal: refusals[refused++].refusal });
  }
  return [...all, ...happened.slice(next)];
}

// examples/demo/run-contacts.ts
var followedMs = 21 * 864e5;
var reader = { id: "reader", role: "manager" };
async function runContacts(contacts2, charter2, store, progress = { begin: () => {
}, step: () => {
} }) {
  const clock = { at: 0 };
  const desk = createDesk({
    charter: defineCharter({ ...charter2, keepsRefusals: true }, { paths: paths3 }),
    store,
    now: () => clock.at,
    // The program speaks for everybody, and may know of every case; what somebody may ask of it is for the case to say.
    viewFor: (item) => item
  });
  try {
    const steps = (await Promise.all(contacts2.map((contact) => stepsOf(contact, desk)))).flat().toSorted((a, b) => a.at - b.at);
    let done = steps.filter(({ isDone }) => isDone).length;
    progress.begin(done, steps.length);
    desk.on("*", () => {
    });
    for (const { at, isDone, take } of steps) {
      clock.at = at;
      if (isDone) continue;
      await desk.tick();
      await take();
      progress.step(++done);
    }
    return await Promise.all(
      contacts2.map(async (contact) => retell(contact, await historyOf(desk, contact), charter2))
    );
  } finally {
    await desk.close();
  }
}
var historyOf = (desk, { id }) => desk.history(id, { by: reader });
async function stepsOf(contact, desk) {
  const { id, path, openedAt, openedBy, comesOf, input, events } = contact;
  const by = openedBy ?? input.customer;
  const before = await historyOf(desk, contact);
  const asked = before === null ? 0 : requestsIn(before.records).length + before.refusals.length;
  const ties = before?.records.filter(({ event }) => event.type === "case.link") ?? [];
  const isTied = comesOf === void 0 || ties.some(({ event }) => event.to === comesOf.to);
  const opens = {
    at: openedAt,
    isDone: before !== null && isTied,
    async take() {
      if (before === null) {
        const opened = await desk.open(path, input, { id, by, at: openedAt });
        if (!opened.ok) throw new Error(`${id}: ${opened.refusal.message}`);
      }
      if (comesOf !== void 0) await desk.link({ ...comesOf, from: id }, { by });
    }
  };
  const asks = events.map(({ at: at2, by: by2, event }, index) => ({
    at: at2,
    isDone: index < asked,
    take: () => desk.send(id, event, { at: at2, by: by2, key: `${id}/${index}` })
  }));
  const until = (events.at(-1)?.at ?? openedAt) + followedMs;
  const item = before && (await desk.get(id, { by: reader })).case;
  const isOver = item !== null && asked === events.length && (nextDueAt(item) ?? until + 1) > until;
  const ends = { at: until, isDone: isOver, take: async () => {
  } };
  let at = openedAt;
  return [opens, ...asks, ends].map((step) => {
    at = Math.max(at, step.at);
    return { ...step, at };
  });
}

// test/bench/cases.ts
var charter = charters2.topUp;
var rounds = 30;
var limit = 1.3;
var text = readFileSync("examples/data/contacts/top-up.jsonl", "utf8");
var { contacts } = readContacts(text);
var runs = await runContacts(contacts, charter, memoryStore());
var led = contacts.map((contact, index) => ({ contact, run: runs[index] })).filter(({ run }) => run.happenings.every(({ refusal }) => refusal === null));
function leadCase({ contact: { id, path, openedAt, input, events }, run }) {
  const by = input.customer;
  let item = openCase2(paths4[path], input, { id, at: openedAt, by, charter }).case;
  for (const { at, by: by2, event } of events) item = act2(item, event, { at, by: by2, charter }).case;
  return elapse2(item, { at: run.case.updatedAt, charter }).case.state.value;
}
var scopes = Object.fromEntries(
  led.map(({ contact: { path, input } }) => {
    const opening = { ...input, id: "none", at: 0, limits: defaultLimits };
    const self = createActor(paths4[path].machine, { input: opening });
    const nothing = () => {
    };
    const silent = {
      defer: nothing,
      logger: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: nothing
    };
    return [path, { self, system: self.system, id: "", sessionId: "", ...silent }];
  })
);
function leadSnapshot({ contact: { id, path, openedAt, input }, run }) {
  const { machine } = paths4[path];
  const scope = scopes[path];
  const opening = { ...input, id, at: openedAt, by: input.customer, limits: defaultLimits };
  let snapshot = machine.getInitialSnapshot(scope, opening);
  for (const { at, by, event } of run.happenings) {
    if (event.type !== "case.open") snapshot = machine.transition(snapshot, { ...event, at, by }, scope);
  }
  return snapshot.value;
}
for (const each of led) deepStrictEqual(leadCase(each), leadSnapshot(each));
var table = {};
for (const path of ["inquiry", "dispute", "fault", "all"]) {
  const cases = led.filter(({ run }) => path === "all" || run.path === path);
  const events = cases.reduce((sum, { run }) => sum + run.happenings.length, 0);
  const ours = [];
  const theirs = [];
  for (let round = -5; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [leadCase, leadSnapshot] : [leadSnapshot, leadCase];
    const times = new Map(
      [first, second].map((lead) => [lead, time(() => cases.forEach((each) => void lead(each)))])
    );
    if (round < 0) continue;
    ours.push(times.get(leadCase));
    theirs.push(times.get(leadSnapshot));
  }
  const ratio = median(ours.map((ms, round) => ms / theirs[round]));
  const perEvent = (ms) => `${(median(ms) * 1e3 / events).toFixed(2)} \xB5s`;
  table[path] = {
    cases: String(cases.length),
    events: String(events),
    casewright: perEvent(ours),
    xstate: perEvent(theirs),
    ratio: ratio.toFixed(2)
  };
}
console.log(`a case from opening to end, per event; ratio: median of ${rounds} rounds, limit ${limit}`);
console.table(table);
function time(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
