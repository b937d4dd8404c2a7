import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { mayHearOfWork } from '../../domain/relief/help-offer.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'

/** Of these people, whose county was hit and who are to be offered help before a job. One read where no disaster goes on. */
export async function whoIsHelpedFirst(
  people: readonly Pick<Worker, 'workerId' | 'countyCode'>[],
  { disasters, helpOffers, clock }: Pick<Deps, 'disasters' | 'helpOffers' | 'clock'>,
): Promise<ReadonlySet<WorkerId>> {
  const first = new Set<WorkerId>()
  for (const { disasterId, countyCode } of await disasters.on(dateInShanghai(clock.now()))) {
    const hit = people.filter((one) => one.countyCode === countyCode).map(({ workerId }) => workerId)
    const offers = await helpOffers.getMany(disasterId, hit)
    for (const workerId of hit) if (!mayHearOfWork(offers.get(workerId))) first.add(workerId)
  }
  return first
}
