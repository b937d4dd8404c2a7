import type { ConnectionRules } from './transport-instance.ts'

/** Minutes after midnight between which nobody waits on a platform, where the rules name no others. */
const usualNight = { from: 1380, to: 300 }
const day = 1440

/** A wait at a hub between a feeder and the service after it, for one person. */
export interface HubWait {
  readonly minutes: number
  /** Nights for which a bed is paid; 0 where none is needed. */
  readonly nights: number
  /** Waiting and lodging together, whole yuan. */
  readonly yuan: number
  /** False when the rules refuse it. */
  readonly allowed: boolean
}

/** Minutes of a stretch that lie in the night, which may begin before midnight. */
function nightMinutes(from: number, to: number, night: typeof usualNight): number {
  const begins = night.from > night.to ? night.from - day : night.from
  let minutes = 0
  for (let midnight = Math.floor(from / day) * day; midnight < to + day; midnight += day)
    minutes += Math.max(0, Math.min(to, midnight + night.to) - Math.max(from, midnight + begins))
  return minutes
}

/** What waiting from `arrives` to `departs` means by the rules. Both in minutes from day 0, 00:00. */
export function hubWait(
  arrives: number,
  departs: number,
  { maxWait, waitYuan, lodging, night = usualNight }: Omit<ConnectionRules, 'transferMin' | 'transferMax'>,
): HubWait {
  const minutes = departs - arrives
  const byNight = nightMinutes(arrives, departs, night)
  const needsBed = maxWait !== undefined && (minutes > maxWait || byNight > 0)
  const nights = needsBed && lodging ? Math.max(1, Math.ceil(minutes / day)) : 0
  const hourly = waitYuan ? ((minutes - byNight) * waitYuan.day + byNight * waitYuan.night) / 60 : 0
  return {
    minutes,
    nights,
    yuan: Math.round(hourly) + nights * (lodging?.yuan ?? 0),
    allowed: !needsBed || lodging !== undefined,
  }
}
