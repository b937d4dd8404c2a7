/** 2026-12-07T09:30 as it is typed, in Beijing's time, wherever this browser stands; as an instant with its offset. */
export function fromBeijing(typed: string): string {
  return `${typed.length === 16 ? `${typed}:00` : typed}+08:00`
}

const hours = 8 * 3_600_000

/** The same the other way round, to the minute. */
export function inBeijing(epochMilliseconds: number): string {
  return new Date(epochMilliseconds + hours).toISOString().slice(0, 16)
}
