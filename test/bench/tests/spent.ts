import { readdirSync, readFileSync } from 'node:fs'

/** Seconds since some moment. */
export interface Spent {
  readonly wall: number
  /** User and system time of this process. */
  readonly own: number
  /** The same of the processes that it started, and that those started; 0 where the system does not tell (Linux does). */
  readonly started: number
}

/** What Linux counts times in, on every machine that Node runs on: hundredths of a second. */
const ticksInSecond = 100

/** What this process has spent until now. */
export function spentUntilNow(): Spent {
  const { user, system } = process.cpuUsage()
  const self = timesOf(process.pid)
  const started = (self?.ofEnded ?? 0) + sumOf(childrenOf(process.pid).map(ofTree))
  return { wall: performance.now() / 1000, own: (user + system) / 1e6, started: started / ticksInSecond }
}

export function spentSince(then: Spent): Spent {
  const now = spentUntilNow()
  // A process that nobody waited for takes its time with it.
  const started = Math.max(0, now.started - then.started)
  return { wall: now.wall - then.wall, own: now.own - then.own, started }
}

function ofTree(pid: number): number {
  const times = timesOf(pid)
  return times ? times.own + times.ofEnded + sumOf(childrenOf(pid).map(ofTree)) : 0
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .flatMap((child) => (child === '' ? [] : Number(child)))
  } catch {
    return []
  }
}

/** In ticks: its own, and that of its children which have ended and which it has waited for. */
function timesOf(pid: number): { own: number; ofEnded: number } | undefined {
  try {
    const [, fields = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    // man 5 proc_pid_stat: utime, stime, cutime and cstime are fields 14 to 17, the state after the name is 3.
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.split(' ').slice(11, 15).map(Number)
    return { own: user + system, ofEnded: endedUser + endedSystem }
  } catch {
    return undefined
  }
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
