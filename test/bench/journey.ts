import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { centsAPerson, type EarlierFigures, type JourneyFigures, totalsOf } from './journey/journey-figures.ts'
import { listPrices } from './journey/list-prices.ts'
import { writeRows } from './journey/write-rows.ts'
import type { Row } from './row.ts'

/** ZHIDA_BENCH_JOURNEY says which, `200,500`; ZHIDA_BENCH_KEEP=yes keeps them as those that the next release is compared with. */
const sizes = (process.env['ZHIDA_BENCH_JOURNEY'] ?? '200,500,2000').split(',').map(Number)
const keptIn = new URL('journey/figures-before.json', import.meta.url)
const apart = fileURLToPath(new URL('journey/journey-apart.ts', import.meta.url))

interface Kept {
  /** Which commit, and where it was measured. */
  readonly of: string
  readonly journeys: readonly EarlierFigures[]
}

/** What a journey costs in calls, units, transitions, processor time and money, beside the release before. */
export async function benchJourney(): Promise<Row[]> {
  const before = JSON.parse(readFileSync(keptIn, 'utf8')) as Kept
  const measured: JourneyFigures[] = []
  for (const workers of sizes) measured.push(await measure(workers))
  if (process.env['ZHIDA_BENCH_KEEP'] === 'yes') {
    const others = before.journeys.filter(({ workers }) => !sizes.includes(workers))
    const journeys = [...others, ...measured].toSorted((one, other) => one.workers - other.workers)
    writeFileSync(
      keptIn,
      `${JSON.stringify({ of: process.env['ZHIDA_BENCH_OF'] ?? 'this commit', journeys }, null, 1)}\n`,
    )
  }
  return [
    told('before', before.of),
    ...measured.flatMap((figures) =>
      rowsOf(
        figures,
        before.journeys.find(({ workers }) => workers === figures.workers),
      ),
    ),
  ]
}

async function measure(workers: number): Promise<JourneyFigures> {
  const child = spawn(process.execPath, [apart, String(workers)], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = await text(child.stdout)
  const code = await ended
  if (code !== 0) throw new Error(`the journey of ${workers} workers ended with code ${code}`)
  return JSON.parse(said) as JourneyFigures
}

const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })
const whole = (count: number) => Math.round(count).toLocaleString('en')

function rowsOf(now: JourneyFigures, before: EarlierFigures | undefined): Row[] {
  const name = `${now.workers} workers`
  const [here, there] = [totalsOf(now), before && totalsOf(before)]
  const beside = (written: string, earlier: string | undefined) =>
    earlier === undefined ? written : `${written} (before ${earlier})`
  const total = (what: keyof typeof here) => beside(whole(here[what]), there && whole(there[what]))
  const seconds = (of: number | null | undefined) => (of === null || of === undefined ? '–' : `${of.toFixed(1)} s`)
  const cents = centsAPerson(now)
  const then = before && centsAPerson(before)
  return [
    told(`${name}: calls of the table`, total('calls')),
    told(
      `${name}: writes, in units`,
      `${total('writes')}, ${total('writeUnits')}, ${(here.writeUnits / now.workers).toFixed(1)} a row`,
    ),
    ...(before ? writeRows(now, before) : []),
    told(
      `${name}: reads, in units`,
      `${total('reads')}, ${total('readUnits')}; repeated ${total('repeated')}, by the same call of a function ${whole(here.again)}, empty ${total('empty')}`,
    ),
    ...largest(now.entities, ({ writeUnits }) => writeUnits).map(([entity, one]) =>
      told(
        `  ${entity}`,
        `${(one.writes / now.workers).toFixed(1)} writes and ${beside((one.writeUnits / now.workers).toFixed(1), unitsOf(before, entity))} units a row; ${whole(one.reads)} reads, ${whole(one.repeated)} repeated, ${whole(one.empty)} empty`,
      ),
    ),
    told(
      `${name}: transitions`,
      `${total('transitions')}, ${(here.transitions / now.handedOver).toFixed(1)} a person handed over`,
    ),
    ...largest(now.transitions, (count) => count).map(([workflow, count]) =>
      told(`  ${workflow}`, beside(whole(count), before && whole(before.transitions[workflow] ?? 0))),
    ),
    told(`${name}: express executions`, total('express')),
    ...largest(now.express, (count) => count).map(([workflow, count]) =>
      told(`  ${workflow}`, beside(whole(count), before && whole(before.express?.[workflow] ?? 0))),
    ),
    told(`${name}: calls of tasks`, total('tasks')),
    ...largest(now.tasks, (count) => count).map(([task, count]) =>
      told(`  ${task}`, beside(whole(count), before && whole(before.tasks[task] ?? 0))),
    ),
    ...largest(now.cpu, (one) => one).map(([part, one]) =>
      told(`${name}: CPU, ${part}`, beside(seconds(one), before && seconds(before.cpu[part]))),
    ),
    told(`${name}: CPU, embedded table`, beside(seconds(now.tableSeconds), before && seconds(before.tableSeconds))),
    told(
      `${name}: wall, memory, under the profiler`,
      [
        beside(seconds(now.wallSeconds), before && seconds(before.wallSeconds)),
        beside(`${now.peakMemoryMb} MB`, before && `${before.peakMemoryMb} MB`),
      ].join(', '),
    ),
    ...Object.entries(cents).map(([part, one]) =>
      told(
        `${name}: US cents a person, ${part}, list of ${listPrices.asOf}`,
        beside(one.toFixed(4), then && (then[part] ?? 0).toFixed(4)),
      ),
    ),
  ]
}

function unitsOf(figures: EarlierFigures | undefined, entity: string): string | undefined {
  return figures && ((figures.entities[entity]?.writeUnits ?? 0) / figures.workers).toFixed(1)
}

/** The first dozen; the rest is in the sums. */
function largest<One>(of: Readonly<Record<string, One>>, by: (one: One) => number): [string, One][] {
  return Object.entries(of)
    .toSorted(([, one], [, other]) => by(other) - by(one))
    .slice(0, 12)
}
