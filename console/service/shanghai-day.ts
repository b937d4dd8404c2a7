const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** 2026-12-07: the day in Beijing of a moment, so many days on. */
export function shanghaiDay(epochMilliseconds: number, daysOn = 0): string {
  return dayOf.format(epochMilliseconds + daysOn * 86_400_000)
}
