import type { Path } from '../machines/path.js'
import type { Limits } from '../machines/stages/case-file.js'
import type { ServicePolicy } from '../policies/service-levels/service-policy.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { CharterData } from './charter.js'

/** Paths by name. @category Charters */
export type PathMap = Readonly<Record<string, Path>>

declare const offers: unique symbol

/** A checked charter: plain data, which {@link defineCharter} tied to the machines of the paths it offers. @category Charters */
export interface Charter<Offered extends PathMap = PathMap> extends CharterData {
  /** Types alone: the paths that may be opened under it. */
  readonly [offers]?: Offered
}

/** What a charter's data stand for. */
interface Ties {
  readonly paths: ReadonlyMap<string, Path>
  readonly limits: Limits
  readonly policy: ServicePolicy
}

const ties = new WeakMap<Charter, Ties>()

/** Ties a checked charter to what its data stand for. */
export const tie = (charter: Charter, to: Ties): void => void ties.set(charter, to)

/** What a charter is tied to. */
export function tiesOf(charter: Charter, where: string): Ties {
  const found = ties.get(charter)
  if (found !== undefined) return found
  throw new CasewrightError(
    'charter-mismatch',
    `${where}: expected charter to come from defineCharter, got ${JSON.stringify(charter)?.slice(0, 80)}`,
  )
}
