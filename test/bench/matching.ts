import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generatedInstance } from './generated-instance.ts'
import type { MatchMeasurement } from './matching-worker.ts'
import type { Row } from './row.ts'

const worker = fileURLToPath(new URL('matching-worker.ts', import.meta.url))
const run = promisify(execFile)

type How = 'alone' | 'groups' | 'fours' | 'twelves'

/**
 * The matcher on generated instances of the sample instances' shape. Each run is a process of its own that starts cold;
 * times are medians and leave out making and checking the instance.
 */
export async function benchMatching(): Promise<Row[]> {
  const alone = await median(20_000, 300, 'alone', 5)
  const together = await median(20_000, 300, 'groups', 1)
  const lost = 100 * (1 - together.placed / alone.placed)
  return [
    exactRow('20,000 × 300', alone, { seconds: 2, megabytes: 200 }),
    exactRow('100,000 × 1,000', await median(100_000, 1000, 'alone', 3), { seconds: 20, megabytes: 500 }),
    exactRow('1,000,000 × 2,143', await median(1_000_000, 2143, 'alone', 1), { seconds: 600, megabytes: 6000 }),
    exactRow('2,000 × 60 with groups', await median(2000, 60, 'groups', 3), { seconds: 15, megabytes: 500 }),
    ...(await wholeCommand()),
    boundRow('2,000 × 60, 95% in groups of four', await median(2000, 60, 'fours', 1)),
    boundRow('2,000 × 60, half in groups of twelve', await median(2000, 60, 'twelves', 1)),
    boundRow('2,000 × 300 with groups', await median(2000, 300, 'groups', 1)),
    boundRow('2,000 × 600 with groups', await median(2000, 600, 'groups', 1)),
    {
      what: 'matching 20,000 × 300 with groups',
      target: '≤ 5% below no groups, 60 s',
      measured: `${lost.toFixed(2)}% below, ${together.seconds.toFixed(1)} s, ${together.megabytes} MB`,
      ok: lost <= 5 && together.seconds <= 60 && together.problems === 0,
    },
  ]
}

function exactRow(what: string, measured: MatchMeasurement, target: { seconds: number; megabytes: number }): Row {
  return {
    what: `matching ${what}, exact`,
    target: `${target.seconds} s, ${target.megabytes} MB`,
    measured: `${measured.seconds.toFixed(2)} s, ${measured.megabytes} MB`,
    ok: measured.seconds <= target.seconds && measured.megabytes <= target.megabytes && measured.problems === 0,
  }
}

/** Where the proof is too long, the answer ends with a bound. */
function boundRow(what: string, { seconds, megabytes, placed, gap, problems }: MatchMeasurement): Row {
  const told = gap ? `${gap.goal} at most ${gap.atMost ?? 'unknown'}` : 'proved best'
  return {
    what: `matching ${what}`,
    target: 'proved, or a bound',
    measured: `${placed} placed, ${told}, ${seconds.toFixed(2)} s, ${megabytes} MB`,
    ok: problems === 0 && gap?.atMost !== null,
  }
}

async function median(workers: number, jobs: number, how: How, times: number): Promise<MatchMeasurement> {
  const runs: MatchMeasurement[] = []
  for (let time = 0; time < times; time++) {
    const { stdout } = await run(process.execPath, [worker, String(workers), String(jobs), how])
    runs.push(JSON.parse(stdout) as MatchMeasurement)
  }
  return runs.sort((a, b) => a.seconds - b.seconds)[times >> 1]!
}

/** What somebody waits for who types `npm run match`: start-up, JSON and checks count. Seconds are medians. */
async function wholeCommand(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-matching-'))
  const local = fileURLToPath(new URL('../../local/', import.meta.url))
  try {
    const rows: Row[] = []
    for (const [workers, jobs, target] of [
      [2000, 60, 0.45],
      [20_000, 300, 1.15],
      [100_000, 1000, 8.2],
    ] as const) {
      const file = join(folder, `${workers}.json`)
      await writeFile(file, JSON.stringify(generatedInstance(workers, jobs, 1)))
      // The first start compiles and keeps what it compiled.
      const [, ...seconds] = Array.from({ length: 6 }, () => {
        const began = performance.now()
        const { status } = spawnSync(
          process.execPath,
          ['--import', join(local, 'keep-compiled.mjs'), join(local, 'match.ts'), '--instance', file],
          { stdio: 'ignore' },
        )
        if (status !== 0) throw new Error(`npm run match of ${file} ended with ${status}`)
        return (performance.now() - began) / 1000
      })
      const median = seconds.toSorted((one, other) => one - other)[2] ?? Number.NaN
      rows.push({
        what: `npm run match, ${workers.toLocaleString('en')} × ${jobs.toLocaleString('en')}, whole process`,
        target: `${target} s`,
        measured: `${median.toFixed(2)} s`,
        ok: median <= target,
      })
    }
    return rows
  } finally {
    await rm(folder, { recursive: true })
  }
}
