import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derivedId, type MessageId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import type { MessageIn } from '../../domain/notices/message.ts'
import { tableClient } from '../../functions/gateways/table-client.ts'
import { type Mailed, messageIdOf } from '../../storage/notices/mailings.ts'
import { type MessageClaim, messagesIn } from '../../storage/notices/messages.ts'
import { losesNextAnswer } from '../storage/loses-answers.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

/** Messages to so many people, as every try of a step writes them at the same moment for the call of the same name. */
function messagesOf(of: string, people: number): MessageIn<'sending'>[] {
  return Array.from({ length: people }, (_, index) => ({
    messageId: derivedId('MessageId', of, index),
    workerId: derivedId('WorkerId', of, index),
    sealedPhone: 'sealed',
    template: 'job-offer',
    segments: 2,
    queuedAt: world.clock.now(),
    countyCode: '530621',
    state: 'sending',
    at: world.clock.now(),
    provider: 'aliyun',
    call: `${of}-0`,
  }))
}
/** As another function reaches the table. */
const elsewhere = () => {
  const { table } = world.deps.database
  const client = tableClient({ endpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'] as string })
  return { client, messages: messagesIn({ client, table }) }
}
const itemsUnder = async (pk: string, of: string): Promise<number> => {
  const { client, table } = world.deps.database
  const found = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :of)',
      ExpressionAttributeValues: { ':pk': pk, ':of': of },
    }),
  )
  return found.Count ?? 0
}
const idsOf = (some: readonly { readonly messageId: MessageId }[]) => some.map(({ messageId }) => messageId)
const stateOf = async ({ messageId }: { messageId: MessageId }) =>
  (await world.deps.messages.getMany([messageId])).get(messageId)?.state
const count = (claims: readonly MessageClaim[], id: MessageId) =>
  claims.filter(({ messageIds }) => messageIds.has(id)).length

test('of many who try at once each message goes to exactly one, new or waiting', async () => {
  const fresh = messagesOf('fresh', 60)
  const waiting = messagesOf('waiting', 60)
  const until = world.clock.now()
  await world.deps.messages.queue(
    waiting.map(({ messageId, workerId, sealedPhone, template, segments, queuedAt }) => {
      return { messageId, workerId, sealedPhone, template, segments, queuedAt, state: 'queued', until }
    }),
  )
  for (const some of [fresh, waiting]) {
    const claims = await Promise.all(Array.from({ length: 5 }, () => elsewhere().messages.claim(some)))
    for (const id of idsOf(some)) expect(count(claims, id)).toBe(1)
  }
})

describe('of a purpose whose messages go on record together', () => {
  const batchId = derivedId('BatchId', 'together')
  const mailed = (of: string, people: number) =>
    messagesOf(of, people).map(({ workerId, template, segments, queuedAt, countyCode }): Mailed => {
      const content = { variables: {}, link: { batchId, chunk: 0 } }
      const messageId = messageIdOf(of, workerId)
      return {
        messageId,
        workerId,
        template,
        segments,
        queuedAt,
        state: 'queued',
        content,
        ...(countyCode && { countyCode }),
      }
    })
  const by = () => ({ provider: 'aliyun', at: world.clock.now() })
  const standing = async (key: string, of: readonly Mailed[]) => {
    const found = await world.deps.messages.named(of.map(({ workerId }) => ({ key, workerId })))
    return of.map(({ messageId }) => found.get(messageId)?.state)
  }

  test('each goes to exactly one of many who try at once, whatever others each of them has; no two calls have one name', async () => {
    const some = mailed('many', 90)
    const claims = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        elsewhere().messages.claimTogether('many', some.slice(index * 15, index * 15 + 30), by()),
      ),
    )
    await elsewhere().messages.queueTogether('many', some, by().at)
    for (const { messageId } of some) expect(count(claims, messageId)).toBe(1)
    const calls = claims.filter(({ messageIds }) => messageIds.size > 0).map(({ call }) => call)
    expect(new Set(calls).size).toBe(calls.length)
    expect(new Set(await standing('many', some))).toEqual(new Set(['sending']))
  })

  test('one that waits is claimed once by those who look after it, and is nobody else’s', async () => {
    const [one] = mailed('waits', 1) as [Mailed]
    const until = plus(world.clock.now(), { hours: 9 })
    await world.deps.messages.queueTogether('waits', [{ ...one, until }], by().at)
    expect((await world.deps.messages.claimTogether('waits', [one], by())).messageIds.size).toBe(0)
    expect(await standing('waits', [one])).toEqual(['queued'])
    const [sending] = messagesOf('waits', 1) as [Mine]
    const claims = await Promise.all(
      [0, 1, 2].map(() => elsewhere().messages.claim([{ ...sending, messageId: one.messageId }])),
    )
    expect(count(claims, one.messageId)).toBe(1)
  })

  test('a receipt that comes before the note of what was taken, or after it, or with an item of its own, counts', async () => {
    const { messages } = world.deps
    const some = mailed('heard', 4)
    const [early, late, apart, silent] = some as [Mailed, Mailed, Mailed, Mailed]
    const { claim } = await messages.claimTogether('heard', some, by())
    const at = world.clock.now()
    const delivered = ({ messageId }: Mailed) => ({ messageId, state: 'delivered' as const, at, report: 'DELIVRD' })
    await messages.noteReceipts([delivered(early)], at)
    await messages.setApart('heard', [early.messageId, apart.messageId])
    await messages.noteTaken(claim, at, [])
    await messages.noteReceipts([late, apart].map(delivered), at)
    // It ended; another word on it changes nothing.
    await messages.noteReceipts([{ ...delivered(late), state: 'failed', report: 'EXPIRED' }], at)
    expect(await standing('heard', some)).toEqual(['delivered', 'delivered', 'delivered', 'sent'])
    const page = [{ batchId, chunk: 0 }]
    expect(await messages.ofWorker(silent.workerId, page)).toMatchObject([
      { state: 'sent', content: { link: page[0] } },
    ])
    expect(await messages.ofWorker(late.workerId, page)).toMatchObject([{ state: 'delivered', report: 'DELIVRD' }])
    expect(await messages.ofWorker(late.workerId, [])).toEqual([])
  })

  test('receipts that name its call are one item for all that came at once, in whatever order and however often they come', async () => {
    const { messages } = world.deps
    const some = mailed('named', 5)
    const [early, one, other, refused, silent] = some as [Mailed, Mailed, Mailed, Mailed, Mailed]
    const { claim, call } = await messages.claimTogether('named', some, by())
    const at = world.clock.now()
    const later = plus(at, { minutes: 30 })
    const told = (
      { messageId }: Pick<Mailed, 'messageId'>,
      state: 'sent' | 'delivered' | 'failed',
      report: string,
    ) => ({
      messageId,
      state,
      at,
      report,
      call,
    })
    const stranger = { messageId: derivedId('MessageId', 'of nobody') }
    const own = async () => [...(await messages.statesOf([...idsOf(some), stranger.messageId])).keys()]
    const kept = () => itemsUnder('$zhida#key_named', '$mailedreceipt_1')

    // Nobody knows yet what the provider took: it is the message's own.
    await messages.noteReceipts([told(early, 'sent', 'ENROUTE')], at)
    await messages.setApart('named', [refused.messageId])
    await messages.note([{ messageId: refused.messageId, state: 'refused', at, report: 'dead' }])
    await messages.noteTaken(claim, at, [refused.messageId])
    expect(await own()).toEqual([early.messageId, refused.messageId])
    expect(await kept()).toBe(0)

    const first = [told(early, 'delivered', 'DELIVRD'), told(one, 'sent', 'ENROUTE'), told(other, 'failed', 'EXPIRED')]
    for (const _ of [1, 2]) await messages.noteReceipts([...first, told(stranger, 'delivered', 'DELIVRD')], at)
    expect(await kept()).toBe(1)
    expect(await standing('named', some)).toEqual(['delivered', 'sent', 'failed', 'refused', 'sent'])
    // What has ended stays, and what comes again, in another company or at the same moment, changes nothing.
    for (const state of ['delivered', 'sent', 'delivered'] as const)
      await messages.noteReceipts([told(other, state, state), told(one, 'delivered', 'DELIVRD')], at)
    await messages.noteReceipts([told(one, 'sent', 'ENROUTE'), told(refused, 'delivered', 'DELIVRD')], later)
    expect(await standing('named', some)).toEqual(['delivered', 'delivered', 'failed', 'refused', 'sent'])
    expect(await own()).toEqual([early.messageId, refused.messageId])

    const page = [{ batchId, chunk: 0 }]
    expect(await messages.ofWorker(other.workerId, page)).toMatchObject([{ state: 'failed', report: 'EXPIRED' }])
    expect(await messages.mailedTo(one.workerId, page)).toMatchObject([{ state: 'delivered', report: 'DELIVRD' }])
    expect(await messages.mailedTo(silent.workerId, page)).toMatchObject([{ state: 'sent' }])
  })

  test('one delivery tells of many mailings and of others, and each is told once, also where names of calls are nearly the same', async () => {
    const { messages } = world.deps
    const at = world.clock.now()
    const keys = ['several-1', 'several-2', 'several-3']
    const of = keys.map((key) => mailed(key, 2))
    const claims = await Promise.all(keys.map((key, index) => messages.claimTogether(key, of[index] ?? [], by())))
    for (const { claim } of claims) await messages.noteTaken(claim, at, [])
    const [known] = messagesOf('beside', 1) as [Mine]
    await messages.claim([known])
    const receipt = (messageId: MessageId, call: string | undefined, state: 'sent' | 'delivered') => ({
      messageId,
      state,
      at,
      report: state,
      ...(call !== undefined && { call }),
    })
    const told = (place: number, state: 'sent' | 'delivered') =>
      of.flatMap((some, index) =>
        some.slice(place, place + 1).map(({ messageId }) => receipt(messageId, claims[index]?.call, state)),
      )
    const beside = receipt(known.messageId, 'beside', 'delivered')
    // To a key of the table they are the names of a mailing's call.
    const strange = ['several-1-00', 'Several-1-0', 'SEVERAL-1-0'].map((call) =>
      receipt(derivedId('MessageId', call), call, 'delivered'),
    )

    await messages.noteReceipts([...told(0, 'delivered'), beside, ...strange], at)
    // Some of it comes again, in other company.
    await messages.noteReceipts([...told(0, 'delivered').slice(1), ...told(1, 'sent'), beside], at)
    await messages.noteReceipts([...told(0, 'delivered').slice(1), ...told(1, 'sent'), beside], at)
    for (const [index, key] of keys.entries()) {
      expect(await standing(key, of[index] ?? [])).toEqual(['delivered', 'sent'])
      expect(await itemsUnder(`$zhida#key_${key}`, '$mailedreceipt_1')).toBe(2)
    }
    const alone = await messages.statesOf([known, ...strange].map(({ messageId }) => messageId))
    expect(alone).toEqual(new Map([[known.messageId, 'delivered']]))
  })

  test('a receipt that names a call of no mailing counts for a message that we know, and leaves nothing of another', async () => {
    const { messages } = world.deps
    const [known] = messagesOf('alone', 1) as [Mine]
    await messages.claim([known])
    const stranger = derivedId('MessageId', 'a stranger')
    const at = world.clock.now()
    const delivered = (messageId: MessageId) => ({ messageId, state: 'delivered' as const, at, report: 'DELIVRD' })
    for (const call of ['alone-0', 'evt_0', 'no mailing of ours-7'])
      await messages.noteReceipts(
        [known.messageId, stranger].map((id) => ({ ...delivered(id), call })),
        at,
      )
    expect(await messages.statesOf([known.messageId, stranger])).toEqual(new Map([[known.messageId, 'delivered']]))
  })
})

describe('where the answer to a claim is lost and the SDK asks again', () => {
  test('it is still ours', async () => {
    const { client, messages } = elsewhere()
    const some = messagesOf('lost', 3)
    const isLost = losesNextAnswer({ client })
    expect((await messages.claim(some)).messageIds).toEqual(new Set(idsOf(some)))
    expect(isLost()).toBe(true)
  })
  test('it is not ours where another try has written the very same before our first asking arrived', async () => {
    const { client, messages } = elsewhere()
    const some = messagesOf('overtaken', 3)
    let theirs: MessageClaim | undefined
    client.middlewareStack.add(
      (next) => async (request) => {
        if (theirs) return next(request)
        theirs = await world.deps.messages.claim(some)
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $retryable: {} })
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    const ours = await messages.claim(some)
    expect(theirs?.messageIds).toEqual(new Set(idsOf(some)))
    expect(ours.messageIds.size).toBe(0)
  })
})

describe('what a provider took is noted once for a claim', () => {
  test('and counts for each message of it, but for those that are named and those of other claims', async () => {
    const { messages } = world.deps
    const [one, other, left, stray] = messagesOf('taken', 4) as [Mine, Mine, Mine, Mine]
    const { claim } = await messages.claim([one, other, left])
    // Another try of the same step, for a call of the same name, dies before its call is made.
    await messages.claim([stray])
    await messages.noteTaken(claim, world.clock.now(), [left.messageId])
    expect(await Promise.all([one, other, left, stray].map(stateOf))).toEqual(['sent', 'sent', 'sending', 'sending'])
    expect(await messages.statesOf([one.messageId, stray.messageId])).toEqual(
      new Map([
        [one.messageId, 'sent'],
        [stray.messageId, 'sending'],
      ]),
    )
    expect((await messages.ofWorker(one.workerId, [])).map(({ state }) => state)).toEqual(['sent'])
    expect([...(await messages.claim([one, other])).messageIds]).toEqual([])
  })

  test('a receipt counts before it and after it', async () => {
    const { messages } = world.deps
    const [early, late] = messagesOf('receipts', 2) as [Mine, Mine]
    const { claim } = await messages.claim([early, late])
    const delivered = (id: MessageId) => ({ messageId: id, state: 'delivered' as const, at, report: 'DELIVRD' })
    const at = world.clock.now()
    await messages.note([delivered(early.messageId)])
    await messages.noteTaken(claim, at, [])
    await messages.note([delivered(late.messageId)])
    expect(await Promise.all([early, late].map(stateOf))).toEqual(['delivered', 'delivered'])
  })

  test('whoever gave a slow call up for lost is corrected, and nobody telephones', async () => {
    const { messages } = world.deps
    const [slow, lost] = messagesOf('slow', 2) as [Mine, Mine]
    const { claim } = await messages.claim([slow, lost])
    const at: Instant = plus(world.clock.now(), { minutes: 16 })
    const steps = [slow, lost].map(({ messageId }) => {
      return { messageId, state: 'unknown' as const, at, report: 'never completed', countyCode: '530622' }
    })
    await messages.note(steps)
    expect((await messages.unknownIn('530622', null, 10)).items).toHaveLength(2)
    await messages.noteTaken(claim, at, [lost.messageId])
    expect(idsOf((await messages.unknownIn('530622', null, 10)).items)).toEqual([lost.messageId])
    expect(await Promise.all([slow, lost].map(stateOf))).toEqual(['sent', 'unknown'])
    await messages.note([{ messageId: lost.messageId, state: 'delivered', at, report: 'DELIVRD' }])
    expect((await messages.unknownIn('530622', null, 10)).items).toEqual([])
  })

  test('one that waits again, and is claimed again, is not taken by the call of before', async () => {
    const { messages } = world.deps
    const [again, beside] = messagesOf('again', 2) as [Mine, Mine]
    const { claim } = await messages.claim([again, beside])
    const at = world.clock.now()
    await messages.note([{ messageId: again.messageId, state: 'queued', at, until: at, report: 'busy' }])
    await messages.noteTaken(claim, at, [again.messageId])
    expect(await stateOf(again)).toBe('queued')
    await messages.claim([{ ...again, call: 'another' }])
    expect(await stateOf(again)).toBe('sending')
    expect((await messages.getMany([again.messageId])).get(again.messageId)).not.toHaveProperty('report')
  })
})

type Mine = MessageIn<'sending'>
