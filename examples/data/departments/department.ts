import type { LinkKind, Party } from 'casewright'
import type { Composer, Manner } from '../composer.js'
import type { Dice } from '../dice.js'
import { departmentPhrases } from '../matters/department-phrases.js'
import type { PathName } from '../script.js'

/** What comes to a department in a day. */
export interface Department {
  /** The letter its cases' numbers begin with. */
  readonly letter: string
  readonly composers: readonly Composer[]
  /** The cases that come of others, each kind after those before it. */
  readonly sequels?: readonly Sequel[]
}

/** A case that comes of an earlier one, whenever a certain thing is done there. */
export interface Sequel {
  readonly of: PathName
  readonly after: string
  readonly kind: LinkKind
  /** How it goes on, in turn. */
  readonly composers: readonly Composer[]
}

/** How customers come to a department that closes at half past five: by phone they are taken on within a few rings. */
export const fromCustomers: Manner = {
  channels: ['phone', 'phone', 'phone', 'chat', 'walk-in', 'form'],
  phrases: departmentPhrases,
  closes: 17.5,
  accepting: channel => ({ phone: 10, chat: 32, 'walk-in': 40 })[channel as string] ?? 400,
}

/** How colleagues come to it. */
export const fromColleagues: Manner = {
  ...fromCustomers,
  channels: ['form', 'walk-in'],
  accepting: () => 600,
  comes: (dice: Dice): Party => ({ id: `colleague-${dice.whole(10, 99)}`, role: 'customer' }),
}

/** What a path asks for beside what every path does, where that is nothing. */
export const nothingMore = () => ({ scene: {}, input: {} })
