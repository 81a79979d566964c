/** A state's value as one writes it down: `open.working`, and `open.(left.a, right.b)` where regions run in parallel. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const regions = Object.entries(value).map(([key, inner]) => {
    const name = nameOf(inner)
    return name === '' ? key : `${key}.${name}`
  })
  return regions.length > 1 ? `(${regions.join(', ')})` : (regions[0] ?? '')
}

/** Whether a state's value is inside a state named from the outermost in; where regions run in parallel, any of them. */
export function isInside(value: unknown, name: string): boolean {
  let inner = value
  for (const key of name.split('.')) {
    if (typeof inner === 'string') inner = { [inner]: {} }
    if (!Object.hasOwn(Object(inner), key)) return false
    inner = (inner as Record<string, unknown>)[key]
  }
  return true
}
