import { derivedId, type MessageId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import type { Message, MessageContent, MessageState } from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { pageAsking } from '../../domain/notices/question.ts'
import { sendableAt } from '../../domain/notices/quiet-hours.ts'
import { whenToLook } from '../../domain/notices/when-to-look.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { isMailed, type Mailing, messageIdOf } from '../../storage/notices/mailings.ts'
import { largestCall, type SmsFate } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Addressed, type Draft, draftNotices, openDetails } from './draft-notices.ts'
import type { Notice } from './notice.ts'
import { type Fates, newCall, type Submitting, submit, submitAgain } from './submit.ts'

export type { Notice }

export interface SendNotices {
  /** Unique for the chunk and the purpose, and the same when the caller tries again: letters, digits, `_` and `-`. */
  readonly key: string
  /**
   * Says of a purpose, for good, that its messages go on record together and are found by its key: one for many people, each of
   * whom has a page. Others have an item each, and are found by their ids. `always`: a release before, whose messages had an item each,
   * cannot have begun it, so that none is looked for.
   */
  readonly together?: true | 'always'
  /** Where one purpose is sent in parts, and each person is told once whichever part they are in: which one, in the same letters. */
  readonly part?: string
  /** At most one for a worker. */
  readonly notices: readonly Notice[]
}

/** A notice of a purpose of its own; its key is as that of `SendNotices`. */
export interface SendNotice {
  readonly key: string
  readonly notice: Notice
}

export interface NoticesSent {
  /** On their way, or waiting for the morning or their turn. */
  readonly sent: number
  readonly segments: number
  /**
   * No consent, not willing, too late to be true when it is read, a number that the provider refused, or a call that broke
   * off so that nobody knows.
   */
  readonly skipped: number
  readonly sentTo: readonly WorkerId[]
}

type Needed = Submitting & Pick<Deps, 'links' | 'tallies' | 'workflows' | 'vault' | 'secrets' | 'settings'>

/** The template that asks the same on the trip page, or by a word, for a phone on which a number could not be told apart. */
const askedOtherwise: Partial<Record<NoticeTemplateCode, NoticeTemplateCode>> = {
  'job-offer': 'job-offer-link',
  'help-offer': 'help-offer-word',
  'return-ask': 'return-ask-link',
  'check-in-day-1': 'check-in-day-1-link',
  'check-in': 'check-in-link',
  'check-in-contract': 'check-in-contract-link',
  'check-in-wage': 'check-in-wage-link',
  'check-in-later': 'check-in-later-link',
}

/**
 * Sends each notice once, whatever happens: a message is claimed on record before the provider gets it, and a call that broke
 * halfway is completed by calling again with the same key. What waits for the morning, and what nobody knows of, is pursued by a
 * workflow. Nobody without consent is written to, whatever the caller thinks. Throws when no provider takes them.
 */
export async function sendNotices({ key, together, part, notices }: SendNotices, deps: Needed): Promise<NoticesSent> {
  const sent: Message[] = []
  for (let start = 0; start < notices.length; start += largestCall) {
    const of = part === undefined ? key : `${key}-${part}`
    const group = `${of}-${start / largestCall}`
    const keyed = notices.slice(start, start + largestCall).map((notice) => keyedOf(key, group, notice))
    sent.push(...(await sendGroup({ key, together: together ?? false }, keyed, deps)))
  }
  return {
    sent: sent.length,
    segments: segmentsIn(sent),
    skipped: notices.length - sent.length,
    sentTo: sent.map(({ workerId }) => workerId),
  }
}

/**
 * The same of notices each of which has a purpose of its own, and is told once with whichever others it comes again: what is read and
 * written of them is so at once.
 */
export async function sendEach(some: readonly SendNotice[], deps: Needed): Promise<void> {
  const all = some.map(({ key, notice }) => keyedOf(key, `${key}-0`, notice))
  const once = [...new Map(all.toReversed().map((one) => [one.messageId, one])).values()].toReversed()
  for (let start = 0; start < once.length; start += largestCall)
    await sendGroup({ key: '', together: false }, once.slice(start, start + largestCall), deps)
}

function keyedOf(key: string, group: string, notice: Notice): Keyed {
  return { messageId: messageIdOf(key, notice.worker.workerId), group, notice }
}

/** The messages of the notices that are on their way or will be, by this or an earlier try. */
async function sendGroup(purpose: Purpose, notices: readonly Keyed[], deps: Needed): Promise<Message[]> {
  const { key, together } = purpose
  const addressed = notices.filter(({ notice: { worker } }) => mayBeContacted(worker))
  const { known, mailings } = await knownOf(purpose, addressed, deps)
  const now = deps.clock.now()
  const timely = addressed.filter(({ messageId, notice }) => known.has(messageId) || isTimely(notice, now))
  const { drafts, fates, asleep } = await sendDue({ ...purpose, seen: mailings }, timely, known, deps)

  const standing = new Map<MessageId, Message>(drafts.map(({ message }) => [message.messageId, message]))
  for (const [messageId, message] of known) standing.set(messageId, message)
  const stateOf = ({ messageId, state }: Message) => {
    const fate = fates.get(messageId)
    return fate ? stateAfter[fate] : state
  }
  const inState = (...wanted: readonly MessageState[]) =>
    [...standing.values()].filter((message) => wanted.includes(stateOf(message)))
  const onTheirWay = inState('queued', 'sending', 'sent', 'delivered', 'failed')
  const unknown = inState('unknown')
  const left = inState('queued', 'sending', 'unknown').filter(({ messageId }) => !asleep.has(messageId))
  if (left.length > 0 || asleep.size > 0) {
    const ids = left.map(({ messageId }) => messageId)
    if (together) await deps.messages.setApart(key, ids)
    const waiting = drafts.flatMap(({ message }) => (asleep.has(message.messageId) ? message : []))
    await pursue(notices, [...(await deps.messages.getMany(ids)).values(), ...waiting], deps)
  }
  await tally(notices, [...onTheirWay, ...unknown], deps)
  const closed = [...fates.values()].filter((fate) => fate === 'closed').length
  if (closed > 0) throw new Error(`no SMS provider takes the ${closed} messages of ${groupsOf(notices).join(', ')}`)
  return onTheirWay
}

/** What is on record of the group, by an earlier try. */
async function knownOf(
  { key, together }: Purpose,
  addressed: readonly Keyed[],
  { messages }: Pick<Deps, 'messages'>,
): Promise<Awaited<ReturnType<Needed['messages']['lookFor']>>> {
  if (!together) return { known: await messages.getMany(addressed.map(({ messageId }) => messageId)), mailings: [] }
  const alone = new Set(
    addressed.flatMap(({ messageId, notice }) => (together === 'always' && pageOf(notice) ? [] : messageId)),
  )
  const names = addressed.map(({ notice }) => ({ key, workerId: notice.worker.workerId }))
  return messages.lookFor(names, (messageId) => alone.has(messageId))
}

const stateAfter: Record<SmsFate['as'], MessageState> = {
  taken: 'sent',
  refused: 'refused',
  later: 'queued',
  closed: 'queued',
  unknown: 'unknown',
}

/** What asks for an answer by a moment that has passed when the quiet hours end is true no more when it is read. */
function isTimely({ variables, atOnce }: Notice, now: Instant): boolean {
  return atOnce || !('deadline' in variables) || sendableAt(now) <= variables.deadline
}

interface Keyed {
  readonly messageId: MessageId
  /** With which others of its purpose it is counted, and pursued. */
  readonly group: string
  readonly notice: Notice
}

function groupsOf(notices: readonly Keyed[]): string[] {
  return [...new Set(notices.map(({ group }) => group))]
}

interface Purpose {
  readonly key: string
  readonly together: boolean | 'always'
}

interface Sent {
  readonly drafts: Draft[]
  readonly fates: Fates
  /** Put on record by this call, as waiting for the morning. */
  readonly asleep: ReadonlySet<MessageId>
}

/** Puts on record what is new, hands over what may go now, and completes calls that broke off where that is harmless. */
async function sendDue(
  { key, together, seen }: Purpose & { readonly seen: readonly Mailing[] },
  timely: readonly Keyed[],
  known: ReadonlyMap<MessageId, Message>,
  deps: Needed,
): Promise<Sent> {
  const now = deps.clock.now()
  const mayBeHarmless = new Map(
    (await deps.sms.providers()).filter(({ isIdempotent }) => isIdempotent).map((one) => [one.name, one]),
  )
  const unsent = timely.filter(({ messageId }) => {
    const message = known.get(messageId)
    if (message?.state === 'sending') return mayBeHarmless.has(message.provider)
    return !message || (message.state === 'queued' && (message.until ?? now) <= now)
  })
  if (unsent.length === 0) return { drafts: [], fates: new Map(), asleep: new Set() }
  const fresh = unsent.filter(({ messageId }) => !known.has(messageId))
  const [opened, details] = await Promise.all([
    openQuestions(fresh, now, deps),
    openDetails(
      unsent.map(({ notice: { worker } }) => worker),
      deps,
    ),
  ])
  const drafts = await draftNotices(
    unsent.map(({ messageId, notice }) => {
      const asksHere = !notice.question || opened.has(messageId)
      const template = asksHere ? notice.template : (askedOtherwise[notice.template] ?? notice.template)
      return addressedTo(messageId, notice, known.get(messageId)?.template ?? template)
    }),
    details,
    now,
    deps,
  )
  await deps.links.keep(
    drafts.flatMap(({ link }) => link ?? []),
    now,
  )
  const early = drafts
    .map(({ message }) => message)
    .filter(({ messageId, until }) => !known.has(messageId) && until > now)
  const asleep = new Set([
    ...(await deps.messages.queueTogether(key, together ? early.filter(isMailed) : [], now, seen)),
    ...(await deps.messages.queue(early.filter((message) => !together || !isMailed(message)))),
  ])

  const fates = new Map<MessageId, SmsFate['as']>()
  const note = (some: Fates) => {
    for (const [messageId, as] of some) fates.set(messageId, as)
  }
  const standing = drafts.map((draft) => ({ draft, message: known.get(draft.message.messageId) }))
  const broken = standing.flatMap(({ draft, message }) => (message?.state === 'sending' ? { draft, message } : []))
  if (together)
    await deps.messages.setApart(
      key,
      broken.map(({ message }) => message.messageId),
    )
  for (const some of Map.groupBy(broken, ({ message }) => `${message.provider} ${message.call}`).values()) {
    const { provider, call } = some[0]?.message ?? { provider: '', call: '' }
    const harmless = mayBeHarmless.get(provider)
    if (harmless)
      note(
        await submitAgain(
          harmless,
          call,
          some.map(({ draft }) => draft),
          deps,
        ),
      )
  }
  const due = standing.flatMap(({ draft, message }) =>
    message?.state !== 'sending' && draft.message.until <= now ? { ...draft, isOnRecord: message !== undefined } : [],
  )
  const isTogether = ({ message }: Draft) => together !== false && !known.has(message.messageId) && isMailed(message)
  const [mailed, others] = [true, false].map((is) => due.filter((draft) => isTogether(draft) === is))
  if (mailed?.length) note(await submit({ together: key, seen }, mailed, deps))
  // The first call of a group is named after it: of one that a release before made, the provider may know already.
  const isFirst = !together && [...known.values()].every(({ state, content }) => state === 'queued' && !content)
  const [group, ...more] = groupsOf(timely)
  const call = isFirst && group !== undefined && more.length === 0 ? group : newCall(others ?? [], deps.clock)
  if (others?.length) note(await submit({ call }, others, deps))
  return { drafts, fates, asleep }
}

function pageOf({ link, question }: Notice) {
  return link ?? (question && pageAsking(question.asks))
}

function addressedTo(messageId: MessageId, notice: Notice, template: NoticeTemplateCode): Addressed {
  const { worker, variables, departure, atOnce } = notice
  const page = pageOf(notice)
  const content: MessageContent = {
    variables,
    ...(page ? { link: { batchId: page.batchId, chunk: page.chunk } } : {}),
    ...(departure ? { departure } : {}),
    ...(atOnce ? { atOnce } : {}),
  }
  return { messageId, worker, template, content }
}

/** Has a workflow look after what is not settled: once for a group, whatever try. */
async function pursue(
  notices: readonly Keyed[],
  standing: readonly Message[],
  { workflows, clock }: Pick<Deps, 'workflows' | 'clock'>,
): Promise<void> {
  const groupOf = new Map(notices.map(({ messageId, group }) => [messageId, group]))
  for (const [group = '', some] of Map.groupBy(standing, ({ messageId }) => groupOf.get(messageId))) {
    const pursuit = derivedId('EventId', 'pursue', group)
    await workflows.start('notices/follow-messages', pursuit, { pursuit, ...whenToLook(some, clock.now()) })
  }
}

/** Opens the questions of phones that are free; two people of the group may share one, and the first is asked. */
async function openQuestions(
  fresh: readonly Keyed[],
  now: Instant,
  { questions }: Pick<Deps, 'questions'>,
): Promise<ReadonlySet<MessageId>> {
  const byPhone = new Map<string, Parameters<typeof questions.open>[0][number]>()
  for (const { messageId, notice } of fresh) {
    const { workerId, phoneHash } = notice.worker
    if (notice.question && !byPhone.has(phoneHash))
      byPhone.set(phoneHash, { ...notice.question, workerId, phoneHash, messageId, askedAt: now })
  }
  return questions.open([...byPhone.values()], now)
}

/** Counted once under the group's key, by whatever try. */
async function tally(
  notices: readonly Keyed[],
  sent: readonly Message[],
  { tallies, clock }: Pick<Deps, 'tallies' | 'clock'>,
): Promise<void> {
  const byId = new Map(sent.map((message) => [message.messageId, message]))
  const parts = [...Map.groupBy(notices, ({ group }) => group)].flatMap(([group, some]) => {
    const theirs = some.flatMap(({ messageId }) => byId.get(messageId) ?? [])
    const firstQueued = theirs.map(({ queuedAt }) => queuedAt).toSorted()[0]
    if (!firstQueued) return []
    const page = some.map(({ notice }) => pageOf(notice)).find(Boolean)
    return {
      date: dateInShanghai(firstQueued),
      key: `notices ${group}`,
      ...(page ? { batchId: page.batchId } : {}),
      counts: { smsSent: theirs.length, smsSegments: segmentsIn(theirs) },
    }
  })
  await tallies.note(parts, clock.now())
}

function segmentsIn(messages: readonly Message[]): number {
  return messages.reduce((sum, { segments }) => sum + segments, 0)
}
