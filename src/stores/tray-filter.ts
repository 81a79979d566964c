import type { CaseFilter } from '../desk/store.js'
import type { Tray } from '../desk/tray.js'

/** Whether a tray holds what a filter asks for, as far as the tray tells. */
export const isIn = (tray: Tray, { tag, holder, queue, path, isOpen }: CaseFilter): boolean =>
  (tag === undefined || tray.tags.includes(tag)) &&
  (holder === undefined || tray.holders.includes(holder)) &&
  (queue === undefined || tray.holders.includes(queue)) &&
  (path === undefined || tray.path === path) &&
  (isOpen === undefined || tray.isOpen === isOpen)
