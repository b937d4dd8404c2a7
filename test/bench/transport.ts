import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlannedTrips } from '../../domain/transport/plan/plan-trips.ts'
import type { TransportInstance } from '../../domain/transport/plan/solve/transport-instance.ts'
import { checkPlan } from '../transport/plan/check-plan.ts'
import { generateInstance } from '../transport/plan/generate-instance.ts'
import type { Row } from './row.ts'

interface Target {
  readonly passengers: number
  readonly seconds: number
  /** Of the cost above the proved bound. */
  readonly gap: number
  readonly megabytes?: number
}

const targets: readonly Target[] = [
  { passengers: 500, seconds: 5, gap: 0.01 },
  { passengers: 2_000, seconds: 5, gap: 0.005, megabytes: 300 },
  { passengers: 10_000, seconds: 60, gap: 0.03, megabytes: 600 },
]
const runs = 3

/**
 * Plans instances of three sizes with the command line, as a user does, and checks every plan against its instance. The
 * published samples where they are at hand, generated instances of the same shape elsewhere.
 */
export async function benchTransport(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-transport-'))
  try {
    const rows: Row[] = []
    for (const target of targets) rows.push(await bench(target, folder))
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function bench(target: Target, folder: string): Promise<Row> {
  const { passengers, seconds, gap, megabytes } = target
  const published = fileURLToPath(new URL(`../../../shared/planning/transport-${passengers}.json`, import.meta.url))
  const file = existsSync(published) ? published : join(folder, `transport-${passengers}.json`)
  if (file !== published) await writeFile(file, JSON.stringify(generateInstance(1, { passengers })))
  const instance = JSON.parse(await readFile(file, 'utf8')) as TransportInstance
  const measured = []
  for (let run = 0; run < runs; run += 1) measured.push(await plan(file, seconds))
  const [, median] = measured.sort((a, b) => (a.plan.gap ?? Infinity) - (b.plan.gap ?? Infinity))
  if (!median) throw new Error('nothing was measured')
  const { broken, costYuan } = checkPlan(instance, median.plan)
  const feasible = broken.length === 0 && costYuan === median.plan.costYuan
  const proved = median.plan.gap ?? Infinity
  return {
    what: `transport ${passengers.toLocaleString('en')}${file === published ? '' : ' (generated)'}`,
    target: `≤ ${100 * gap}% over the bound in ${seconds} s${megabytes ? `, ${megabytes} MB` : ''}`,
    measured: [
      `${(100 * proved).toFixed(2)}% in ${median.seconds.toFixed(1)} s, ${median.megabytes} MB`,
      `${median.plan.costYuan} yuan, bound ${median.plan.lowerBoundYuan}`,
      feasible ? 'feasible' : `broken: ${broken[0] ?? 'wrong cost'}`,
    ].join('; '),
    ok: feasible && proved <= gap && median.megabytes <= (megabytes ?? Infinity),
  }
}

const peakMemory = 'process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS))'

/** One run of the command in a process of its own, which tells its peak memory when it ends. */
async function plan(
  file: string,
  seconds: number,
): Promise<{ plan: PlannedTrips; seconds: number; megabytes: number }> {
  const command = fileURLToPath(new URL('../../local/plan.ts', import.meta.url))
  const started = performance.now()
  const child = spawn(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(peakMemory)}`,
    command,
    '--instance',
    file,
    '--seconds',
    String(seconds),
  ])
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`planning ${file} ended with code ${code}: ${errors}`)
  const megabytes = Math.round(Number(/peak (\d+)$/.exec(errors)?.[1]) / 1024)
  return { plan: JSON.parse(output) as PlannedTrips, seconds: (performance.now() - started) / 1000, megabytes }
}
