import { grouped } from '../grouped.js'
import type { Random } from '../random.js'

/**
 * Draws without replacement, in proportion over strata, so that each item is as likely to be drawn as any
 * other.
 *
 * A stratum's fair share of the sample is seldom a whole number. It gets the whole part; the places left are
 * drawn among the strata, each with its remainder as its chance (systematic sampling), so that it never
 * strays from its fair share by a whole place. Giving them to the largest remainders instead would never look
 * into a stratum that is small day after day.
 * @param items - At least `size` of them. Their order decides, together with `random`, what is drawn.
 * @param stratumOf - What the sample is spread over.
 * @see Cochran, *Sampling Techniques*, 3rd edition (1977), 5.5 and 8.1
 */
export function spreadSample<Item>(
  items: readonly Item[],
  size: number,
  stratumOf: (item: Item) => string,
  random: Random,
): Item[] {
  // Fair shares are laid end to end, in chance order, along a ruler of whole places with a random start;
  // whole numbers of `items.length`ths keep it exact.
  const start = Math.floor(random() * items.length)
  let reached = start
  return shuffled([...grouped(items, stratumOf).values()], random).flatMap(stratum => {
    const before = Math.floor(reached / items.length)
    reached += stratum.length * size
    return shuffled(stratum, random).slice(0, Math.floor(reached / items.length) - before)
  })
}

/** A copy in random order (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items]
  for (let left = order.length - 1; left > 0; left--) {
    const taken = Math.floor(random() * (left + 1))
    ;[order[left], order[taken]] = [order[taken]!, order[left]!]
  }
  return order
}
