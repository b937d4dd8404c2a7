import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BatchId, derivedId, type JobOrderId } from '../../domain/kernel/ids.ts'
import {
  atShanghai,
  type CalendarDate,
  dateInShanghai,
  epochOf,
  type Instant,
  plus,
} from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { SmsProvider } from '../../functions/gateways/sms/port.ts'
import { type Notice, sendEach, sendNotices } from '../../functions/notices/send-notices.ts'
import { countCalls } from '../bench/journey/count-calls.ts'
import { openWorld, type World } from '../world.ts'
import { crowd, type Person, surveyed } from './people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

let batchId: BatchId
let batches = 0
beforeEach(() => {
  batches += 1
  batchId = derivedId('BatchId', 'notices', batches)
})

async function offerTo(person: Person, round = 1): Promise<Notice> {
  const jobOrderId = derivedId('JobOrderId', 'one') as JobOrderId
  const closesAt = plus(world.clock.now(), { days: 2 })
  const start = '2026-03-20' as CalendarDate
  return {
    worker: await person.worker(),
    template: 'job-offer',
    variables: {
      enterprise: '顺达电子厂',
      city: '东莞市',
      post: '装配工',
      wage: yuan(5200),
      start,
      deadline: closesAt,
    },
    link: { batchId, chunk: 0 },
    question: {
      closesAt,
      asks: {
        about: 'offer',
        batchId,
        chunk: 0,
        round,
        offerId: derivedId('OfferId', round, person.workerId),
        jobOrderId,
      },
    },
  }
}

const textsTo = ({ phone }: Person) => world.partners.texts.filter((sms) => sms.phone === phone)
/** What the provider took; of a thousand texts it brings four to nobody. */
const takenFor = ({ phone }: Person) => world.partners.sent.filter((sms) => sms.phone === phone)
const delivery = () => world.advance({ minutes: 90 })

test('a chunk is written to once, and calling again with its key answers the same and sends nothing', async () => {
  const people = await crowd(world, 130)
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  const first = await sendNotices({ key: `chunk-${batchId}`, together: true, notices }, world.deps)
  const again = await sendNotices({ key: `chunk-${batchId}`, together: true, notices }, world.deps)
  await delivery()
  expect(first.sent).toBe(130)
  expect(again).toEqual(first)
  for (const person of people) expect(takenFor(person)).toHaveLength(1)
  expect(await world.deps.tallies.ofBatch(batchId)).toMatchObject({ smsSent: 130, smsSegments: first.segments })
})

test('a chunk whose task died before the provider answered is completed, not repeated', async () => {
  const people = await Promise.all([surveyed(world), surveyed(world)])
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  const [provider] = await world.deps.sms.providers()
  const dies: SmsProvider['send'] = async (call) => {
    await provider?.send(call)
    throw new Error('the process ends here')
  }
  const dying = {
    ...world.deps,
    sms: { ...world.deps.sms, providers: async () => (provider ? [{ ...provider, send: dies }] : []) },
  }
  await expect(sendNotices({ key: `dying-${batchId}`, together: true, notices }, dying)).rejects.toThrow('ends here')
  expect(await sendNotices({ key: `dying-${batchId}`, together: true, notices }, world.deps)).toMatchObject({
    sent: 2,
    skipped: 0,
  })
  await delivery()
  for (const person of people) expect(takenFor(person)).toHaveLength(1)
})

test('notices of purposes of their own go in one call, and each is told once with whichever others it comes again', async () => {
  const people = await Promise.all([surveyed(world), surveyed(world), surveyed(world)])
  const [one, other, late] = people as [Person, Person, Person]
  const toldTo = async (person: Person) => ({
    key: `heard-${batchId}-${person.workerId}`,
    notice: {
      worker: await person.worker(),
      template: 'help-received',
      variables: { deadline: plus(world.clock.now(), { days: 1 }) },
      link: { batchId, chunk: 0 },
      atOnce: true,
    } satisfies Notice,
  })
  const [first, second, third] = [await toldTo(one), await toldTo(other), await toldTo(late)]
  const [provider] = await world.deps.sms.providers()
  const calls: number[] = []
  const counting = {
    ...world.deps,
    sms: {
      ...world.deps.sms,
      async providers() {
        if (!provider) return []
        const send: SmsProvider['send'] = async (call) => {
          calls.push(call.messages.length)
          return provider.send(call)
        }
        return [{ ...provider, send }]
      },
    },
  }
  await sendEach([first, second, first], counting)
  expect(calls).toEqual([2])
  await sendEach([third, second], counting)
  await sendEach([second], counting)
  expect(calls).toEqual([2, 1])
  await delivery()
  for (const person of people) expect(takenFor(person)).toHaveLength(1)
  expect(await world.deps.tallies.ofBatch(batchId)).toMatchObject({ smsSent: 3 })
})

test('what a try before midnight did not count is counted on the day of the try that does; the day before keeps its figures', async () => {
  const people = await crowd(world, 101)
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  const day = dateInShanghai(world.clock.now())
  const send = (deps = world.deps) => sendNotices({ key: `late-${batchId}`, together: true, notices }, deps)
  const { tallies } = world.deps
  let groups = 0
  const dying = {
    ...world.deps,
    tallies: {
      ...tallies,
      async note(...call: Parameters<typeof tallies.note>): Promise<void> {
        groups += 1
        if (groups > 1) throw new Error('the process ends here')
        await tallies.note(...call)
      },
    },
  }
  await expect(send(dying)).rejects.toThrow('ends here')
  await world.advance({ hours: 24 })
  const known = await tallies.ofBatch(batchId, day)
  for (const hours of [1, 24]) {
    await send()
    await world.advance({ hours })
  }
  expect(known).toMatchObject({ smsSent: 100 })
  expect(await tallies.ofBatch(batchId, day)).toEqual(known)
  expect(await tallies.ofBatch(batchId)).toMatchObject({ smsSent: 101 })
})

test('nobody without consent is written to, whatever the caller thinks', async () => {
  const [declined, unwilling, withdrawn, fine] = await Promise.all([
    surveyed(world, { consent: false }),
    surveyed(world, { willing: 'not-willing' }),
    surveyed(world),
    surveyed(world),
  ])
  await world.deps.workers.withdrawConsent(withdrawn.workerId, world.clock.now())
  const notices = await Promise.all([declined, unwilling, withdrawn, fine].map((person) => offerTo(person)))
  const sent = await sendNotices({ key: `consent-${batchId}`, notices }, world.deps)
  await delivery()
  expect(sent).toMatchObject({ sent: 1, skipped: 3, sentTo: [fine.workerId] })
  expect([declined, unwilling, withdrawn].flatMap(textsTo)).toEqual([])
})

test('of two people on one phone the first may answer by text, the second on the page', async () => {
  const wife = await surveyed(world, { name: '李秀英', phone: '13900000001' })
  const husband = await surveyed(world, { name: '张建国', phone: '13900000001' })
  const notices = [await offerTo(wife), await offerTo(husband)]
  await sendNotices({ key: `couple-${batchId}`, together: true, notices }, world.deps)
  await delivery()
  const texts = textsTo(wife).toSorted((one, other) => one.template.localeCompare(other.template))
  expect(texts.map(({ template }) => template)).toEqual(['job-offer', 'job-offer-link'])
  expect(texts[0]?.text).toContain('李*英')
  expect(texts[1]?.text).toMatch(/张\*国.*请不要回短信.*\/t\/[\w-]{22}$/)
  const open = await world.deps.questions.openOn([(await wife.worker()).phoneHash])
  expect([...open.values()].map(({ workerId }) => workerId)).toEqual([wife.workerId])
})

test('a question that ran out leaves its phone free for the next', async () => {
  const person = await surveyed(world)
  await sendNotices({ key: `round1-${batchId}`, notices: [await offerTo(person, 1)] }, world.deps)
  await world.advance({ days: 2, minutes: 1 })
  await sendNotices({ key: `round2-${batchId}`, notices: [await offerTo(person, 2)] }, world.deps)
  await delivery()
  expect(textsTo(person).map(({ template }) => template)).toEqual(['job-offer', 'job-offer'])
})

test('at night a notice waits for the morning, unless the departure is near', async () => {
  const [asleep, leaving] = await Promise.all([surveyed(world), surveyed(world)])
  const night = atShanghai(dateInShanghai(world.clock.now()), '23:00')
  await world.settle(untilClockIs(night))
  const departure = plus(world.clock.now(), { hours: 5 })
  const variables = { departure, place: '昭通客运站', vehicle: '云A12345大巴' }
  const link = { batchId, chunk: 0 }
  const notices: Notice[] = [
    { worker: await asleep.worker(), template: 'trip-cancelled', variables: { departure, place: '昭通客运站' }, link },
    { worker: await leaving.worker(), template: 'travel-reminder', variables, link, departure },
  ]
  await sendNotices({ key: `night-${batchId}`, together: true, notices }, world.deps)
  await delivery()
  expect([textsTo(asleep).length, textsTo(leaving).length]).toEqual([0, 1])
  await world.advance({ hours: 9 })
  expect(textsTo(asleep)).toHaveLength(1)
  expect(textsTo(asleep)[0]!.at >= plus(night, { hours: 9 })).toBe(true)
})

function untilClockIs(instant: Instant): () => boolean {
  world.clock.schedule(Date.parse(instant), () => undefined)
  return () => world.clock.now() >= instant
}

test('the table holds neither a number nor a link that opens a page', async () => {
  const person = await surveyed(world)
  await sendNotices({ key: `sealed-${batchId}`, notices: [await offerTo(person)] }, world.deps)
  await delivery()
  const token = /\/t\/([\w-]+)$/.exec(textsTo(person)[0]?.text ?? '')?.[1] ?? ''
  const [page] = await world.deps.links.ofWorker(person.workerId)
  const messageId = derivedId('MessageId', `sealed-${batchId}`, person.workerId)
  const message = (await world.deps.messages.getMany([messageId])).get(messageId)
  expect(token).toHaveLength(22)
  expect(JSON.stringify([page, message])).not.toContain(token)
  expect(JSON.stringify([page, message])).not.toContain(person.phone)
})

test('receipts, which come twice and in any order, end as delivered or failed', async () => {
  const people = await crowd(world, 40)
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  await sendNotices({ key: `receipts-${batchId}`, together: true, notices }, world.deps)
  await delivery()
  const names = people.map(({ workerId }) => ({ key: `receipts-${batchId}`, workerId }))
  const states = [...(await world.deps.messages.named(names)).values()].map(({ state }) => state)
  const reached = people.filter((person) => textsTo(person).length === 1).length
  expect(states.filter((state) => state === 'delivered')).toHaveLength(reached)
  expect(states.filter((state) => state === 'failed')).toHaveLength(40 - reached)
})

test('whom no release before can have written to is looked for by nobody, and each gets one text, whatever try breaks', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => surveyed(world)))
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  const chunk = { key: `first-${batchId}`, together: 'always', notices } as const
  const calls = countCalls()
  try {
    const lost = { ...world.deps.tallies, note: () => Promise.reject(new Error('the process died')) }
    await expect(sendNotices(chunk, { ...world.deps, tallies: lost })).rejects.toThrow('died')
    expect(calls.counts().entities['message']?.reads ?? 0).toBe(0)
    expect(await sendNotices(chunk, world.deps)).toMatchObject({ sent: 30 })
    expect(calls.counts().entities['message']).toMatchObject({ reads: 30 })
  } finally {
    calls.stop()
  }
  await delivery()
  for (const person of people) expect(takenFor(person)).toHaveLength(1)
})

test('who waits for the morning is read once more before they are sent, and their text goes once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => surveyed(world)))
  const night = atShanghai(dateInShanghai(plus(world.clock.now(), { days: 1 })), '22:00')
  await world.advance({ seconds: (epochOf(night) - epochOf(world.clock.now())) / 1000 })
  const notices = await Promise.all(people.map((person) => offerTo(person)))
  const calls = countCalls()
  const reads = (entity: string) => calls.counts().entities[entity]?.reads ?? 0
  try {
    await sendNotices({ key: `morning-${batchId}`, together: 'always', notices }, world.deps)
    expect(reads('message')).toBe(0)
    const before = reads('worker')
    await world.advance({ hours: 12 })
    expect([reads('message'), reads('worker') - before]).toEqual([12, 12])
  } finally {
    calls.stop()
  }
  for (const person of people) expect(takenFor(person)).toHaveLength(1)
})

test('what asks for an answer by a time that is over in the morning is not sent', async () => {
  const person = await surveyed(world)
  const night = atShanghai(dateInShanghai(plus(world.clock.now(), { days: 1 })), '22:00')
  await world.advance({ seconds: (epochOf(night) - epochOf(world.clock.now())) / 1000 })
  const offer = await offerTo(person)
  const until = (hours: number) => ({ ...offer.variables, deadline: plus(world.clock.now(), { hours }) })
  const early = { ...offer, variables: until(8) } as Notice
  expect(await sendNotices({ key: `early-${batchId}`, notices: [early] }, world.deps)).toMatchObject({
    sent: 0,
    skipped: 1,
  })
  expect((await world.deps.questions.openOn([(await person.worker()).phoneHash])).size).toBe(0)
  const timely = { ...offer, variables: until(11) } as Notice
  expect(await sendNotices({ key: `timely-${batchId}`, notices: [timely] }, world.deps)).toMatchObject({ sent: 1 })
})
