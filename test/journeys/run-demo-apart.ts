import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { DemoResult } from '../../local/demo/demo-result.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What lives some seconds spends a tenth less where its first garbage is collected later. */
const forShortLives = ['--min-semi-space-size=16', '--max-semi-space-size=32']

/** For `kill-after.ts`, which says what they mean. */
export interface KillPoint {
  readonly KILL_AFTER?: string
  readonly KILL_IN?: string
  readonly KILL_IN_AFTER?: string
}

export interface Run {
  readonly killed: boolean
  readonly said: string
  readonly told: string
}

/** Where a demo keeps its data, as `folder/data` and everything else in `folder` too, and how it is begun. */
export interface DemoApart {
  readonly folder: string
  readonly data: string
  readonly options: readonly string[]
  /** false: what it came to is told to a person, on its output; else it is JSON there, and a person is told on the other. */
  readonly json?: boolean
}

/** The demo in a process of its own. */
export async function runDemoApart(
  { folder, data, options, json = true }: DemoApart,
  killPoint: KillPoint = {},
): Promise<Run> {
  const kept = ['--data', join(folder, data), '--out', join(folder, `${data}-out`)]
  const args = [...options, ...kept, ...(json ? ['--json'] : [])]
  const preloaded = ['--import', './test/journeys/kill-after.ts']
  const child = spawn(process.execPath, [...forShortLives, ...preloaded, 'local/demo.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...killPoint },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)))
  const [said, told, signal] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { killed: signal === 'SIGKILL', said, told }
}

/** All that a demo came to, but for what depends on the machine. */
export function figures(said: string): Omit<DemoResult, 'wallSeconds' | 'peakMemoryMb'> {
  const { wallSeconds: _, peakMemoryMb: __, ...rest } = JSON.parse(said) as DemoResult
  return rest
}
