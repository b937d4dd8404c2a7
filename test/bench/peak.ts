import { readFileSync } from 'node:fs'
import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, epochOf, plusDays } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import { checkInAt, checkInDays } from '../../domain/stabilisation/check-in.ts'
import { cohortSize } from '../../domain/stabilisation/cohort.ts'
import { importPace } from '../../domain/surveys/import-pace.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { throttles } from '../../infra/route-throttles.ts'
import { workersIn } from '../../storage/surveys/workers.ts'
import { countUnits, embeddedTable } from '../storage/embedded-table.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { type DayLoad, loadDays } from './peak/load-day.ts'
import { type ModelledDay, modelDay, type PeakDay, patternOf } from './peak/model-day.ts'
import { accountQuotas, sourcesOfQuotas } from './peak/quotas.ts'
import type { Row } from './row.ts'

/** Each webhook has a limit of its own, too. */
const quotas = { ...accountQuotas, requests: Math.min(accountQuotas.requests, throttles.webhook.perSecond) }
/** The size to plan for. */
const contacts = 300_000
const workers = 15_000_000
/** Rows from which the units of one are told. */
const sampleOfRows = 200
/** Of those who are asked; the others are looked after by the stations, which costs more. */
const answerShare = 0.6
/** Lambda with half a gigabyte has less than a third of a core; much of a call is the wait for the table. */
const slower = 2
/** Of all contacts of a day those of the busiest firm, and of the busiest city. */
const busiest = { firm: 0.02, city: 0.15 }

const share = (pattern: string): number => {
  if (pattern.includes('enterpriseid')) return busiest.firm
  if (/scope_\*|place_|city/.test(pattern)) return busiest.city
  if (pattern.includes('county')) return 1 / counties.size
  if (/batchid|under/.test(pattern)) return largestBatch.workers / contacts
  return 1
}

/**
 * A peak day of the province: what each part is asked for in its busiest second, from the times and units of an embedded load test and the
 * times that the service itself draws, beside the day on which every cohort asks at ten and nothing holds the texts back, as in v0.1.0.
 */
export async function benchPeak(): Promise<Row[]> {
  const [small, large] = await loadDays([100, 400], answerShare)
  if (!small || !large) throw new Error('two loads were asked for')
  const loads = [small, large] as const
  const model = (day: Pick<PeakDay, 'askedAt' | 'textsPerSecond'>) =>
    modelDay(loads, { ...day, cohortSize, slower, share }, quotas)
  const after = model({ askedAt: drawnTimes(), textsPerSecond: textsOfProvince() })
  const before = model({ askedAt: drawnTimes().map(() => 10 * 3600) })
  return [
    told('peak: quotas of an account that asked for nothing, least of all regions', accountQuotas.asOf),
    ...sourcesOfQuotas.map(({ quota, source, isFound }) =>
      told(`  ${quota}`, `${source}${isFound ? '' : ' (the figure itself was not found: look it up)'}`),
    ),
    ...after.demands.map(({ what, asked, quota }, at): Row => {
      const then = before.demands[at]?.asked ?? 0
      return {
        what: `peak: ${what}`,
        target: `≤ ${whole(quota)}`,
        measured: `${whole(asked)} (all at ten: ${whole(then)}${then > quota ? ', too many' : ''})`,
        ok: asked <= quota,
      }
    }),
    ...after.hottest.slice(1, 8).map(({ what, asked }) => told(`  ${what}`, whole(asked))),
    startsOfTheMorning(),
    ...queueRows(after, before),
    ...Object.entries(large.functions)
      .toSorted(([, one], [, other]) => other.calls * other.seconds - one.calls * one.seconds)
      .slice(0, 6)
      .map(([name, { calls, seconds, units }]) =>
        told(
          `  ${name}`,
          `${seconds.toFixed(2)} s a call, ${((100 * calls) / large.contacts).toFixed(1)} calls and ${whole((100 * units) / large.contacts)} units for 100 contacts`,
        ),
      ),
    ...(await importRows(large)),
  ]
}

const whole = (count: number) => Math.round(count).toLocaleString('en')
const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })

/** Seconds of the day at which the service itself asks as many cohorts, of all check-ins alike. */
function drawnTimes(): number[] {
  const date = '2027-03-01' as CalendarDate
  const begins = epochOf(atShanghai(date, '00:00'))
  return Array.from({ length: contacts / cohortSize }, (_, number) => {
    const day = checkInDays[number % checkInDays.length] ?? checkInDays[0]
    const cohort = { cohortId: derivedId('CohortId', 'peak', number), handedOverOn: plusDays(date, -day) }
    return Math.floor((epochOf(checkInAt(cohort, day, atShanghai(plusDays(date, -1), '12:00'))) - begins) / 1000)
  })
}

/** As the stage of a province has it. */
function textsOfProvince(): number {
  const file = new URL('../../infra/stages/province.json', import.meta.url)
  const { sms } = JSON.parse(readFileSync(file, 'utf8')) as {
    sms: { providers: string[]; settings: Record<string, { limits?: { perSecond?: number } }> }
  }
  const perSecond = sms.settings[sms.providers[0] ?? '']?.limits?.perSecond
  if (perSecond === undefined)
    throw new Error('the stage of a province says how many texts a second its provider takes')
  return perSecond
}

/** Every cohort that was handed over the day before begins to be followed at the same moment. */
function startsOfTheMorning(): Row {
  const starts = contacts / checkInDays.length / cohortSize
  return {
    what: 'peak: cohorts that begin to be followed in the morning, at once',
    target: `≤ ${whole(accountQuotas.starts.bucket)}`,
    measured: whole(starts),
    ok: starts <= accountQuotas.starts.bucket,
  }
}

function queueRows(after: ModelledDay, before: ModelledDay): Row[] {
  const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 16)
  const { most, longest, ends } = after.queue
  return [
    told('peak: texts that wait for their turn, at the most', `${whole(most)}, ${longest.toFixed(0)} s at the longest`),
    told('peak: the last text of the day goes at', clock(ends)),
    told(
      'peak: texts a second',
      `${whole(after.textsPerSecond)} (all at ten: ${whole(before.textsPerSecond)}, which no provider takes)`,
    ),
  ]
}

/** What the import of all workers asks of the table, at the pace that the service itself keeps. */
async function importRows({ registered }: DayLoad): Promise<Row[]> {
  // The list of a place has a part for some of its people; other keys of a row are its own.
  const ofPlace = [...registered].filter(([key]) => key.startsWith('gsi4 '))
  const [hottest, units] = ofPlace.toSorted(([, one], [, other]) => other - one)[0] ?? []
  if (hottest === undefined || units === undefined) throw new Error('people stand in no list that was found')
  const row = await unitsOfARow()
  const { ofPrefecture, ofAll } = importPace
  const [ofKey, ofTable] = [ofPrefecture * units, ofAll * Math.max(row.fresh, row.again)]
  const county = workers / counties.size
  return [
    {
      what: `peak: import, write units a second of the hottest key (${patternOf(hottest)})`,
      target: `≤ ${whole(accountQuotas.unitsOfKey)}`,
      measured: `${whole(ofKey)} at ${whole(ofPrefecture)} rows a second of a prefecture, ${whole(2 * ofKey)} where everybody’s standing changes`,
      ok: 2 * ofKey <= accountQuotas.unitsOfKey,
    },
    {
      what: 'peak: import, write units a second of the table with its indexes',
      target: `≤ ${whole(accountQuotas.unitsOfTable)}`,
      measured: `${whole(ofTable)} at ${whole(ofAll)} rows a second; ${row.fresh.toFixed(1)} units a new row, ${row.again.toFixed(1)} one that comes again`,
      ok: ofTable <= accountQuotas.unitsOfTable,
    },
    told(
      'peak: import of a county, and of all',
      `${whole(county)} rows in ${whole(county / ofPrefecture)} s, ${whole(workers)} in ${whole(workers / ofAll / 60)} min`,
    ),
  ]
}

/** Write units, as the embedded table counts them, of somebody who is registered for the first time and with a later sheet. */
async function unitsOfARow(): Promise<{ fresh: number; again: number }> {
  const table = await embeddedTable()
  try {
    const database = table.database()
    const sheet = await Promise.all(
      Array.from({ length: sampleOfRows }, (_, number) =>
        aWorker({ workerId: derivedId('WorkerId', 'peak', number), earliestDeparture: null }),
      ),
    )
    const register = async (people: typeof sheet) => {
      const counted = countUnits(database)
      await workersIn(database).register(people, atShanghai('2027-03-01' as CalendarDate, '12:00'))
      return counted.units / people.length
    }
    const fresh = await register(sheet)
    const later = sheet.map(
      (one): Worker => ({ ...one, surveyDate: plusDays(one.surveyDate, 30), willing: 'not-willing' }),
    )
    return { fresh, again: await register(later) }
  } finally {
    await table.stop()
  }
}
