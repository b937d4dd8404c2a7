import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'
import type { Deps } from '../wiring/deps.ts'
import { headcountAskedId } from './headcount-key.ts'

/** Whether the question went out: its event to a server is on record, or a text to who has none was taken. */
export async function wasAsked(
  { request, toldAt }: Pick<KeptHeadcount, 'request' | 'toldAt'>,
  { deliveries }: Pick<Deps, 'deliveries'>,
): Promise<boolean> {
  return toldAt !== null || (await deliveries.get(headcountAskedId(request))) !== null
}
