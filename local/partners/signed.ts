import { Webhook } from 'standardwebhooks'
import type { LocalClock } from '../clock/clock.ts'

/** Milliseconds by which the sender's clock may differ. */
const tolerance = 5 * 60_000

/** The headers of a Standard Webhooks message. */
export function signedHeaders(secret: string, id: string, body: string, clock: LocalClock): Record<string, string> {
  const now = new Date(clock.epochMilliseconds())
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
}

/** The webhook-id of a message that the secret signed, lately by our clock; undefined for any other. */
export function idIfSigned(
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  secret: string,
  clock: LocalClock,
): string | undefined {
  const { 'webhook-id': id = '', 'webhook-timestamp': seconds = '', 'webhook-signature': given = '' } = headers
  const sentAt = new Date(Number(seconds) * 1000)
  if (Number.isNaN(sentAt.getTime()) || Math.abs(sentAt.getTime() - clock.epochMilliseconds()) > tolerance)
    return undefined
  const expected = new Webhook(secret).sign(id, sentAt, body)
  return given.split(' ').includes(expected) ? id : undefined
}
