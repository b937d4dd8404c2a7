import { setTimeout } from 'node:timers/promises'
import { derivedId, type MessageId } from '../../domain/kernel/ids.ts'
import { type Clock, epochOf, type Instant, plus } from '../../domain/kernel/instant.ts'
import type { MessageIn } from '../../domain/notices/message.ts'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { phoneFreeAt } from '../../domain/notices/phone-limits.ts'
import { isMailed, type Mailing } from '../../storage/notices/mailings.ts'
import type { MessageClaim, MessageStep } from '../../storage/notices/messages.ts'
import type { SmsFate, SmsProvider } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Draft } from './draft-notices.ts'

export type Submitting = Pick<
  Deps,
  'messages' | 'questions' | 'phoneTraffic' | 'turns' | 'sms' | 'clock' | 'logger' | 'metrics'
>

/** What became of each message that was handed over; `closed`: no provider takes it now. */
export type Fates = ReadonlyMap<MessageId, SmsFate['as']>

/** A call of that name; or one that is named by its place among those of a purpose whose messages go on record together. */
export type CallName =
  | { readonly call: string }
  | {
      readonly together: string
      /** All of the purpose that were on record a moment ago. */
      readonly seen: readonly Mailing[]
    }

/** Until a provider that took nothing is asked again by this container. */
const restTime = { seconds: 60 }

/** Of each container's providers those that took nothing, and until when they rest. */
const rests = new WeakMap<Submitting['sms'], Map<string, Instant>>()

/**
 * Hands messages to the first provider that takes them, each once: it is claimed for the call before the call is made. What a
 * provider is known not to have taken goes to the next one; where the call's outcome is not known it goes to nobody.
 * A message that somebody else has claimed is left to them, and is not in the answer.
 */
export async function submit(
  name: CallName,
  drafts: readonly Draft[],
  deps: Submitting,
  hasTurn?: 'has its turn',
): Promise<Fates> {
  const fates = new Map<MessageId, SmsFate['as']>()
  for (const [index, wave] of wavesOf(drafts).entries())
    for (const [messageId, as] of await submitWave(nameOfWave(name, index), wave, deps, hasTurn))
      fates.set(messageId, as)
  return fates
}

function nameOfWave(name: CallName, index: number): CallName {
  return 'together' in name || index === 0 ? name : { call: `${name.call}.${index}` }
}

/** A phone once in each: where receipts name phones, two messages of a call could not be told apart. */
function wavesOf(drafts: readonly Draft[]): Draft[][] {
  const waves: Draft[][] = []
  const before = new Map<string, number>()
  for (const draft of drafts) {
    const wave = before.get(draft.phoneHash) ?? 0
    before.set(draft.phoneHash, wave + 1)
    waves[wave] = [...(waves[wave] ?? []), draft]
  }
  return waves
}

async function submitWave(
  name: CallName,
  drafts: readonly Draft[],
  deps: Submitting,
  hasTurn?: 'has its turn',
): Promise<Fates> {
  const all = await deps.sms.providers()
  const now = deps.clock.now()
  const resting = rests.get(deps.sms) ?? new Map<string, Instant>()
  rests.set(deps.sms, resting)
  const awake = all.filter(({ name }) => (resting.get(name) ?? now) <= now)
  const fates = new Map<MessageId, SmsFate['as']>()
  let left = drafts
  let before: { provider: string; call: string } | undefined
  let why = ''
  for (const provider of awake.length > 0 ? awake : all) {
    // What a provider has just refused keeps its claim: it is a matter of seconds, and of no new turn.
    if (!before) {
      const early = await whoMustWait(name, provider, left, deps, hasTurn)
      left = left.filter((draft) => !early.has(draft.message.messageId))
      for (const messageId of early) fates.set(messageId, 'later')
      if (left.length === 0) return fates
    }
    const at = deps.clock.now()
    const { call, claim, messageIds } = await claimFor(name, provider.name, left, at, before, deps)
    left = left.filter(({ message }) => messageIds.has(message.messageId))
    if (left.length === 0) return fates
    const answered = await ask(provider, call, left, deps, { claim, ...(before ? {} : name) })
    for (const [messageId, { as }] of answered) fates.set(messageId, as)
    const closed = left.filter(({ message }) => answered.get(message.messageId)?.as === 'closed')
    if (closed.length === 0) return fates
    why = codeOf(answered.get(closed[0]?.message.messageId as MessageId))
    resting.set(provider.name, plus(deps.clock.now(), restTime))
    deps.logger.warn('an SMS provider takes nothing', { provider: provider.name, why, messages: closed.length })
    left = closed
    before = { provider: provider.name, call }
  }
  const at = deps.clock.now()
  await deps.messages.note(
    left.map(({ message }) => ({ messageId: message.messageId, state: 'queued', at, until: at, report: why })),
  )
  return fates
}

async function claimFor(
  name: CallName,
  provider: string,
  drafts: readonly Draft[],
  at: Instant,
  before: { readonly provider: string; readonly call: string } | undefined,
  { messages }: Pick<Submitting, 'messages'>,
): Promise<MessageClaim & { readonly call: string }> {
  const some = drafts.map(({ message }) => message)
  if ('together' in name && !before)
    return messages.claimTogether(name.together, some.filter(isMailed), { provider, at }, name.seen)
  // What another provider has just refused has an item of its own by now.
  const call = 'call' in name ? name.call : (before?.call ?? '')
  return {
    call,
    ...(await messages.claim(
      some.map((message) => sendingBy(provider, call, message, at)),
      before,
      new Set(drafts.flatMap(({ isOnRecord, message }) => (isOnRecord ? message.messageId : []))),
    )),
  }
}

/** Milliseconds that a function waits for its turn; who must wait longer is sent by the workflow. */
const shortWait = 2000
/** How a message is marked that has taken its tokens for later. */
export const ownTurn = 'its turn'

/** Those who must wait, with their time on record: for their phone, or for their turn among all that is sent. */
async function whoMustWait(
  callName: CallName,
  { name, limits }: SmsProvider,
  drafts: readonly Draft[],
  { messages, phoneTraffic, turns, clock }: Submitting,
  hasTurn?: 'has its turn',
): Promise<ReadonlySet<MessageId>> {
  const now = clock.now()
  const waits: { draft: Draft; until: Instant; report: string }[] = []
  const traffic = await phoneTraffic.of(limits.perPhone.length > 0 ? drafts.map(({ phoneHash }) => phoneHash) : [])
  for (const draft of drafts) {
    // What was refused for now was not got.
    const got = (traffic.get(draft.phoneHash) ?? []).filter(
      ({ provider, messageId }) => provider === name && messageId !== draft.message.messageId,
    )
    const until = phoneFreeAt(
      got.map(({ at }) => at),
      limits.perPhone,
      now,
    )
    if (until > now) waits.push({ draft, until, report: 'the phone has had enough' })
  }
  const late = new Set(waits.map(({ draft }) => draft))
  const rest = drafts.filter((draft) => !late.has(draft))
  if (limits.perSecond !== undefined && rest.length > 0 && !hasTurn) {
    const turn = await turns.take({ line: name, perSecond: limits.perSecond }, rest.length, now)
    const milliseconds = epochOf(turn) - epochOf(now)
    if (milliseconds > shortWait) waits.push(...rest.map((draft) => ({ draft, until: turn, report: ownTurn })))
    else if (milliseconds > 0) await setTimeout(milliseconds)
  }
  if ('together' in callName) {
    const waiting = waits.map(({ draft, until, report }) => ({ ...draft.message, until, report }))
    await messages.queueTogether(callName.together, waiting.filter(isMailed), now, callName.seen)
    return new Set(waits.map(({ draft }) => draft.message.messageId))
  }
  const fresh = await messages.queue(waits.map(({ draft, until, report }) => ({ ...draft.message, until, report })))
  await messages.note(
    waits.flatMap(({ draft: { message }, until, report }) =>
      fresh.has(message.messageId) ? [] : { messageId: message.messageId, state: 'queued', at: now, until, report },
    ),
  )
  return new Set(waits.map(({ draft }) => draft.message.messageId))
}

/** Hands over again what a provider takes once for a call, however often it gets it. */
export async function submitAgain(
  provider: SmsProvider,
  call: string,
  drafts: readonly Draft[],
  deps: Submitting,
): Promise<Fates> {
  const answered = await ask(provider, call, drafts, deps)
  const at = deps.clock.now()
  const closed = [...answered].filter(([, { as }]) => as === 'closed')
  await deps.messages.note(
    closed.map(([messageId, fate]) => ({ messageId, state: 'queued', at, until: at, report: codeOf(fate) })),
  )
  return new Map([...answered].map(([messageId, { as }]) => [messageId, as]))
}

/** A name for a call that was not made before. */
export function newCall(drafts: readonly Draft[], clock: Clock): string {
  return derivedId('EventId', 'sms call', clock.now(), ...drafts.map(({ message }) => message.messageId))
}

/**
 * One call, and what it came to is on record; only what is `closed` is left to the caller. What was taken of a claim is noted once for
 * all of it, which is what nearly always comes; of a call that is made again each by itself.
 */
async function ask(
  provider: SmsProvider,
  call: string,
  drafts: readonly Draft[],
  { messages, questions, phoneTraffic, clock, logger, metrics }: Submitting,
  claimed?: { readonly claim: string; readonly together?: string },
): Promise<ReadonlyMap<MessageId, SmsFate>> {
  const begun = clock.now()
  const trafficOf = ({ phoneHash, message: { messageId } }: Draft, reference?: string) => {
    return {
      phoneHash,
      traffic: { messageId, provider: provider.name, call, at: begun, ...(reference && { reference }) },
    }
  }
  if (provider.namesPhones)
    await phoneTraffic.note(
      drafts.map((draft) => trafficOf(draft)),
      begun,
    )
  const fates = await provider
    .send({ key: call, messages: drafts.map(({ outgoing }) => outgoing) })
    .catch((error: unknown) => {
      // Whoever tries again hands it over again, which is harmless there.
      if (provider.isIdempotent) throw error
      logger.error('a call of an SMS provider broke off', {
        provider: provider.name,
        call,
        error: error instanceof Error ? error.name : 'unknown',
      })
      return new Map<MessageId, SmsFate>()
    })
  const at = clock.now()
  const fateOf = ({ message }: Draft): SmsFate =>
    fates.get(message.messageId) ?? { as: 'unknown', code: 'the call broke off' }
  const named = drafts.flatMap((draft) => {
    const fate = fateOf(draft)
    return provider.namesPhones && fate.as === 'taken' && fate.reference ? trafficOf(draft, fate.reference) : []
  })
  await phoneTraffic.note(named, at)
  const others = drafts.filter((draft) => fateOf(draft).as !== 'taken')
  const except = others.map(({ message }) => message.messageId)
  const areTaken = drafts.length - others.length
  const isOneNote = claimed !== undefined && areTaken > (claimed.together === undefined ? 1 : 0)
  if (claimed?.together !== undefined) await messages.setApart(claimed.together, except)
  await messages.note((isOneNote ? others : drafts).flatMap((draft) => stepOf(draft, fateOf(draft), at) ?? []))
  if (isOneNote) await messages.noteTaken(claimed.claim, at, except)
  const come = (as: SmsFate['as']) => drafts.filter((draft) => fateOf(draft).as === as).length
  metrics.count({ TextsTaken: come('taken'), TextsRefused: come('refused'), TextsUnknown: come('unknown') })
  const unheard = drafts.filter((draft) => {
    return fateOf(draft).as === 'refused' && Object.keys(noticeTemplates[draft.message.template].answers).length > 0
  })
  await questions.close(unheard.map(({ phoneHash, message: { messageId } }) => ({ phoneHash, messageId })))
  return new Map(drafts.map((draft) => [draft.message.messageId, fateOf(draft)]))
}

function stepOf({ message }: Draft, fate: SmsFate, at: Instant): MessageStep | null {
  const { messageId, countyCode = '' } = message
  switch (fate.as) {
    case 'taken':
      return { messageId, state: 'sent', at }
    case 'refused':
      return { messageId, state: 'refused', at, report: fate.code }
    case 'later':
      return { messageId, state: 'queued', at, until: plus(at, fate.after), report: fate.code }
    case 'unknown':
      return { messageId, state: 'unknown', at, report: fate.code, countyCode }
    case 'closed':
      return null
  }
}

function sendingBy(provider: string, call: string, message: Draft['message'], at: Instant): MessageIn<'sending'> {
  const { messageId, workerId, template, segments, queuedAt, content, countyCode } = message
  const facts = { messageId, workerId, template, segments, queuedAt }
  return {
    ...facts,
    ...(content && { content }),
    ...(countyCode && { countyCode }),
    state: 'sending',
    at,
    provider,
    call,
  }
}

function codeOf(fate: SmsFate | undefined): string {
  return fate && fate.as !== 'taken' ? fate.code : ''
}
