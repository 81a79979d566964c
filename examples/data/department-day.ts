import type { CaseInput } from 'casewright'
import type { ComposedContact, Slot } from './composer.js'
import type { ComposedDay } from './day.js'
import type { Department } from './departments/department.js'
import { events } from './departments/events.js'
import { logistics } from './departments/logistics.js'
import { property } from './departments/property.js'
import { serviceDepartment } from './departments/service-department.js'
import { serviceManual } from './departments/service-manual.js'
import { supermarket } from './departments/supermarket.js'
import { Dice } from './dice.js'
import type { PathName, ScriptedEvent } from './script.js'

/** What comes to each department of the handbook beside the top-up desk. */
export const departments = { property, serviceDepartment, serviceManual, supermarket, logistics, events }

/** Tuesday, 10 March 2026, nine in the morning in Shanghai. */
const opening = Date.parse('2026-03-10T09:00:00+08:00')

/** The contacts of one day, and all that comes of them later: the same for the same seed. */
export function composeDepartment(department: Department, seed = 20_260_310): ComposedDay {
  const { letter, composers, sequels = [] } = department
  const dice = new Dice(seed)
  const contacts: ComposedContact[] = []
  const mistakes = new Set<ScriptedEvent>()
  const latest: Partial<Record<PathName, string>> = {}

  const add = (
    compose: (typeof composers)[number],
    slot: Pick<Slot, 'openedAt' | 'before'>,
    comesOf?: ComposedContact['comesOf'],
  ): void => {
    const index = contacts.length
    const id = `${letter}-${String(index + 1).padStart(3, '0')}`
    const { contact, script } = compose({ ...slot, id, latest, dice: new Dice(seed + index * 7919) })
    const { id: _, ...rest } = contact
    contacts.push({ id, ...(comesOf && { comesOf }), ...rest })
    latest[contact.path] = id
    for (const mistake of script.mistakes) mistakes.add(mistake)
  }

  const arrivals = composers.map(() => opening + dice.whole(0, 8 * 3600) * 1000).sort((a, b) => a - b)
  for (const [index, compose] of dice.shuffle(composers).entries())
    add(compose, { openedAt: arrivals[index]! })

  for (const { of, after, kind, composers: next } of sequels) {
    const causes = contacts.flatMap(({ id, path, input, events: scripted }) => {
      const cause = scripted.find(each => each.event.type === after && !mistakes.has(each))
      if (path !== of || cause === undefined) return []
      const { customer, contact } = input as CaseInput
      return { id, at: cause.at, before: { customer, language: contact.language! } }
    })
    for (const [index, { id, at, before }] of causes.entries()) {
      add(next[index % next.length]!, { openedAt: at + 1000, before }, { kind, to: id })
    }
  }
  return { contacts, mistakes }
}
