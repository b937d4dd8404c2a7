import { randomUUID, sign } from 'node:crypto'
import type { Clock } from '../../../domain/kernel/instant.ts'
import { type MadeCertificate, madeCertificate } from './made-certificate.ts'
import type { Reply, Request } from './stand-in.ts'

export type SnsStandIn = ReturnType<typeof snsTopic>

const fields = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
}
export type SnsPost = Record<string, string>

/** A topic of Amazon SNS that signs what it posts, and the host of its certificate. */
export function snsTopic(clock: Clock, region = 'ap-southeast-1') {
  const topic = `arn:aws:sns:${region}:123456789012:texts`
  const home = `https://sns.${region}.amazonaws.com`
  const certificates = new Map<string, string>()
  const asked: string[] = []

  /** A certificate that SNS has, at a name of its own. */
  function publish(certificate: MadeCertificate): { url: string; privateKey: MadeCertificate['privateKey'] } {
    const file = `SimpleNotificationService-${randomUUID().replaceAll('-', '')}.pem`
    certificates.set(`/${file}`, certificate.pem)
    return { url: `${home}/${file}`, privateKey: certificate.privateKey }
  }
  const standard = publish(madeCertificate({ from: '2020-01-01', to: '2049-01-01' }))

  function signed(type: keyof typeof fields, own: SnsPost, by = standard, version: '1' | '2' = '2'): SnsPost {
    const post: SnsPost = { Type: type, MessageId: randomUUID(), TopicArn: topic, Timestamp: clock.now(), ...own }
    const text = fields[type].flatMap((name) => (post[name] === undefined ? [] : [`${name}\n${post[name]}\n`])).join('')
    const signature = sign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256', Buffer.from(text), by.privateKey)
    return { ...post, SignatureVersion: version, Signature: signature.toString('base64'), SigningCertURL: by.url }
  }
  return {
    topic,
    home,
    /** Paths that were asked for. */
    asked,
    publish,
    signed,
    notification: (own: SnsPost) => signed('Notification', own),
    answer({ url }: Request): Reply {
      asked.push(url.pathname + url.search)
      const certificate = certificates.get(url.pathname)
      if (certificate) return { status: 200, body: certificate }
      if (url.searchParams.get('Action') === 'ConfirmSubscription') return { status: 200, body: '<Confirmed/>' }
      return { status: 404, body: 'no such thing' }
    },
  }
}
