import { z } from 'zod'
import type { Path } from '../machines/path.js'
import { defaultLimits, Limits } from '../machines/stages/case-file.js'
import { alwaysOpen } from '../policies/business-time/always-open.js'
import { type Calendar, createCalendar } from '../policies/business-time/calendar.js'
import { type ServicePolicy, servicePolicy } from '../policies/service-levels/service-policy.js'
import { CalendarDefinition } from '../vocabulary/calendar.js'
import { DisclosureRules, IdentityRules } from '../vocabulary/confidentiality.js'
import { CustomerGrading } from '../vocabulary/customer-grade.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { EscalationLadder } from '../vocabulary/escalation.js'
import { FileNumbering } from '../vocabulary/file-number.js'
import { FollowUpRules } from '../vocabulary/follow-up.js'
import { IndicatorTarget } from '../vocabulary/indicator-target.js'
import { UpwardReports } from '../vocabulary/liability.js'
import { parse } from '../vocabulary/parse.js'
import { Role } from '../vocabulary/party.js'
import { PriorityMatrix } from '../vocabulary/priority-matrix.js'
import { Retention } from '../vocabulary/retention.js'
import { RoutingRules } from '../vocabulary/routing.js'
import { ServiceTarget } from '../vocabulary/service-level.js'
import { ShiftChecklist } from '../vocabulary/shift-checklist.js'
import { Id, Text } from '../vocabulary/text.js'
import { TrainingRules } from '../vocabulary/training.js'
import { TriageRules } from '../vocabulary/triage.js'
import { Wording } from '../vocabulary/wording.js'
import { misfitsOf } from './cross-checks.js'
import { Scoring } from './scoring.js'
import { type Charter, type PathMap, tie } from './ties.js'

/** A department as data: what it offers and by which numbers it works. @category Charters */
export const CharterData = z
  .strictObject({
    id: Id,
    /** Counts up with every change; a case keeps the version it was opened under. */
    version: z.int().min(1),
    title: Text,
    /** The department's zone, an IANA name such as `Asia/Shanghai`. */
    timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as Asia/Shanghai'),
    /** The names of the paths it offers. */
    paths: z.array(Id).min(1),
    /** The roles that somebody in it has; then each state of its paths needs a holder among them (R3). */
    roles: z.array(Role).min(1).optional(),
    /** When its desks are open, by a name for its targets to refer to. `always` is there without being defined. */
    calendars: z.record(Id, CalendarDefinition).optional(),
    /** What it undertakes: its service levels. Of several targets for one metric, the first that matches counts. */
    targets: z.array(ServiceTarget).optional(),
    /** How long its paths wait; what is left out is as in `defaultLimits`. */
    limits: Limits.partial().optional(),
    /** Whether a desk writes down what was asked of a case and refused. */
    keepsRefusals: z.boolean().optional(),
    /** How contacts find their path. */
    triage: TriageRules.optional(),
    /** How severity and urgency rank the work, and what the executing department is advised (R5). */
    priorities: PriorityMatrix.optional(),
    /** How cases find their agent (R4). */
    routing: RoutingRules.optional(),
    /** To whom a case goes that is not solved, across and up. */
    escalation: EscalationLadder.optional(),
    /** Who is told of a matter that the company is responsible for (R6). */
    upwardReports: UpwardReports.optional(),
    /** Who may see what of a case (R8). */
    disclosure: DisclosureRules.optional(),
    /** How customers show who they are before their account is spoken of (R8). */
    identity: IdentityRules.optional(),
    /** When customers are followed up (F1–F6). */
    followUp: FollowUpRules.optional(),
    /** How customers are graded (D7). */
    grading: CustomerGrading.optional(),
    /** How files are numbered (D2). */
    numbering: FileNumbering.optional(),
    /** What a new agent needs before working (D8). */
    training: TrainingRules.optional(),
    /** What has to be so before a shift ends (D5). */
    shiftChecklist: ShiftChecklist.optional(),
    /** What its indicators are to reach (Q8). */
    indicators: z.array(IndicatorTarget).optional(),
    /** How the work of its people is marked, and what follows from it. */
    scoring: Scoring.optional(),
    /** How its agents write, language by language (Q10). */
    wording: z
      .array(Wording)
      .refine(each => new Set(each.map(({ language }) => language)).size === each.length, {
        message: 'expected each language once',
      })
      .optional(),
    /** How long its records are kept (D3). */
    retention: Retention.refine(({ timeZone }) => isTimeZone(timeZone), {
      path: ['timeZone'],
      message: 'expected an IANA time zone such as Asia/Shanghai',
    }).optional(),
  })
  .meta({ title: 'Charter', description: 'A department as data' })
/** A department as data: what it offers and by which numbers it works. @category Charters */
export type CharterData = z.infer<typeof CharterData>

/** A name that TypeScript can check against the paths there are; of a name read from JSON it knows nothing. */
type NameIn<Offered extends PathMap, Name extends string> = string extends Name ? Name : Name & keyof Offered

/**
 * Checks a department's charter, and ties it to the paths it names.
 * @param data - The charter, from TypeScript or parsed JSON or YAML.
 * @param options - `paths`: where the names of its paths are found: the library's `paths`, a host's own, or both.
 * @returns The charter, frozen. It remains plain data; but a copy read back from JSON has to be defined anew.
 * @throws CasewrightError `invalid-charter` naming the place in the data, what was expected, and what came.
 * @category Charters
 */
export function defineCharter<const Offered extends PathMap, const Name extends string>(
  data: Omit<z.input<typeof CharterData>, 'paths'> & { readonly paths: readonly NameIn<Offered, Name>[] },
  options: { readonly paths: Offered },
): Charter<Pick<Offered, Name & keyof Offered>> {
  const charter = parse(CharterData, data, 'defineCharter', 'invalid-charter')
  const offered = new Map<string, Path>()
  for (const [index, name] of charter.paths.entries()) {
    const path = Object.hasOwn(options.paths, name) ? options.paths[name] : undefined
    const known = Object.keys(options.paths).join(', ')
    if (path === undefined) throw misnamed(index, `one of ${known}`, name)
    if (offered.has(path.id)) throw misnamed(index, `each path once, by its id "${path.id}"`, name)
    offered.set(path.id, path)
  }
  const limits = { ...defaultLimits, ...charter.limits }
  const calendars = calendarsOf(charter)
  for (const { place, expected, got } of misfitsOf(charter, offered, calendars)) {
    throw new CasewrightError('invalid-charter', `defineCharter: ${place}: expected ${expected}, got ${got}`)
  }
  tie(deepFreeze(charter), { paths: offered, limits, policy: policyOf(charter, calendars) })
  return charter as Charter<Pick<Offered, Name & keyof Offered>>
}

const calendarsOf = ({ calendars = {} }: CharterData): Readonly<Record<string, Calendar>> =>
  Object.fromEntries(
    Object.entries(calendars).map(([name, definition]) => {
      return [name, within(`calendars.${name}`, () => createCalendar(definition))]
    }),
  )

/** The charter's targets, tied to its calendars. */
function policyOf(
  { id, version, timeZone, targets = [] }: CharterData,
  calendars: Readonly<Record<string, Calendar>>,
): ServicePolicy {
  const always = alwaysOpen(timeZone)
  return within('targets', () => servicePolicy({ id, version, targets }, { always, ...calendars }))
}

function within<Made>(place: string, make: () => Made): Made {
  try {
    return make()
  } catch (cause) {
    const { message } = cause as Error
    throw new CasewrightError('invalid-charter', `defineCharter: ${place}: ${message}`, { cause })
  }
}

const misnamed = (index: number, expected: string, name: string): CasewrightError =>
  new CasewrightError('invalid-charter', `defineCharter: paths.${index}: expected ${expected}, got "${name}"`)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const item of Object.values(value)) if (typeof item === 'object' && item !== null) deepFreeze(item)
  return Object.freeze(value)
}
