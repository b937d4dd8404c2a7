import { epochOf } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import type { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { journeyWaiting } from '../../domain/transport/journeys/journey-waiting.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { tripsCost } from '../../domain/transport/trips/trips-cost.ts'
import type { DemoResult, DemoTrip } from './demo-result.ts'
import { demoStart } from './demo-start.ts'
import { everyPage } from './every-page.ts'
import { readHomeward } from './homeward.ts'
import type { DemoEnd } from './play-demo.ts'
import { readFinalStates } from './read-final-states.ts'
import { readSeason } from './read-season.ts'

const checkInDays = ['1', '7', '30', '90', '180']
const waits = ['upTo2Hours', 'upTo5Hours', 'longer', 'longestMinutes', 'nights', 'lodgingYuan', 'ownJourneys'] as const
const nothing = { asked: 0, answered: 0, silent: 0 }

/** The figures of a demo as the API tells them. `startedAt` is of `performance.now()`. */
export async function readResult(end: DemoEnd, startedAt: number): Promise<DemoResult> {
  const { batch, surveys, office, runtime } = end
  const report = await office.get<RetentionReport>(`/v1/reports/retention?batchId=${batch.batchId}`)
  const listed = await everyPage<Trip>(office, `/v1/transfer-batches/${batch.batchId}/trips`)
  const trips = listed.filter(({ booking }) => isBooked(booking))
  const { headcount, offers, journey } = batch.counts
  const ends = await readFinalStates(end)
  const season = await readSeason(end, ends)
  const { asked = 0, confirmed = 0, partial = 0, declined = 0, released = 0 } = headcount ?? {}
  const { opened, settled, unresolved, open } = report.cases
  return {
    survey: sumOfSurveys(surveys.map(({ outcome }) => outcome)),
    ...findingsOf(surveys),
    headcount: { asked, confirmed, partial, declined, released },
    offers: inOrder(offers, ['sent', 'accepted', 'declined', 'unanswered', 'withdrawn', 'rounds']),
    trips: trips.map(tripLine),
    seatFill: Math.round((batch.counts.trips?.seatFill ?? 0) * 1000) / 1000,
    transportCostYuan: inYuan(tripsCost(trips)),
    // The workflow of a batch that began with an older release does not count it.
    waiting: inOrder(batch.counts.trips?.waiting ?? journeyWaiting(trips), waits),
    journey: inOrder(journey, ['boarded', 'noShow', 'withdrawn', 'arrived', 'handedOver']),
    followUp: Object.fromEntries(
      checkInDays.map((day) => {
        const { asked: put, answered, silent } = report.checkpoints[day] ?? nothing
        return [day, { asked: put, answered, silent }]
      }),
    ),
    // What nobody settled in time is open still.
    cases: { opened, settled, open: open + unresolved },
    sms: report.sms,
    unexplained: ends.counts.unexplained,
    ...(season && { season }),
    ...(end.homeward && { homeward: await readHomeward(end.office, end.homeward) }),
    simulatedDays: Math.round((runtime.clock.epochMilliseconds() - epochOf(demoStart)) / 86_400_000),
    wallSeconds: Math.round((performance.now() - startedAt) / 100) / 10,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...runtime.work(),
  }
}

function findingsOf(surveys: DemoEnd['surveys']): Pick<DemoResult, 'findings'> {
  const all = surveys.flatMap(({ findings }) => findings ?? [])
  const unknownHeads = all.flatMap(({ unknownHeads = [] }) =>
    unknownHeads.map(({ head, nearest }) => ({ head, nearest })),
  )
  const sheetsNotRead = all.flatMap(({ notRead }) => notRead.map(({ sheet, why }) => ({ sheet, why })))
  const toClarify = all.flatMap((one) => one.toClarify ?? []).length
  const likelyDuplicates = all.flatMap((one) => one.likelyDuplicates ?? []).length
  const count = unknownHeads.length + sheetsNotRead.length + toClarify + likelyDuplicates
  return count === 0 ? {} : { findings: { unknownHeads, sheetsNotRead, toClarify, likelyDuplicates } }
}

/** The table gives a map's fields in any order; two runs of one seed print the same text. */
function inOrder<Name extends string>(
  counts: Readonly<Partial<Record<Name, number | undefined>>> | undefined,
  names: readonly Name[],
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, counts?.[name] ?? 0])) as Record<Name, number>
}

function tripLine({ tripId, mode, seats, passengers, cost, stops }: Trip): DemoTrip {
  const from = stops[0]?.name ?? ''
  const to = stops.at(-1)?.name ?? ''
  return { id: tripId, mode, seats, passengers, costYuan: inYuan(cost), from, to }
}

type Outcome = DemoEnd['surveys'][number]['outcome']

function sumOfSurveys(outcomes: readonly Outcome[]): DemoResult['survey'] {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + of(outcome), 0)
  const reasons = [...new Set(outcomes.flatMap(({ rejectedByReason }) => Object.keys(rejectedByReason)))].sort()
  return {
    rows: sum(({ rows }) => rows),
    accepted: sum(({ accepted }) => accepted),
    rejected: sum(({ rejected }) => rejected),
    duplicates: sum(({ duplicates }) => duplicates),
    candidates: sum(({ candidates }) => candidates),
    rejectedByReason: Object.fromEntries(
      reasons.map((reason) => [
        reason,
        sum(({ rejectedByReason }) => (rejectedByReason as Record<string, number>)[reason] ?? 0),
      ]),
    ),
  }
}
