import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorld } from '../world.ts'
import type { Row } from './row.ts'
import type { MeasuredFile } from './tests/measuring-runner.ts'
import { type Spent, spentSince, spentUntilNow } from './tests/spent.ts'

/** Seconds, on two quiet cores. On a busy machine only the CPU time says anything. */
const promised = 300
const shown = 10

/** The whole suite, or the files whose names hold one of those in ZHIDA_BENCH_TESTS: what takes longest, and where the time goes. */
export async function benchTests(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhida-bench-'))
  const report = join(folder, 'files.jsonl')
  try {
    const begun = spentUntilNow()
    const code = await runVitest(report)
    const whole = spentSince(begun)
    const files = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as MeasuredFile)
    const world = await aWorld()
    const cases = files.flatMap(({ file, cases: some }) =>
      some.map((one) => ({ ...one, title: `${file}: ${one.title}` })),
    )
    const rooms = [...Map.groupBy(files, ({ file }) => file.split('/').slice(0, 2).join('/'))]
    const tables = files.reduce((sum, file) => sum + file.tables, 0)
    const nodes = files.reduce((sum, file) => sum + file.nodes, 0)
    return [
      {
        what: `tests: ${cases.length} cases in ${files.length} files`,
        target: `${promised} s on 2 quiet cores`,
        measured: told(whole),
        ok: code === 0 && whole.wall <= promised,
      },
      row('tests: to load the files and what they import', sumOf(files.map(({ imports }) => imports))),
      row('tests: all but loading', minus(sumOf(files), sumOf(files.map(({ imports }) => imports)))),
      row('tests: Vitest itself, with what it translates', minus(whole, { ...sumOf(files), wall: 0 })),
      row(`tests: to open and close ${tables} worlds or tables, as one world takes it`, times(world, tables)),
      { what: 'tests: processes of Node that they start', target: '', measured: String(nodes), ok: true },
      ...largest(rooms.map(([room, some]) => ({ title: room, ...sumOf(some) }))).map(named('room')),
      ...largest(files.map((file) => ({ title: file.file, ...file }))).map(named('file')),
      ...largest(cases).map(named('case')),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function runVitest(report: string): Promise<number | null> {
  const only = process.env['ZHIDA_BENCH_TESTS']?.split(',') ?? []
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--mode', 'measured', '--reporter=dot', ...only], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ZHIDA_TESTS_MEASURED: report },
  })
  return new Promise((resolve) => child.on('close', resolve))
}

/** The second of two: the first loads the handlers. */
async function aWorld(): Promise<Spent> {
  await (await openWorld({ partners: false })).close()
  const begun = spentUntilNow()
  await (await openWorld({ partners: false })).close()
  return spentSince(begun)
}

const cpu = ({ own, started }: Spent) => own + started
const seconds = (some: number) => `${some.toFixed(1)} s`
const told = (spent: Spent) =>
  `${seconds(spent.wall)}, CPU ${seconds(cpu(spent))} (${seconds(spent.started)} of it in processes that it started)`
const row = (what: string, spent: Spent): Row => ({ what, target: '', measured: told(spent), ok: true })
const named =
  (kind: string) =>
  ({ title, ...spent }: Spent & { readonly title: string }): Row =>
    row(`${kind}: ${title.slice(0, 120)}`, spent)

function largest<One extends Spent>(some: readonly One[]): One[] {
  return some.toSorted((a, b) => cpu(b) - cpu(a)).slice(0, shown)
}

function sumOf(some: readonly Spent[]): Spent {
  const sum = (key: keyof Spent) => some.reduce((total, one) => total + one[key], 0)
  return { wall: sum('wall'), own: sum('own'), started: sum('started') }
}

function minus(one: Spent, other: Spent): Spent {
  return { wall: one.wall - other.wall, own: one.own - other.own, started: one.started - other.started }
}

function times({ wall, own, started }: Spent, count: number): Spent {
  return { wall: wall * count, own: own * count, started: started * count }
}
