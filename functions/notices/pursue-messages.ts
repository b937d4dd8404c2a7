import * as z from 'zod'
import { EventId, MessageId, type WorkerId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { erasedDetail } from '../../domain/kernel/personal.ts'
import { callTime, type Message, type MessageIn, type MessageState } from '../../domain/notices/message.ts'
import { type MessagesLeft, whenToLook } from '../../domain/notices/when-to-look.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { MessageStep } from '../../storage/notices/messages.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { type Draft, draftNotices, openDetails } from './draft-notices.ts'
import { newCall, ownTurn, submit, submitAgain } from './submit.ts'

/** `pursuit` and `look`, which counts from 1, name the execution that looks now; executions of earlier releases look again by themselves. */
const Pursued = z.object({
  pursuit: EventId.optional(),
  look: z.int().positive().optional(),
  messageIds: z.array(MessageId),
})

/**
 * Looks after messages that could not be sent at once: sends what waited for the morning or for its turn, unless it would be
 * untrue by now, and asks what became of those of which nobody knows. What the provider cannot tell either stays `unknown`, for
 * somebody to telephone, until a receipt comes after all. What is left is looked at by the next execution of the pursuit.
 */
export async function pursueMessages(
  { pursuit, look = 1, messageIds }: z.infer<typeof Pursued>,
  deps: Deps,
): Promise<MessagesLeft> {
  const now = deps.clock.now()
  const found = await deps.messages.getMany(messageIds)
  const isChanged = [
    await tellLost([...found.values()], now, deps),
    await lookUp([...found.values()], now, deps),
    await completeBroken([...found.values()], now, deps),
  ].includes(true)
  const standing = isChanged ? await deps.messages.getMany(messageIds) : found
  const settled = await sendWaiting([...standing.values()], now, deps)

  const others = [...standing.values()].flatMap(({ messageId, state }) =>
    settled.has(messageId) || !mayBeLeft.includes(state) ? [] : messageId,
  )
  const left = whenToLook([...(await deps.messages.getMany(others)).values()], deps.clock.now())
  if (pursuit && left.messageIds.length > 0) {
    const next = { pursuit, look: look + 1, ...left }
    await deps.workflows.start('notices/follow-messages', `${pursuit}-${next.look}`, next)
  }
  return left
}

const mayBeLeft: readonly MessageState[] = ['queued', 'sending', 'unknown']

/** Whoever was to note what a call came to is gone: nobody knows. Answers, as those below, whether any message changed. */
async function tellLost(found: readonly Message[], now: Instant, { messages, sms }: Deps): Promise<boolean> {
  const harmless = new Set((await sms.providers()).filter((one) => one.isIdempotent).map(({ name }) => name))
  const lost = found.flatMap((message) =>
    message.state === 'sending' && !harmless.has(message.provider) && plus(message.at, callTime) <= now ? message : [],
  )
  const report = 'the call was never completed'
  await messages.note(
    lost.map(({ messageId, countyCode = '' }) => ({ messageId, state: 'unknown', at: now, report, countyCode })),
  )
  return lost.length > 0
}

/** Hands over again what broke off on the way to a provider that takes a call once. */
async function completeBroken(found: readonly Message[], now: Instant, deps: Deps): Promise<boolean> {
  const broken = found.filter((message) => message.state === 'sending')
  for (const provider of await deps.sms.providers()) {
    const ofProvider = broken.filter((message) => provider.isIdempotent && message.provider === provider.name)
    for (const [call, some] of Map.groupBy(ofProvider, (message) => message.call))
      await submitAgain(provider, call, await draftsOf(some, await workersOf(some, deps), now, deps), deps)
  }
  return broken.length > 0
}

/** Asks the provider, where it can be asked, what became of messages of which nobody knows. */
async function lookUp(
  found: readonly Message[],
  now: Instant,
  { sms, vault, workers, messages, phoneTraffic }: Deps,
): Promise<boolean> {
  const unknown = found.filter((message): message is MessageIn<'unknown'> => message.state === 'unknown')
  for (const provider of await sms.providers()) {
    const ofProvider = unknown.filter((message) => message.provider === provider.name)
    if (!provider.lookUp || ofProvider.length === 0) continue
    const people = await workers.getMany(ofProvider.map(({ workerId }) => workerId))
    const opened = await vault.openOf(people, { sealedPhone: 'phone' }, openingSentences('pursue-message').en)
    const phones = new Map(
      people.map(({ workerId, phoneHash }, index) => [workerId, { phoneHash, opened: opened[index]?.sealedPhone }]),
    )
    const traffic = await phoneTraffic.of(provider.namesPhones ? people.map(({ phoneHash }) => phoneHash) : [])
    const steps: MessageStep[] = []
    for (const { messageId, workerId, call, at } of ofProvider) {
      const { phoneHash = '', opened: phone } = phones.get(workerId) ?? {}
      if (!phone || phone.reveal() === erasedDetail) continue
      const others = (traffic.get(phoneHash) ?? []).flatMap(({ reference }) => reference ?? [])
      const standing = await provider.lookUp({ phone, call, at, now, references: others })
      if (!standing) continue
      if (standing.as === 'absent')
        steps.push({ messageId, state: 'queued', at: now, until: now, report: 'never arrived' })
      else steps.push({ messageId, state: standing.as, at: standing.at, report: standing.report })
    }
    await messages.note(steps)
  }
  return unknown.length > 0
}

/** Sends what may go now; answers those that are settled by it. */
async function sendWaiting(found: readonly Message[], now: Instant, deps: Deps): Promise<ReadonlySet<MessageId>> {
  const waiting = found.filter(
    (message) => message.state === 'queued' && message.content && (message.until ?? now) <= now,
  )
  if (waiting.length === 0) return new Set()
  const workers = await workersOf(waiting, deps)
  const whyNot = (message: Message, worker: Worker | undefined) => {
    if (!worker || !mayBeContacted(worker)) return 'consent withdrawn'
    const deadline = message.content?.variables['deadline']
    return typeof deadline === 'string' && deadline < now && !message.content?.atOnce ? 'too late' : undefined
  }
  const dropped = waiting.flatMap((message) => {
    const report = whyNot(message, workers.get(message.workerId))
    return report ? { messageId: message.messageId, state: 'dropped' as const, at: now, report } : []
  })
  await deps.messages.note(dropped)
  const gone = new Set(dropped.map(({ messageId }) => messageId))
  const wanted = waiting.filter(({ messageId }) => !gone.has(messageId))
  const drafts = await draftsOf(wanted, workers, now, deps)
  const written = new Set(drafts.map(({ message }) => message.messageId))
  const erased = wanted.filter(({ messageId }) => !written.has(messageId))
  await deps.messages.note(
    erased.map(({ messageId }) => ({ messageId, state: 'dropped', at: now, report: 'details erased' })),
  )
  const asleep = drafts.filter(({ message }) => message.until > now)
  await deps.messages.note(
    asleep.map(({ message: { messageId, until } }) => ({
      messageId,
      state: 'queued',
      at: now,
      until,
      report: 'night',
    })),
  )
  const due = drafts.filter(({ message }) => message.until <= now)
  const turns = new Set(waiting.flatMap((one) => (reportOf(one) === ownTurn ? one.messageId : [])))
  const [onTurn, others] = [true, false].map((is) => due.filter(({ message }) => turns.has(message.messageId) === is))
  const settled = new Set([...dropped, ...erased].map(({ messageId }) => messageId))
  let closed = 0
  for (const [some = [], hasTurn] of [[onTurn, 'has its turn'], [others]] as const) {
    if (some.length === 0) continue
    const fates = await submit({ call: newCall(some, deps.clock) }, some, deps, hasTurn)
    for (const [messageId, fate] of fates) if (fate === 'taken' || fate === 'refused') settled.add(messageId)
    closed += [...fates.values()].filter((fate) => fate === 'closed').length
  }
  if (closed > 0) throw new Error(`no SMS provider takes ${closed} messages`)
  return settled
}

const reportOf = (message: Message) => (message.state === 'queued' ? message.report : undefined)

async function workersOf(
  some: readonly Message[],
  { workers }: Pick<Deps, 'workers'>,
): Promise<ReadonlyMap<WorkerId, Worker>> {
  const found = await workers.getMany([...new Set(some.map(({ workerId }) => workerId))])
  return new Map(found.map((worker) => [worker.workerId, worker]))
}

/** `now` is that of the whole look: a later one would take what is due for what has to wait until then. */
async function draftsOf(
  some: readonly Message[],
  workers: ReadonlyMap<WorkerId, Worker>,
  now: Instant,
  deps: Deps,
): Promise<Draft[]> {
  const addressed = some.flatMap(({ messageId, workerId, template, content }) => {
    const worker = workers.get(workerId)
    return worker && content ? { messageId, worker, template, content } : []
  })
  const opened = await openDetails(
    addressed.map(({ worker }) => worker),
    deps,
  )
  const drafts = await draftNotices(addressed, opened, now, deps)
  const queuedAt = new Map(some.map((message) => [message.messageId, message.queuedAt]))
  return drafts.map((draft) => ({
    ...draft,
    isOnRecord: true,
    message: { ...draft.message, queuedAt: queuedAt.get(draft.message.messageId) ?? draft.message.queuedAt },
  }))
}

export const handler = task(Pursued, pursueMessages)
