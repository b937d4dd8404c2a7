import type { WorkerId } from '../../domain/kernel/ids.ts'
import { readCell } from '../../domain/surveys/read-cell.ts'
import type { SurveyCells } from '../../domain/surveys/read-survey-row.ts'
import type { Vault } from '../wiring/vault.ts'
import { workerIdOf } from './worker-id-of.ts'

/** Whose row these cells are, also where they are rejected for something else; null where no ID can be read in them. */
export async function personOfCells(
  { nationalId: cell }: SurveyCells,
  vault: Pick<Vault, 'lookupHash'>,
): Promise<WorkerId | null> {
  const nationalId = cell === undefined ? undefined : readCell.nationalId(cell)
  return nationalId ? workerIdOf(nationalId, vault) : null
}
