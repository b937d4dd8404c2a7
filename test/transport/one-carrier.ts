import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { type Clock, plus } from '../../domain/kernel/instant.ts'
import {
  CancelRequest,
  ConfirmRequest,
  HoldRequest,
  type QuoteReply,
  QuoteRequest,
} from '../../domain/transport/trips/carrier-contract.ts'

/** How the carrier behaves; a test changes it while it runs. */
export interface Manner {
  quotes: QuoteReply
  /** Quotes that it turns down when seats are to be held. */
  readonly soldOut: Set<string>
  /** The next so many messages to an address are answered 503, after they took effect. */
  readonly broken: Map<string, number>
  /** The next so many confirmations come too late. */
  expired: number
}

interface Kept {
  readonly quoteId: string
  readonly seats: number
  state: 'held' | 'booked' | 'cancelled'
}

/** A carrier that keeps the contract of functions/gateways/carriers.ts over HTTP, and checks our signature. */
export async function startCarrier({ secret, clock, quotes }: { secret: string; clock: Clock; quotes: QuoteReply }) {
  const manner: Manner = { quotes, soldOut: new Set(), broken: new Map(), expired: 0 }
  /** By trip. */
  const kept = new Map<string, Kept>()
  const answers = new Map<string, unknown>()

  function act(address: string, body: unknown): unknown {
    switch (address) {
      case '/quotes': {
        QuoteRequest.parse(body)
        return manner.quotes
      }
      case '/holds': {
        const { tripId, quoteId, seats } = HoldRequest.parse(body)
        if (kept.get(tripId)?.state === 'cancelled') return { held: false, why: 'no-longer-offered' }
        if (manner.soldOut.has(quoteId)) return { held: false, why: 'sold-out' }
        kept.set(tripId, { quoteId, seats, state: 'held' })
        return { held: true, reference: `H-${tripId}`, until: plus(clock.now(), { minutes: 30 }) }
      }
      case '/confirmations': {
        const { tripId } = ConfirmRequest.parse(body)
        const hold = kept.get(tripId)
        if (manner.expired > 0 || hold?.state !== 'held') {
          manner.expired -= 1
          return { confirmed: false, why: 'hold-expired' }
        }
        hold.state = 'booked'
        return { confirmed: true, reference: `B-${tripId}` }
      }
      case '/cancellations': {
        const { tripId } = CancelRequest.parse(body)
        const hold = kept.get(tripId)
        kept.set(tripId, { quoteId: '', seats: 0, ...hold, state: 'cancelled' })
        return { cancelled: hold !== undefined }
      }
      default:
        throw new Error(`the contract has no ${address}`)
    }
  }
  async function receive(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const id = String(request.headers['webhook-id'])
    const seconds = Number(request.headers['webhook-timestamp'])
    const expected = new Webhook(secret).sign(id, new Date(seconds * 1000), text)
    if (request.headers['webhook-signature'] !== expected) return { status: 401, body: {} }
    const address = request.url ?? ''
    if (!answers.has(id)) answers.set(id, act(address, JSON.parse(text)))
    const failures = manner.broken.get(address) ?? 0
    manner.broken.set(address, failures - 1)
    return failures > 0 ? { status: 503, body: {} } : { status: 200, body: answers.get(id) }
  }
  const server = createServer((request, response) => {
    receive(request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    manner,
    /** What it keeps for a trip: held, booked, cancelled, or nothing. */
    keeps: (tripId: string) => kept.get(tripId)?.state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
export type Carrier = Awaited<ReturnType<typeof startCarrier>>
