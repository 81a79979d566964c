import { changingCourse } from './courses.js'
import { falling } from './due.js'
import { delivering } from './effects.js'
import { erasing } from './erasure.js'
import { beingFuzzed } from './fuzzed.js'
import type { NewGround } from './ground.js'
import { beingAttacked } from './hostile.js'
import { lookingUp } from './lookups.js'
import { moving } from './moves.js'
import { giving } from './people.js'

/** What a desk does, whichever store it keeps its cases in. */
export function keepsTheContract(newGround: NewGround): void {
  moving(newGround)
  changingCourse(newGround)
  falling(newGround)
  delivering(newGround)
  lookingUp(newGround)
  giving(newGround)
  erasing(newGround)
  beingAttacked(newGround)
  beingFuzzed(newGround)
}
