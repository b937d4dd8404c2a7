import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import { derivedId, type MessageId, type TripId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/notices/message.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import { offerKey, reminderKey } from '../matching/offer-notices.ts'
import { travelNoticeKey } from '../transport/travel/travel-notice.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * What we wrote to a person of our own accord, oldest first: offers, reminders, travel, check-ins. What went to many is
 * found by its page; of others the id comes from what they are about, so that none has to be listed under its person. Answers to what
 * somebody typed are left out.
 */
export async function messagesTo(
  workerId: WorkerId,
  {
    pages,
    tripIds,
    checkIns,
  }: { pages: readonly TripPageLink[]; tripIds: readonly TripId[]; checkIns: readonly CheckIn[] },
  { messages }: Pick<Deps, 'messages'>,
): Promise<Message[]> {
  const rounds = Array.from({ length: mostRounds }, (_, index) => index + 1)
  const keys = [
    ...pages.flatMap(({ batchId, chunk }) => [
      ...rounds.flatMap((round) => [offerKey({ batchId, round, chunk }), reminderKey({ batchId, round, chunk })]),
      travelNoticeKey(batchId, chunk),
      `ended-${batchId}-${chunk}`,
    ]),
    ...tripIds.flatMap((tripId) => [
      `${tripId}-reminder`,
      `${tripId}-cancelled`,
      ...pages.map(({ batchId, chunk }) => `${travelNoticeKey(batchId, chunk)}-${tripId}`),
    ]),
    ...checkIns.map(({ cohortId, day }) => `check-in-${cohortId}-${day}`),
  ]
  const ids: MessageId[] = keys.map((key) => derivedId('MessageId', key, workerId))
  const [alone, mailed] = await Promise.all([messages.getMany(ids), messages.mailedTo(workerId, pages)])
  const found = new Map([...alone.values(), ...mailed].map((message) => [message.messageId, message]))
  return [...found.values()].sort((one, other) =>
    one.queuedAt < other.queuedAt ? -1 : one.queuedAt > other.queuedAt ? 1 : 0,
  )
}
