/**
 * Whether somebody who speaks `spoken` is understood by somebody who wants `wanted`: one BCP 47 tag begins with the other,
 * part by part. `zh` and `zh-CN` go together, `zh-TW` and `zh-CN` do not.
 */
export function speaks(spoken: string, wanted: string): boolean {
  const [one, other] = [`${spoken.toLowerCase()}-`, `${wanted.toLowerCase()}-`]
  return one.startsWith(other) || other.startsWith(one)
}
