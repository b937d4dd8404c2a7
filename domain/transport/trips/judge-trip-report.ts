import { epochOf, type Instant, instantOf, minus, plus } from '../../kernel/instant.ts'
import { clockTolerance, inWords, judgeEvent, saying } from '../../kernel/judge-event.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { Words } from '../../kernel/words.ts'
import { arrivesAt, departsAt, type Trip, type TripProgress } from './trip.ts'
import { earlyHours, noSuchReport, tripReportRules } from './trip-event-rules.ts'
import { tripSchedule } from './trip-schedule.ts'
import { tripStanding } from './trip-standing.ts'
import { stateAfter, type TripReport } from './trip-wait.ts'

/** Nobody is twice as fast as planned. */
const fastest = 0.5

type Reported = Pick<Trip, 'mode' | 'stops' | 'endsAtPlant' | 'booking' | 'progress' | 'loss'>

/** Whether a report fits the trip as it stands: `again` where the same is in, or the sentence that says what fits when. */
export function judgeTripReport(
  report: TripReport,
  trip: Reported,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): 'new' | 'again' | Refusal<'invalid-state'> {
  if (!tripSchedule(trip).reports.includes(report))
    return saying(noSuchReport[report === 'hand-over' ? 'feeder' : 'own-journey'])
  const { progress } = trip
  return judgeEvent(tripReportRules[report], {
    state: tripStanding(trip),
    at,
    now,
    moments: momentsOf(trip),
    stands: toldProgress(progress),
    isRepeat: saysTheSame(report, at, progress),
  })
}

/** Whether the trip is where this very report has brought it. */
export function saysTheSame(report: TripReport, at: Instant, progress: TripProgress): boolean {
  return 'at' in progress && progress.state === stateAfter(report) && progress.at === at
}

/** Why no entry of a roll-call can fit now, whenever it was made; undefined where some may. */
export function rollIsClosed(trip: Reported, now: Instant): Refusal<'invalid-state'> | undefined {
  const { arrived } = momentsOf(trip)
  const latest = plus(now, clockTolerance)
  const at = arrived && arrived < latest ? arrived : latest
  const judged = judgeTripReport('roll-call', trip, { at, now })
  return isRefusal(judged) ? judged : undefined
}

/** When a report of the trip fits, as far as that is known. */
function momentsOf(trip: Reported) {
  const { progress } = trip
  const departed = progress.state === 'departed' ? progress.at : null
  const arrived = progress.state === 'arrived' ? progress.at : null
  const planned = minus(arrivesAt(trip), { hours: earlyHours })
  const isOver = arrived !== null || progress.state === 'handed-over'
  return {
    opens: minus(departsAt(trip), { hours: earlyHours }),
    departed,
    arrived,
    'earliest-arrival': soonestArrival(trip, departed),
    'gate-opens': isOver ? null : planned,
  }
}

/** By the planned ride from the last boarding stop; who reports the departure only on arrival goes by the plan. */
function soonestArrival(trip: Reported, departed: Instant | null): Instant {
  const lastPickUp = trip.stops.at(-2)?.at ?? departsAt(trip)
  const half = (epochOf(arrivesAt(trip)) - epochOf(lastPickUp)) * fastest
  const planned = minus(arrivesAt(trip), { hours: earlyHours })
  const driven = instantOf(epochOf(departed ?? lastPickUp) + half)
  return driven < planned ? driven : planned
}

const names: Record<TripProgress['state'], Words> = {
  planned: { zh: '还没有报告', en: 'nothing was reported yet' },
  boarded: { zh: '报告点名', en: 'the roll-call was reported' },
  departed: { zh: '报告出发', en: 'the departure was reported' },
  arrived: { zh: '报告到达', en: 'the arrival was reported' },
  'handed-over': { zh: '报告交接完', en: 'the hand-over was reported complete' },
  unreported: { zh: '等不到报告', en: 'nobody had reported' },
  cancelled: { zh: '取消', en: 'the trip was cancelled' },
}

/** Who reported what, and when, for whoever comes second. */
export function toldProgress(progress: TripProgress): Words {
  const { zh, en } = names[progress.state]
  if (progress.state === 'planned') return { zh, en }
  const at = inWords(progress.at)
  return {
    zh: `已${progress.by ? `由${progress.by}` : ''}${zh}，时间为${at.zh}`,
    en: `${en}${progress.by ? ` by ${progress.by}` : ''}, for ${at.en}`,
  }
}
