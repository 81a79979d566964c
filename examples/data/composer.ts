import type { Channel, Contact, Instant, LinkKind, Party, Priority } from 'casewright'
import { type Dealt, dealer } from './deal.js'
import type { Dice } from './dice.js'
import type { Language } from './matters/matter.js'
import type { Phrases } from './matters/phrases.js'
import type { Course, Scene } from './scene.js'
import { type PathName, Script, type ScriptedEvent } from './script.js'

/** One contact, from its first word to the last thing anybody does about it. */
export interface ComposedContact {
  readonly id: string
  readonly path: PathName
  readonly openedAt: Instant
  /** Who opens it, where that is not the customer. */
  readonly openedBy?: Party
  /** The earlier case that it comes of. */
  readonly comesOf?: { readonly kind: LinkKind; readonly to: string }
  readonly input: object
  readonly events: readonly ScriptedEvent[]
}

/** Where in the day a contact comes. */
export interface Slot {
  readonly id: string
  readonly openedAt: Instant
  readonly dice: Dice
  /** The last case so far of each path. */
  readonly latest: Readonly<Partial<Record<PathName, string>>>
  /** Who has been there before, and in which language, where the contact comes of an earlier one. */
  readonly before?: { readonly customer: Party; readonly language: string }
}

export type Composer = (slot: Slot) => { readonly contact: ComposedContact; readonly script: Script }

/** How contacts come to a department. */
export interface Manner {
  readonly channels: readonly Channel[]
  readonly phrases: Readonly<Partial<Record<Language, Phrases>>>
  /** The hour at which its day ends. */
  readonly closes: number
  /** About how many seconds somebody who comes this way waits to be taken on. */
  readonly accepting: (channel: Channel) => number
  /** Who comes; a customer by number unless given. */
  readonly comes?: (dice: Dice) => Party
}

/** What a scene and an input have beside those of every path. */
interface Extras<S extends Scene> {
  readonly scene: Omit<S, keyof Scene>
  readonly input: object
  readonly openedBy?: Party
}

/** One composer for each time that a course of a path is to be played. */
export function composersOf<S extends Scene>(
  path: PathName,
  courses: readonly Course<S>[],
  matters: readonly S['matter'][],
  { channels, phrases, closes, accepting, comes = aCustomer }: Manner,
  extras: (dealt: Dealt<S['matter']>, dice: Dice, openedAt: Instant) => Extras<S>,
): Composer[] {
  const deal = dealer(matters)
  const composer =
    ({ play, suits }: Course<S>): Composer =>
    ({ id, openedAt, dice, latest, before }) => {
      const speaks = ({ language }: S['matter']) => before === undefined || language === before.language
      const dealt = deal(dice, matter => speaks(matter) && (suits?.(matter) ?? true))
      const customer = before?.customer ?? comes(dice)
      const { language } = dealt.matter
      const contact = contactOf(customer, language, dice, channels)
      const script = new Script(openedAt, dice, closes)
      const { scene, input, openedBy } = extras(dealt, dice, openedAt)
      const stage: Scene = {
        script,
        matter: dealt.matter,
        phrases: phrases[language]!,
        customer,
        contact,
        caseId: id,
        earlierCase: latest[path] ?? 'c-0000',
        accepting: accepting(contact.channel),
      }
      play({ ...stage, ...scene } as S)
      const opening = { customer, contact, subject: dealt.subject, ...rank(dice), ...input }
      const by = openedBy === undefined ? {} : { openedBy }
      return { contact: { id, path, openedAt, ...by, input: opening, events: script.events }, script }
    }
  return courses.flatMap(course => Array.from({ length: course.times }, () => composer(course)))
}

const aCustomer = (dice: Dice): Party => ({ id: `u-${dice.whole(10000, 99999)}`, role: 'customer' })

function contactOf({ id }: Party, language: string, dice: Dice, channels: readonly Channel[]): Contact {
  const channel = dice.pick(channels)
  // Who chats or calls does not always say where else to be reached.
  const isAnonymous = (channel === 'chat' || channel === 'phone') && dice.chance(0.15)
  return isAnonymous ? { channel, language } : { channel, address: `${channel}:${id}`, language }
}

/** Some contacts come with a rank; the others are medium (R5). */
function rank(dice: Dice): { priority?: Priority } {
  if (dice.chance(0.55)) return {}
  return {
    priority: {
      severity: dice.pick(['low', 'medium', 'medium', 'high']),
      urgency: dice.pick(['low', 'medium', 'high', 'high']),
    },
  }
}
