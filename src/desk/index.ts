export type { SendOptions } from './ask.js'
export type { Delivery, Errand } from './deliver.js'
export { usualDelivery } from './deliver.js'
export { createDesk, type Desk, type DeskOptions, type SignInOptions } from './desk.js'
export type { Signal } from './host.js'
export type { CaseView, Inbox, InboxItem, Page, PageOptions } from './look.js'
export { memoryStore } from './memory-store.js'
export type { DeskEvent } from './observe.js'
export type { OpenOptions } from './open.js'
export type { NotDone } from './refuse.js'
export { type Routed, type Routing, routingBy } from './routing.js'
export type { Round } from './run.js'
export type {
  Agent,
  Answer,
  Assignment,
  BusyAgent,
  CaseFilter,
  CaseHistory,
  DeadLetter,
  EffectTypes,
  Erasure,
  Kept,
  KeptRefusal,
  Label,
  Lent,
  Move,
  Numbered,
  Placement,
  Postponement,
  PutEffect,
  Receipt,
  Skills,
  Store,
  StoreStats,
  Urgency,
  UsedKey,
  Written,
} from './store.js'
export type { Tray } from './tray.js'
export { disclosed, type View } from './view.js'
