import type { Channel } from 'casewright'
import { type ComposedContact, type Composer, composersOf, type Manner } from './composer.js'
import { disputeCourses, disputeOf } from './courses-dispute.js'
import { faultCourses } from './courses-fault.js'
import { inquiryCourses } from './courses-inquiry.js'
import { orderCourses, orderOf } from './courses-order.js'
import { Dice } from './dice.js'
import { disputesFromAbroad } from './matters/dispute-abroad.js'
import { chineseDisputes } from './matters/dispute-chinese.js'
import { faultsFromAbroad } from './matters/fault-abroad.js'
import { chineseFaults } from './matters/fault-chinese.js'
import { inquiriesFromAbroad } from './matters/inquiry-abroad.js'
import { chineseInquiries } from './matters/inquiry-chinese.js'
import { orderMatters } from './matters/order.js'
import { phrases } from './matters/phrases.js'
import { takes } from './scene.js'
import type { PathName, ScriptedEvent } from './script.js'

/** A day, and which of its events are meant to be refused. */
export interface ComposedDay {
  readonly contacts: readonly ComposedContact[]
  readonly mistakes: ReadonlySet<ScriptedEvent>
}

/** Tuesday, 10 March 2026, nine in the morning in Shanghai. */
const opening = Date.parse('2026-03-10T09:00:00+08:00')
/** How many come in, hour by hour; every course is played as often as it says, so the sums agree. */
const arrivals = [18, 28, 30, 22, 22, 28, 30, 28, 26, 26, 34, 28]
const hourMs = 3_600_000

const channels: readonly Channel[] = [
  'chat',
  'chat',
  'chat',
  'chat',
  'chat',
  'chat',
  'phone',
  'phone',
  'email',
  'form',
]

/** The day of a software top-up desk: the same for the same seed. */
export function composeDay(seed = 20_260_310): ComposedDay {
  const dice = new Dice(seed)
  // What came to the order desk is written down after the rest of the day.
  const ordered = orders()
  const composers = [...dice.shuffle([...inquiries(), ...disputes(), ...faults()]), ...ordered]
  const instants = arrivals.flatMap((count, hour) =>
    Array.from({ length: count }, () => opening + hour * hourMs + dice.whole(0, 3599) * 1000),
  )
  instants.sort((a, b) => a - b)
  const late = ordered.map(() => opening + dice.whole(0, arrivals.length * 3600 - 1) * 1000)
  instants.push(...late.sort((a, b) => a - b))

  const contacts: ComposedContact[] = []
  const mistakes = new Set<ScriptedEvent>()
  const latest: Partial<Record<PathName, string>> = {}
  for (const [index, compose] of composers.entries()) {
    const id = `c-${String(index + 1).padStart(4, '0')}`
    const slot = { id, openedAt: instants[index]!, latest, dice: new Dice(seed + index * 7919) }
    const { contact, script } = compose(slot)
    contacts.push(contact)
    latest[contact.path] = id
    for (const mistake of script.mistakes) mistakes.add(mistake)
  }
  return { contacts, mistakes }
}

/** How contacts come to a desk that is open until ten at night. */
const manner: Manner = { channels, phrases, closes: 22, accepting: () => takes.accepting }

const inquiries = (): Composer[] =>
  composersOf('inquiry', inquiryCourses, [...chineseInquiries, ...inquiriesFromAbroad], manner, () => ({
    scene: {},
    input: {},
  }))

const disputes = (): Composer[] =>
  composersOf('dispute', disputeCourses, [...chineseDisputes, ...disputesFromAbroad], manner, disputeOf)

const faults = (): Composer[] =>
  composersOf('fault', faultCourses, [...chineseFaults, ...faultsFromAbroad], manner, ({ product }) => ({
    scene: {},
    input: { product },
  }))

const orders = (): Composer[] => composersOf('order', orderCourses, orderMatters, manner, orderOf)
