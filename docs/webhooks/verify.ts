// Node 24 or later, without packages: node verify.ts verify SECRET ID TIMESTAMP SIGNATURES [NOW] < body
//                                     node verify.ts sign SECRET ID TIMESTAMP < body
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Seconds by which the sender's clock may differ from yours. */
const tolerance = 300

/** The value of webhook-signature for a message that you send. `body` is what goes over the line, byte for byte. */
export function sign(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** Whether we sent it, and lately. `signatures` is webhook-signature: after a rotation it holds two, with a space between them. */
export function verify(
  secret: string,
  message: { id: string; timestamp: string; signatures: string; body: string },
  now = Date.now() / 1000,
): boolean {
  const { id, timestamp, signatures, body } = message
  if (!/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > tolerance) return false
  const expected = Buffer.from(sign(secret, id, timestamp, body))
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

if (import.meta.main) {
  const [command, secret = '', id = '', timestamp = '', signatures = '', now] = process.argv.slice(2)
  const body = readFileSync(0, 'utf8')
  if (command === 'sign') console.log(sign(secret, id, timestamp, body))
  else {
    const isTrue = verify(secret, { id, timestamp, signatures, body }, now === undefined ? undefined : Number(now))
    console.log(isTrue ? 'true' : 'false')
    process.exitCode = isTrue ? 0 : 1
  }
}
