import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { meantHeader } from './probe.ts'

/** One request of the load, made when its time has come. */
export interface Shot {
  readonly kind: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Statuses that are right. */
  readonly fits: readonly number[]
}

export interface Hit {
  readonly kind: string
  /** From the moment at which it was meant to be sent: what waits before it counts. */
  readonly milliseconds: number
  readonly ok: boolean
  /** Status, or why there was none. */
  readonly answer: string
}

/** After the last shot, in milliseconds: what is not answered by then is an error. */
const patience = 60_000

/** Connections that stay open; a request takes the one that has been idle longest. */
export async function openConnections(url: string, count: number): Promise<Agent> {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count, scheduling: 'fifo' })
  const shot: Shot = { kind: 'warm', method: 'GET', path: '/health', headers: {}, fits: [200] }
  await Promise.all(Array.from({ length: count }, () => send(url, agent, shot, Date.now())))
  return agent
}

/**
 * Sends at a fixed rate whatever the answers do, and answers all hits. With all connections taken a request waits here, and its
 * time runs.
 */
export async function openLoop(
  url: string,
  { perSecond, seconds, agent }: { perSecond: number; seconds: number; agent: Agent },
  next: (index: number) => Shot,
): Promise<{ readonly hits: readonly Hit[]; readonly seconds: number }> {
  const count = perSecond * seconds
  const began = performance.now()
  const flying: Promise<Hit>[] = []
  while (flying.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1)
    while (flying.length < due) {
      const meant = performance.timeOrigin + began + (flying.length * 1000) / perSecond
      flying.push(send(url, agent, next(flying.length), meant))
    }
    await sleep(1)
  }
  const hits = await Promise.all(flying)
  return { hits, seconds: (performance.now() - began) / 1000 }
}

function send(url: string, agent: Agent, shot: Shot, meant: number): Promise<Hit> {
  const { kind, method, path, headers, body, fits } = shot
  return new Promise((resolve) => {
    const end = (answer: string, ok: boolean) =>
      resolve({ kind, milliseconds: performance.timeOrigin + performance.now() - meant, ok, answer })
    const sent = request(
      url + path,
      { agent, method, headers: { ...headers, [meantHeader]: String(meant) } },
      (response) => {
        response.resume()
        response.once('end', () => end(String(response.statusCode), fits.includes(response.statusCode ?? 0)))
      },
    )
    sent.setTimeout(patience, () => sent.destroy(new Error('no answer')))
    sent.once('error', (error) => end(error.message, false))
    sent.end(body)
  })
}
