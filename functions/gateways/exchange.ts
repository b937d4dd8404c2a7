import type { LookupAddress } from 'node:dns'
import { request as requestByHttp } from 'node:http'
import { request as requestByHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Reach } from './reach.ts'

export interface Exchange {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly reach: Reach
  /** Until when the whole answer must be there. */
  readonly signal: AbortSignal
  /** Bytes of the answer that are read; then the connection is cut. */
  readonly mostBytes: number
}

export interface Answer {
  readonly status: number
  readonly contentType: string
  /** As far as it was read. */
  readonly text: string
  /** There was more than `mostBytes`. */
  readonly isCut: boolean
}

/** The other side got nothing of it: no name, no connection. */
export class NotReached extends Error {}

/** Milliseconds for name and connection, and for the first line of the answer. */
export const connectTime = 5000
export const headersTime = 10_000

/**
 * One request and its answer, whatever its status. The name is resolved once and the connection goes to an address that was
 * judged, under the name's own certificate; no redirection is followed, no connection kept, and an answer without end is cut
 * while it is read.
 * @throws AddressRefused, NameUnknown, NotReached, or an Error that names the origin and says what failed.
 */
export async function exchange({
  url: text,
  method,
  headers,
  body,
  reach,
  signal,
  mostBytes,
}: Exchange): Promise<Answer> {
  const url = new URL(text)
  const addresses = await within(connectTime, reach.addressesOf(url), () =>
    broken(url, 'its name was not resolved in time', NotReached),
  )
  return new Promise((resolve, reject) => {
    const post = url.protocol === 'https:' ? requestByHttps : requestByHttp
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = post(url, {
      method,
      headers: { ...headers, ...length },
      agent: false,
      lookup: only(addresses),
      signal,
    })
    const fail = (error: Error) => {
      clearTimeout(timer)
      sent.destroy()
      reject(error)
    }
    let timer = setTimeout(() => fail(broken(url, 'took no connection in time', NotReached)), connectTime)
    sent.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer)
        timer = setTimeout(() => fail(broken(url, 'did not begin to answer in time')), headersTime)
      }),
    )
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const what = error.code ?? error.name
      if (signal.aborted) fail(broken(url, 'did not answer in time'))
      else fail(broken(url, `broke off (${what})`, noConnection.has(what) ? NotReached : Error))
    })
    sent.on('response', (response) => {
      clearTimeout(timer)
      const chunks: Buffer[] = []
      let bytes = 0
      const done = (isCut: boolean) => {
        const { statusCode: status = 0, headers: answered } = response
        const read = Buffer.concat(chunks).subarray(0, mostBytes)
        resolve({ status, contentType: answered['content-type'] ?? '', text: read.toString('utf8'), isCut })
        if (isCut) sent.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        chunks.push(chunk)
        if (bytes > mostBytes) done(true)
      })
      response.on('end', () => done(false))
      response.on('error', () => fail(broken(url, signal.aborted ? 'did not answer in time' : 'broke off')))
    })
    sent.end(body)
  })
}

/** Whoever asks for the name gets what was judged. */
function only(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, { all }, found) => {
    const [first] = addresses
    if (all) found(null, [...addresses])
    else found(null, first?.address ?? '', first?.family)
  }
}

const noConnection = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])

/** A path may hold a token of its owner: the origin says enough. */
function broken({ origin }: URL, what: string, Kind: new (message: string) => Error = Error): Error {
  return new Kind(`${origin} ${what}`)
}

async function within<Value>(milliseconds: number, value: Promise<Value>, tooLate: () => Error): Promise<Value> {
  const timer = Promise.withResolvers<never>()
  const timing = setTimeout(() => timer.reject(tooLate()), milliseconds)
  try {
    return await Promise.race([value, timer.promise])
  } finally {
    clearTimeout(timing)
  }
}
