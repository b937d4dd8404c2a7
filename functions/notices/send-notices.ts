import { derivedId, type MessageId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import type { Message } from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { sendableAt } from '../../domain/notices/quiet-hours.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { largestCall } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Addressed, draftNotices } from './draft-notices.ts'
import type { Notice } from './notice.ts'

export type { Notice }

export interface SendNotices {
  /** Unique for the chunk and the purpose, and the same when the caller tries again: letters, digits, `_` and `-`. */
  readonly key: string
  /** At most one for a worker. */
  readonly notices: readonly Notice[]
}

export interface NoticesSent {
  readonly sent: number
  readonly segments: number
  /** No consent, not willing, too late to be true when it is read, or a number that the provider refused. */
  readonly skipped: number
  readonly sentTo: readonly WorkerId[]
}

type Needed = Pick<
  Deps,
  'messages' | 'questions' | 'links' | 'tallies' | 'sms' | 'vault' | 'secrets' | 'settings' | 'clock'
>

/** The template that asks the same on the trip page, for a phone on which a reply could not be told apart. */
const askedOnPage: Partial<Record<NoticeTemplateCode, NoticeTemplateCode>> = {
  'job-offer': 'job-offer-link',
  'check-in-day-1': 'check-in-day-1-link',
  'check-in': 'check-in-link',
}

/**
 * Sends each notice once, whatever happens: a message is on record before the provider gets it, the provider takes a key
 * once, and a call that broke halfway is completed by calling again with the same key. Nobody without consent is written
 * to, whatever the caller thinks. Throws when the provider cannot be reached.
 */
export async function sendNotices({ key, notices }: SendNotices, deps: Needed): Promise<NoticesSent> {
  const sent: Message[] = []
  for (let start = 0; start < notices.length; start += largestCall) {
    const group = { key: `${key}-${start / largestCall}`, notices: notices.slice(start, start + largestCall) }
    sent.push(...(await sendGroup(key, group, deps)))
  }
  return {
    sent: sent.length,
    segments: segmentsIn(sent),
    skipped: notices.length - sent.length,
    sentTo: sent.map(({ workerId }) => workerId),
  }
}

/** The messages of the group that the provider took, now or in an earlier try. */
async function sendGroup(key: string, group: SendNotices, deps: Needed): Promise<Message[]> {
  const addressed = group.notices
    .filter(({ worker }) => mayBeContacted(worker))
    .map((notice) => ({ messageId: derivedId('MessageId', key, notice.worker.workerId), notice }))
  const known = await deps.messages.getMany(addressed.map(({ messageId }) => messageId))
  const now = deps.clock.now()
  const timely = addressed.filter(({ messageId, notice }) => known.has(messageId) || isTimely(notice, now))
  const unsent = timely.filter(({ messageId }) => (known.get(messageId)?.state ?? 'queued') === 'queued')
  const handedOver = await handOver(group.key, unsent, known, deps)
  const sent = [...known.values(), ...handedOver].filter(({ state }) => state !== 'queued' && state !== 'refused')
  await tally(group, sent, deps)
  return sent
}

/** What asks for an answer by a moment that has passed when the quiet hours end is true no more when it is read. */
function isTimely({ variables, atOnce }: Notice, now: Instant): boolean {
  return atOnce || !('deadline' in variables) || sendableAt(now) <= variables.deadline
}

/** Puts the messages on record, hands them over, and notes which ones the provider took. */
async function handOver(
  groupKey: string,
  unsent: readonly Omit<Addressed, 'template'>[],
  known: ReadonlyMap<MessageId, Message>,
  deps: Needed,
): Promise<Message[]> {
  if (unsent.length === 0) return []
  const now = deps.clock.now()
  const fresh = unsent.filter(({ messageId }) => !known.has(messageId))
  const opened = await openQuestions(fresh, now, deps)
  const drafts = await draftNotices(
    unsent.map(({ messageId, notice }) => {
      const asksHere = !notice.question || opened.has(messageId)
      const template = asksHere ? notice.template : (askedOnPage[notice.template] ?? notice.template)
      return { messageId, notice, template: known.get(messageId)?.template ?? template }
    }),
    now,
    deps,
  )
  const links = drafts.flatMap(({ link }) => link ?? [])
  await deps.links.keep(links, now)
  const newcomers = new Set(fresh.map(({ messageId }) => messageId))
  await deps.messages.queue(drafts.map(({ message }) => message).filter(({ messageId }) => newcomers.has(messageId)))

  const [provider] = await deps.sms.providers()
  if (!provider) throw new Error('no SMS provider is chosen: name one in SMS_PROVIDERS')
  const fates = await provider.send({ key: groupKey, messages: drafts.map(({ outgoing }) => outgoing) })

  const at = deps.clock.now()
  const refused = drafts.filter(({ message }) => fates.get(message.messageId)?.as !== 'taken')
  const accepted = drafts.filter(({ message }) => fates.get(message.messageId)?.as === 'taken')
  await deps.messages.noteSubmitted(idsOf(accepted), 'sent', at)
  await deps.messages.noteSubmitted(idsOf(refused), 'refused', at)
  const unheard = refused.filter(({ notice, message }) => notice.question && message.template === notice.template)
  await deps.questions.close(
    unheard.map(({ notice, message }) => ({ phoneHash: notice.worker.phoneHash, messageId: message.messageId })),
  )
  return accepted.map(({ message }) => ({
    ...message,
    queuedAt: known.get(message.messageId)?.queuedAt ?? message.queuedAt,
    state: 'sent',
    at,
  }))
}

/** Opens the questions of phones that are free; two people of the group may share one, and the first is asked. */
async function openQuestions(
  fresh: readonly Omit<Addressed, 'template'>[],
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
  group: SendNotices,
  sent: readonly Message[],
  { tallies, clock }: Pick<Deps, 'tallies' | 'clock'>,
): Promise<void> {
  const firstQueued = sent.map(({ queuedAt }) => queuedAt).toSorted()[0]
  if (!firstQueued) return
  const page = group.notices.map(({ link, question }) => link ?? question?.asks).find(Boolean)
  const part = {
    date: dateInShanghai(firstQueued),
    key: `notices ${group.key}`,
    ...(page ? { batchId: page.batchId } : {}),
    counts: { smsSent: sent.length, smsSegments: segmentsIn(sent) },
  }
  await tallies.note([part], clock.now())
}

function segmentsIn(messages: readonly Message[]): number {
  return messages.reduce((sum, { segments }) => sum + segments, 0)
}

function idsOf(drafts: readonly { message: Pick<Message, 'messageId'> }[]): MessageId[] {
  return drafts.map(({ message }) => message.messageId)
}
