import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Row } from './row.ts'
import type { EngineMeasurement } from './stepfunctions-worker.ts'

const worker = fileURLToPath(new URL('stepfunctions-worker.ts', import.meta.url))
const run = promisify(execFile)

/** Measures the engine in processes of its own, started as `npm run stepfunctions` starts it, journalled to disk. */
export async function benchStepFunctions(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhida-bench-'))
  const measure = async (what: string): Promise<EngineMeasurement> => {
    const flags = ['--optimize-for-size', '--max-semi-space-size=4', worker, what, join(folder, `${what}.sqlite`)]
    const { stdout } = await run(process.execPath, flags)
    return JSON.parse(stdout) as EngineMeasurement
  }
  try {
    const loop = await measure('transitions')
    const map = await measure('map')
    const waiting = await measure('waiting')
    // The same folder again: ten thousand running executions are found and go on.
    const restart = await measure('waiting')
    const rate = Math.round(loop.count / loop.coreSeconds)
    return [
      row(
        'state transitions a second of one core, journalled, no-op function',
        '≥ 5,000',
        `${rate.toLocaleString('en')}`,
        rate >= 5000,
      ),
      row(
        'distributed map of 100,000 items: time',
        '≤ 60 s',
        `${map.seconds.toFixed(1)} s`,
        map.seconds <= 60 && map.count === 100_000,
      ),
      row('distributed map of 100,000 items: memory', '≤ 300 MB', `${map.megabytes} MB`, map.megabytes <= 300),
      row(
        '10,000 executions that wait for tokens: memory',
        '≤ 150 MB',
        `${waiting.megabytes} MB`,
        waiting.megabytes <= 150,
      ),
      row('start with 10,000 running executions', '≤ 3 s', `${restart.seconds.toFixed(2)} s`, restart.seconds <= 3),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function row(what: string, target: string, measured: string, ok: boolean): Row {
  return { what: `engine: ${what}`, target, measured, ok }
}
