import { createServer, type IncomingMessage } from 'node:http'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import { type Listening, listen } from '../http/listen.ts'
import { readBody } from '../http/read-body.ts'
import { idIfSigned } from './signed.ts'

/** A message that came with a true signature. */
export interface SignedMessage {
  /** The webhook-id: the same again is the same message. */
  readonly id: string
  readonly body: unknown
}

/** One partner's inbox: the secret that it shares with us, and what it answers; undefined is an empty 204. */
export interface Inbox {
  readonly secret: () => string | undefined
  readonly receive: (message: SignedMessage) => unknown
}

/** Thrown where a partner's system fails: the sender sees this status and comes again. */
export class PartnerOutage extends Error {
  readonly status: number
  constructor(status: number) {
    super(`out of order (${status})`)
    this.status = status
  }
}

/**
 * The systems of all partners behind one address, each at its own path. Unsigned messages are refused with 401. Messages
 * wait until all are `ready`; what one changed is kept by `keep` before it is answered.
 */
export function startPartnerServer(
  inboxes: ReadonlyMap<string, Inbox>,
  clock: LocalClock,
  { port = 0, ready, keep = () => undefined }: { port?: number; ready?: Promise<void>; keep?: () => void } = {},
): Promise<Listening> {
  async function answer(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
    await ready
    const inbox = inboxes.get(request.url ?? '')
    const text = (await readBody(request)).toString()
    if (!inbox || request.method !== 'POST') return { status: 404 }
    const secret = inbox.secret()
    const id = secret && idIfSigned(request.headers as Record<string, string>, text, secret, clock)
    if (!id) return { status: 401 }
    try {
      const body = await inbox.receive({ id, body: JSON.parse(text) })
      return body === undefined ? { status: 204 } : { status: 200, body }
    } catch (error) {
      if (error instanceof PartnerOutage) return { status: error.status }
      throw error
    } finally {
      keep()
    }
  }
  const server = createServer((request, response) => {
    void holdTime(clock, async () => {
      const { status, body } = await answer(request).catch((error: unknown) => {
        process.stderr.write(`a simulated partner failed: ${error instanceof Error ? error.stack : String(error)}\n`)
        return { status: 500, body: undefined }
      })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    })
  })
  return listen(server, port)
}
