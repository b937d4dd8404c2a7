import { createServer, type IncomingMessage } from 'node:http'
import type { SmsProviderId } from '../../../functions/gateways/sms/sms-providers.ts'
import { listen } from '../../../local/http/listen.ts'
import { readBody } from '../../../local/http/read-body.ts'

/** What goes wrong with a call, in the provider's own way; each once, in the order in which they are planned. */
export type Mishap =
  | 'busy'
  | 'template refused'
  | 'no money'
  /** It takes the call and never answers. */
  | 'taken, no answer'
  /** It never hears of it. */
  | 'lost, no answer'
  | 'cut off'
  | 'gateway page'

/** A message that the stand-in took. */
export interface Taken {
  readonly phone: string
  readonly template: string
  readonly says: string
  readonly call: string
  readonly reference: string
}

export interface Request {
  readonly headers: IncomingMessage['headers']
  readonly url: URL
  readonly body: string
}
export interface Reply {
  readonly status: number
  readonly body: object | string
}

/** A provider's API as it is documented, at a local address: what the real client asks, it answers. */
export interface StandIn {
  readonly name: SmsProviderId
  /** As SMS_SETTINGS says it. */
  readonly settings: Record<string, unknown>
  readonly keys: Record<string, string>
  readonly taken: readonly Taken[]
  /** Numbers of each call that sends. */
  readonly calls: readonly number[]
  plan(...mishaps: Mishap[]): void
  /** How many calls were left without an answer so far. */
  hanging(): number
  /** The body of a push that tells of a message, or that somebody typed something; `standing` in the provider's words. */
  receipt(sms: Taken, standing: 'delivered' | 'failed' | 'on its way'): object
  reply(phone: string, text: string): object
  readonly received: object
  /** What the carrier reported, as a query tells. */
  report(sms: Taken, standing: 'delivered' | 'failed'): void
  stop(): Promise<void>
}

/** What differs between providers. */
export interface Protocol {
  /** Takes the messages of a call that sends, or says why not; answers another request by itself. */
  readonly answer: (request: Request, mishap: Mishap | undefined) => { reply: Reply; numbers?: number }
  readonly isSending: (request: Request) => boolean
}

export async function startStandIn({ answer, isSending }: Protocol) {
  const planned: Mishap[] = []
  const calls: number[] = []
  const hanging = new Set<IncomingMessage>()
  const server = await listen(
    createServer((incoming, response) => {
      void readBody(incoming).then((bytes) => {
        const request = {
          headers: incoming.headers,
          url: new URL(incoming.url ?? '/', 'http://x'),
          body: String(bytes),
        }
        const mishap = isSending(request) ? planned.shift() : undefined
        if (mishap === 'cut off') return incoming.socket.destroy()
        if (mishap === 'lost, no answer') return hanging.add(incoming)
        if (mishap === 'gateway page') return response.writeHead(502).end('<html>Bad Gateway</html>')
        const { reply, numbers } = answer(request, mishap)
        if (numbers !== undefined) calls.push(numbers)
        if (mishap === 'taken, no answer') return hanging.add(incoming)
        response.writeHead(reply.status, { 'content-type': 'application/json' })
        return response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
      })
    }),
    0,
  )
  return {
    url: server.url,
    calls,
    plan: (...mishaps: Mishap[]) => void planned.push(...mishaps),
    hanging: () => hanging.size,
    async stop() {
      for (const one of hanging) one.socket.destroy()
      await server.stop()
    },
  }
}
