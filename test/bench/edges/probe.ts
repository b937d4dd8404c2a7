import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks'
import { type Percentiles, percentilesOf } from './percentiles.ts'

/**
 * Loaded before the service (`node --import`), it watches from inside without a line of the service knowing: what waits where,
 * and how the event loop fares. It measures from the message `begin` of its parent on, and answers `end` with a ProbeReport.
 * With BENCH_PROFILE=DIR each measurement leaves a CPU profile there.
 */
export interface ProbeReport {
  /** From the moment at which the sender meant to send, to the first line of the gateway's code. */
  readonly beforeHandler: Percentiles
  /** From there to the answer's last byte. */
  readonly inHandler: Percentiles
  /** Of that: at least one call of the table or another AWS service was under way. */
  readonly inCalls: Percentiles
  readonly callsPerRequest: number
  /** One call of the table each. */
  readonly tableCall: Percentiles
  /** From a call's making to its sending, most of it the wait for one of the client's connections. */
  readonly forConnection: Percentiles
  readonly tableCalls: { readonly ofRequests: number; readonly ofWorkflows: number }
  readonly loopDelay: Percentiles
  /** CPU of one round of the event loop, where it was more than a request's: what nothing else comes between. */
  readonly longRounds: { readonly count: number; readonly max: number; readonly sum: number }
  /** Shares of the time measured. */
  readonly loopBusy: number
  readonly garbage: number
}

/** Epoch milliseconds, with fractions, in a header: when the sender meant to send. */
export const meantHeader = 'x-bench-meant-at'

interface Served {
  began: number
  calls: number
  open: number
  since: number
  inCalls: number
}

const requests = new AsyncLocalStorage<Served>()
const servedOf = new WeakMap<IncomingMessage, Served>()
const callsOf = new WeakMap<ClientRequest, { made: number; served: Served | undefined; sent?: number }>()
const now = () => performance.timeOrigin + performance.now()
const delay = monitorEventLoopDelay({ resolution: 2 })
const figures = { before: [] as number[], handler: [] as number[], inCalls: [] as number[], table: [] as number[] }
let waits: number[] = []
let rounds: number[] = []
/** Milliseconds. */
const longRound = 20
let calls = 0
let ofRequests = 0
let ofWorkflows = 0
let garbage = 0
let utilisation = performance.eventLoopUtilization()
let begunAt = 0
let profiler: Session | undefined

if (process.send) {
  watchServer()
  watchClient()
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) garbage += duration
  }).observe({ entryTypes: ['gc'] })
  watchRounds()
  process.on('message', (message) => {
    if (message === 'begin') begin()
    if (message === 'end') {
      process.send?.(report())
      void leaveProfile()
    }
  })
  // The service ends when it has ended, not when its parent lets go of this.
  process.channel?.unref()
}

function begin(): void {
  for (const list of Object.values(figures)) list.length = 0
  waits = []
  rounds = []
  calls = ofRequests = ofWorkflows = garbage = 0
  delay.reset()
  delay.enable()
  utilisation = performance.eventLoopUtilization()
  begunAt = now()
  void beginProfile()
}

function watchServer(): void {
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { request: IncomingMessage }
    const meant = Number(request.headers[meantHeader])
    if (!(meant > begunAt) || begunAt === 0) return
    const began = now()
    figures.before.push(began - meant)
    const served = { began, calls: 0, open: 0, since: 0, inCalls: 0 }
    servedOf.set(request, served)
    requests.enterWith(served)
  })
  channel('http.server.response.finish').subscribe((message) => {
    const { request } = message as { request: IncomingMessage }
    const served = servedOf.get(request)
    if (!served) return
    figures.handler.push(now() - served.began)
    figures.inCalls.push(served.inCalls)
    calls += served.calls
  })
}

function watchClient(): void {
  const isTable = (request: ClientRequest) => String(request.getHeader('x-amz-target')).startsWith('DynamoDB')
  const isAws = (request: ClientRequest) =>
    isTable(request) || request.getHeader('authorization')?.toString().startsWith('AWS4')
  channel('http.client.request.created').subscribe((message) => {
    const { request } = message as { request: ClientRequest }
    if (begunAt === 0 || !isAws(request)) return
    const served = requests.getStore()
    const made = now()
    callsOf.set(request, { made, served })
    request.once('socket', () => waits.push(now() - made))
    if (isTable(request)) {
      if (served) ofRequests += 1
      else ofWorkflows += 1
    }
    if (!served) return
    served.calls += 1
    if (served.open++ === 0) served.since = made
  })
  channel('http.client.response.finish').subscribe((message) => {
    const { request } = message as { request: ClientRequest }
    const call = callsOf.get(request)
    if (!call) return
    const ended = now()
    if (isTable(request)) figures.table.push(ended - call.made)
    const { served } = call
    if (served && --served.open === 0) served.inCalls += ended - served.since
  })
}

function watchRounds(): void {
  let before = cpuMilliseconds()
  setInterval(() => {
    const used = cpuMilliseconds()
    if (used - before > longRound) rounds.push(used - before)
    before = used
  }, 1).unref()
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function report(): ProbeReport {
  const ms = (nanoseconds: number) => nanoseconds / 1e6
  const measured = now() - begunAt
  return {
    beforeHandler: percentilesOf(figures.before),
    inHandler: percentilesOf(figures.handler),
    inCalls: percentilesOf(figures.inCalls),
    callsPerRequest: calls / Math.max(1, figures.handler.length),
    tableCall: percentilesOf(figures.table),
    forConnection: percentilesOf(waits),
    tableCalls: { ofRequests, ofWorkflows },
    loopDelay: {
      p50: ms(delay.percentile(50)),
      p95: ms(delay.percentile(95)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
    },
    longRounds: {
      count: rounds.length,
      max: Math.max(0, ...rounds),
      sum: rounds.reduce((sum, round) => sum + round, 0),
    },
    loopBusy: performance.eventLoopUtilization(utilisation).utilization,
    garbage: garbage / measured,
  }
}

async function beginProfile(): Promise<void> {
  if (!process.env['BENCH_PROFILE']) return
  profiler = new Session()
  profiler.connect()
  await profiler.post('Profiler.enable')
  await profiler.post('Profiler.start')
}

async function leaveProfile(): Promise<void> {
  const folder = process.env['BENCH_PROFILE']
  if (!folder || !profiler) return
  const { profile } = await profiler.post('Profiler.stop')
  profiler.disconnect()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${Math.round(begunAt)}.cpuprofile`), JSON.stringify(profile))
}
