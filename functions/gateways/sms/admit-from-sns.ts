import { verify, X509Certificate } from 'node:crypto'
import * as z from 'zod'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { type Clock, epochOf } from '../../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { exchange } from '../exchange.ts'
import type { Reach } from '../reach.ts'

/** A topic as AWS names it: partition, region, account, name. */
export const SnsTopic = z.string().regex(/^arn:(aws|aws-cn):sns:[a-z0-9-]{1,30}:\d{12}:[\w.-]{1,256}$/)

const Signed = z.object({
  Message: z.string(),
  MessageId: z.string(),
  Timestamp: z.string(),
  TopicArn: SnsTopic,
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.base64(),
  SigningCertURL: z.string(),
})
const Confirmation = { SubscribeURL: z.string(), Token: z.string().regex(/^[0-9a-zA-Z]{1,1000}$/) }
const SnsMessage = z.discriminatedUnion('Type', [
  Signed.extend({ Type: z.literal('Notification'), Subject: z.string().nullish() }),
  Signed.extend({ Type: z.literal('SubscriptionConfirmation'), ...Confirmation }),
  Signed.extend({ Type: z.literal('UnsubscribeConfirmation'), ...Confirmation }),
])
type SnsMessage = z.infer<typeof SnsMessage>

export interface SnsAccess {
  /** Of our account: everybody can have a topic of their own, and SNS signs for all. */
  readonly topics: readonly string[]
  /** Where SNS of the topic's region is reached; its public address unless told. */
  readonly endpoint?: URL | undefined
  readonly reach: Reach
  readonly clock: Clock
}

/**
 * Lets in what Amazon SNS posted for one of our topics: https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html.
 * The certificate comes from SNS of the topic's own region, whatever address the message gives besides. A subscription is confirmed,
 * at an address that is made here; after `settled` there is nothing to read.
 * @throws Error where SNS cannot be reached: it posts again.
 */
export async function admitFromSns(
  body: unknown,
  access: SnsAccess,
): Promise<'read' | 'settled' | Refusal<'signature-invalid'>> {
  const read = SnsMessage.safeParse(body)
  if (!read.success) return refuse('signature-invalid', doorSentences('sns-unread'))
  const message = read.data
  if (!access.topics.includes(message.TopicArn)) return refuse('signature-invalid', doorSentences('sns-topic'))
  const home = homeOf(message.TopicArn)
  const [, file] = message.SigningCertURL.split(`${home}/`)
  if (message.SigningCertURL !== `${home}/${file}` || !/^SimpleNotificationService-[\w-]{1,100}\.pem$/.test(file ?? ''))
    return refuse('signature-invalid', doorSentences('sns-home'))
  const { origin } = access.endpoint ?? new URL(home)
  const certificate = await certificateAt(`${origin}/${file}`, access)
  const now = epochOf(access.clock.now())
  const isValid = certificate && certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime()
  if (!isValid) return refuse('signature-invalid', doorSentences('sns-certificate'))
  const hash = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
  const signature = Buffer.from(message.Signature, 'base64')
  if (!verify(hash, Buffer.from(textToSign(message)), certificate.publicKey, signature))
    return refuse('signature-invalid', doorSentences('sns-signature'))
  if (message.Type === 'SubscriptionConfirmation') await confirm(message, origin, access)
  return message.Type === 'Notification' ? 'read' : 'settled'
}

function homeOf(topic: string): string {
  const [, partition, , region] = topic.split(':')
  return `https://sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

/** Its certificates live for about a year, and there are two at a time at most. */
const certificates = new Map<string, X509Certificate>()
const mostCertificates = 10

async function certificateAt(url: string, { reach }: SnsAccess): Promise<X509Certificate | null> {
  const known = certificates.get(url)
  if (known) return known
  const { status, text } = await askSns(url, reach)
  if (status >= 500) throw new Error(`${new URL(url).origin} answered ${status} for its certificate`)
  const certificate = status === 200 ? certificateIn(text) : null
  if (!certificate) return null
  if (certificates.size >= mostCertificates) certificates.clear()
  certificates.set(url, certificate)
  return certificate
}

function certificateIn(text: string): X509Certificate | null {
  try {
    const certificate = new X509Certificate(text)
    return certificate.publicKey.asymmetricKeyType === 'rsa' ? certificate : null
  } catch {
    return null
  }
}

/** Names and values line by line, in the order of the alphabet. */
function textToSign(message: SnsMessage): string {
  const { Message, MessageId, Timestamp, TopicArn, Type } = message
  const fields: readonly (readonly [string, string | null | undefined])[] =
    message.Type === 'Notification'
      ? Object.entries({ Message, MessageId, Subject: message.Subject, Timestamp, TopicArn, Type })
      : Object.entries({
          Message,
          MessageId,
          SubscribeURL: message.SubscribeURL,
          Timestamp,
          Token: message.Token,
          TopicArn,
          Type,
        })
  return fields.flatMap(([name, value]) => (typeof value === 'string' ? [`${name}\n${value}\n`] : [])).join('')
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html: the token is all that it asks for. */
async function confirm(
  { TopicArn, Token }: Extract<SnsMessage, { Type: 'SubscriptionConfirmation' }>,
  origin: string,
  { reach }: SnsAccess,
): Promise<void> {
  const query = new URLSearchParams({ Action: 'ConfirmSubscription', Version: '2010-03-31', TopicArn, Token })
  const { status } = await askSns(`${origin}/?${query.toString()}`, reach)
  if (status !== 200) throw new Error(`${origin} answered ${status} to the confirmation of ${TopicArn}`)
}

function askSns(url: string, reach: Reach) {
  return exchange({ url, method: 'GET', headers: {}, reach, signal: AbortSignal.timeout(5000), mostBytes: 20_000 })
}
