import type { DisasterId } from '../../domain/kernel/ids.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { helpTextId } from './help-text.ts'

/** Of people of a county that was hit: who is offered help by a text now, and who had theirs or has said what they need. */
export async function whomToText<Person extends Pick<Worker, 'workerId' | 'willing' | 'consent'>>(
  disasterId: DisasterId,
  people: readonly Person[],
  { helpOffers, messages }: Pick<Deps, 'helpOffers' | 'messages'>,
): Promise<{ due: Person[]; toldBefore: number; answered: number }> {
  const may = people.filter(mayBeContacted)
  const ids = may.map(({ workerId }) => workerId)
  const [offers, told] = await Promise.all([
    helpOffers.getMany(disasterId, ids),
    messages.getMany(ids.map((workerId) => helpTextId(disasterId, workerId))),
  ])
  const open = may.filter(({ workerId }) => (offers.get(workerId)?.answer ?? 'not-reached') === 'not-reached')
  const due = open.filter(({ workerId }) => !told.has(helpTextId(disasterId, workerId)))
  return { due, toldBefore: open.length - due.length, answered: may.length - open.length }
}
