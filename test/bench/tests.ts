import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
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
    const { code, said, warned } = await runVitest(report)
    const whole = spentSince(begun)
    // What failed is measured as far as it came, and told apart.
    if (code !== 0) process.stderr.write(said)
    if (!existsSync(report)) throw new Error(`Vitest ended with code ${code} before it had run a file: ${warned}`)
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
      row(
        'tests: Vitest itself, with what it translates',
        minus(whole, { wall: 0, own: 0, started: cpu(sumOf(files)) }),
      ),
      row(`tests: to open and close ${tables} worlds or tables, as one world takes it`, times(world, tables)),
      { what: 'tests: processes of Node that they start', target: '', measured: String(nodes), ok: true },
      ...largest(rooms.map(([room, some]) => ({ title: room, ...sumOf(some) }))).map(named('room')),
      ...largest(files).map(ofFile),
      ...largest(cases).map(named('case')),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function runVitest(report: string): Promise<{ code: number | null; said: string; warned: string }> {
  const only = process.env['ZHIDA_BENCH_TESTS']?.split(',') ?? []
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--mode', 'measured', '--reporter=dot', ...only], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ZHIDA_TESTS_MEASURED: report },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [said, warned] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, said, warned }
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

/** With what of it is the loading of code, worlds and processes, the longest case, and time in which no core worked for it. */
function ofFile(file: MeasuredFile): Row {
  const [longest] = file.cases.toSorted((a, b) => cpu(b) - cpu(a))
  const waited = seconds(Math.max(0, file.wall - cpu(file)))
  const where = [
    `loading ${seconds(cpu(file.imports))}`,
    `worlds ${file.tables}`,
    `processes ${file.nodes}`,
    `cases ${file.cases.length}`,
    ...(longest ? [`the longest ${seconds(cpu(longest))}`] : []),
    `waited ${waited}`,
  ]
  return { what: `file: ${file.file}`, target: '', measured: `${told(file)}; ${where.join(', ')}`, ok: true }
}

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
