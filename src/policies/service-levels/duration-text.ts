/** `26 h 05 min`, `1 min 30 s`, `0 s`. */
export function durationOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  if (hours > 0) return minutes > 0 ? `${hours} h ${String(minutes).padStart(2, '0')} min` : `${hours} h`
  if (minutes > 0) return rest > 0 ? `${minutes} min ${String(rest).padStart(2, '0')} s` : `${minutes} min`
  return `${rest} s`
}
