import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import { demoStart } from '../../local/demo/demo-start.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { watchTableMemory } from './demo/table-memory.ts'
import type { Row } from './row.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Journey {
  readonly workers: number
  readonly seconds?: number
  /** Megabytes of the process, and of it and the embedded table together. */
  readonly memory?: number
  readonly together?: number
  /** A sheet over all counties of the reference. */
  readonly scattered?: true
}

const journeys: Readonly<Record<string, Journey>> = {
  '500': { workers: 500, seconds: 30, memory: 500 },
  '2000': { workers: 2000, seconds: 90, memory: 500 },
  scattered: { workers: 2000, seconds: 120, scattered: true },
  '20000': { workers: 20_000, together: 2000 },
}
/** ZHIDA_BENCH_DEMO says which, `500,2000,scattered,20000`; the last two take minutes and are not asked for of their own accord. */
const asked = (process.env['ZHIDA_BENCH_DEMO'] ?? '500,2000').split(',')

interface Figures {
  readonly wallSeconds: number
  readonly peakMemoryMb: number
  readonly simulatedDays: number
  readonly journey: { readonly handedOver: number }
}

/** The whole journey in a process of its own, as `npm run demo` runs it. */
export async function benchDemo(): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of asked) {
    const journey = journeys[name]
    if (!journey) throw new Error(`there is no demo ${name}; name some of: ${Object.keys(journeys).join(', ')}`)
    const folder = await mkdtemp(join(tmpdir(), 'zhida-bench-'))
    try {
      rows.push(await measure(name, journey, folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return rows
}

async function measure(name: string, journey: Journey, folder: string): Promise<Row> {
  const { workers, seconds = Infinity, memory = Infinity, together = Infinity, scattered } = journey
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { demo: string } }
  const sheet = join(folder, 'scattered.csv')
  if (scattered) {
    const today = dateInShanghai(demoStart)
    await writeFile(sheet, generateSurveySheet({ workers, seed: 1, counties: [...counties.keys()], today }).csv)
  }
  const rows = scattered ? ['--survey', sheet] : ['--workers', String(workers)]
  const [, ...script] = scripts.demo.split(' ')
  const child = spawn(process.execPath, [...script, ...rows, '--out', join(folder, 'out'), '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const table = watchTableMemory(child.pid ?? 0)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = await text(child.stdout)
  const code = await ended
  const tableMb = table.stop()
  if (code !== 0) throw new Error(`the demo ${name} ended with code ${code}`)
  const { wallSeconds, peakMemoryMb, simulatedDays, journey: came } = JSON.parse(said) as Figures
  const promised = [`${seconds} s`, `${memory} MB`, `${together} MB with the table`]
  return {
    what: `demo, ${workers.toLocaleString('en')} workers${scattered ? ' of all counties' : ''}`,
    target: promised.filter((one) => !one.startsWith('Infinity')).join(', '),
    measured: `${wallSeconds.toFixed(1)} s, ${Math.round(peakMemoryMb)} MB and the table's ${tableMb ?? 'unknown'}, ${simulatedDays} days, ${came.handedOver} handed over`,
    ok: wallSeconds <= seconds && peakMemoryMb <= memory && peakMemoryMb + (tableMb ?? 0) <= together,
  }
}
