import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../../world.ts'
import { awsStandIn } from './aws-stand-in.ts'
import { madeCertificate } from './made-certificate.ts'
import type { SnsPost } from './sns-topic.ts'
import { withProviders } from './with-providers.ts'

let world: World
let aws: Awaited<ReturnType<typeof awsStandIn>>
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  aws = await awsStandIn(world.clock)
  await withProviders(world, aws)
})
afterEach(() => aws.stop())

const push = async (body: object) =>
  (await world.call('POST', `/webhooks/sms/aws/${aws.keys['pushToken']}/replies`, { body })).status
const typed = () => aws.reply('13900000001', '看不懂') as SnsPost

describe('what Amazon SNS posts', () => {
  test.each(['1', '2'] as const)(
    'is taken with a signature of version %s, with a subject and without',
    async (version) => {
      for (const own of [{ Message: '{}' }, { Message: '{}', Subject: '短信\n回复' }] as SnsPost[])
        expect(await push(aws.sns.signed('Notification', own, undefined, version))).toBe(200)
    },
  )

  test('its certificate is fetched once', async () => {
    for (let post = 0; post < 3; post += 1) expect(await push(typed())).toBe(200)
    expect(aws.sns.asked.filter((path) => path.endsWith('.pem'))).toHaveLength(1)
  })

  test.each<[what: string, change: (post: SnsPost) => object]>([
    ['a word was changed', (post) => ({ ...post, Message: post['Message']?.replace('看不懂', '退订') })],
    ['the moment was changed', (post) => ({ ...post, Timestamp: '2027-01-01T00:00:00.000Z' })],
    ['a subject was added', (post) => ({ ...post, Subject: 'x' })],
    ['the version is another', (post) => ({ ...post, SignatureVersion: '1' })],
    ['the version is unknown', (post) => ({ ...post, SignatureVersion: '3' })],
    ['the signature is missing', ({ Signature: _signature, ...post }) => post],
    ['the signature is empty', (post) => ({ ...post, Signature: '' })],
    ['the message is bare, without its envelope', (post) => JSON.parse(post['Message'] ?? '')],
    ['it is in a list', (post) => [post]],
  ])('%s: it is refused', async (_, change) => {
    expect(await push(change(typed()))).toBe(401)
  })

  test('of a topic that is not ours it is refused, whoever signed', async () => {
    const foreign = { Message: typed()['Message'] ?? '', TopicArn: 'arn:aws:sns:ap-southeast-1:999999999999:texts' }
    expect(await push(aws.sns.signed('Notification', foreign))).toBe(401)
  })

  test.each([
    (_: string, file: string) => `https://attacker.example/${file}`,
    (home: string, file: string) => `${home.replace('https', 'http')}/${file}`,
    (home: string, file: string) => `${home}.attacker.example/${file}`,
    (home: string, file: string) => `https://attacker.example/${home}/${file}`,
    (home: string, file: string) => `${home.replace('//', '//attacker@')}/${file}`,
    (home: string, file: string) => `${home}:444/${file}`,
    (home: string, file: string) => `${home}/a/../${file}`,
    (home: string, file: string) => `${home}/${file}?x=1`,
    (_: string, file: string) => `https://sns.us-east-1.amazonaws.com/${file}`,
    (home: string) => `${home}/latest/meta-data`,
    () => 'http://169.254.169.254/SimpleNotificationService-1.pem',
  ])('a certificate from elsewhere is not asked for (%#)', async (elsewhere) => {
    const post = typed()
    const file = post['SigningCertURL']?.split('/').at(-1) ?? ''
    aws.sns.asked.length = 0
    expect(await push({ ...post, SigningCertURL: elsewhere(aws.sns.home, file) })).toBe(401)
    expect(aws.sns.asked).toEqual([])
  })

  test('a certificate that has run out, is not there or is none lets nobody in', async () => {
    const old = aws.sns.publish(madeCertificate({ from: '2019-01-01', to: '2020-01-01' }))
    expect(await push(aws.sns.signed('Notification', { Message: '{}' }, old))).toBe(401)
    const [missing, none] = [
      `${aws.sns.home}/SimpleNotificationService-0.pem`,
      aws.sns.publish({ ...old, pem: 'x' } as never),
    ]
    expect(await push({ ...typed(), SigningCertURL: missing })).toBe(401)
    expect(await push({ ...typed(), SigningCertURL: none.url })).toBe(401)
  })

  test('when SNS cannot be asked, it is to post again', async () => {
    const settings = { ...aws.settings, snsEndpoint: 'http://127.0.0.1:1' }
    await withProviders(world, { ...aws, settings })
    expect(await push(typed())).toBe(500)
  })
})

describe('a subscription', () => {
  const confirmation = (own: SnsPost = {}) => ({
    Message: 'You have chosen to subscribe to the topic.',
    SubscribeURL: 'http://169.254.169.254/latest/meta-data',
    Token: '2336412f37fb687f5d51e6e241',
    ...own,
  })

  test('of our topic is confirmed at SNS itself, and not at the address that the message names', async () => {
    expect(await push(aws.sns.signed('SubscriptionConfirmation', confirmation()))).toBe(200)
    const [asked] = aws.sns.asked.filter((path) => path.includes('ConfirmSubscription'))
    const query = new URLSearchParams(asked?.slice(2))
    expect([query.get('TopicArn'), query.get('Token')]).toEqual([aws.sns.topic, '2336412f37fb687f5d51e6e241'])
  })

  test.each([
    { TopicArn: 'arn:aws:sns:ap-southeast-1:999999999999:texts' },
    { Token: '1&TopicArn=x' },
    { Token: '' },
  ] as SnsPost[])('of another is not confirmed: %o', async (own) => {
    expect(await push(aws.sns.signed('SubscriptionConfirmation', confirmation(own)))).toBe(401)
    expect(aws.sns.asked.filter((path) => path.includes('ConfirmSubscription'))).toEqual([])
  })

  test('that nobody signed is not confirmed', async () => {
    const post = aws.sns.signed('SubscriptionConfirmation', confirmation())
    expect(await push({ ...post, Token: 'abc' })).toBe(401)
    expect(aws.sns.asked.filter((path) => path.includes('ConfirmSubscription'))).toEqual([])
  })

  test('that was ended is left so', async () => {
    expect(await push(aws.sns.signed('UnsubscribeConfirmation', confirmation()))).toBe(200)
    expect(aws.sns.asked.filter((path) => path.includes('ConfirmSubscription'))).toEqual([])
  })
})
