import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { NationalId } from '../../domain/kernel/personal.ts'
import type { Vault } from '../wiring/vault.ts'

/** Same person, same id, whichever sheet they stand in. */
export async function workerIdOf(nationalId: NationalId, vault: Pick<Vault, 'lookupHash'>): Promise<WorkerId> {
  return derivedId('WorkerId', await vault.lookupHash('national-id', nationalId))
}
