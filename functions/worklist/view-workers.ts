import type { Personal } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { stateOfWorker } from '../../domain/surveys/worker-state.ts'
import { WorkerView } from '../../domain/surveys/worker-view.ts'
import type { Vault } from '../wiring/vault.ts'

const opened = {
  sealedName: 'name',
  sealedNationalId: 'national-id',
  sealedPhone: 'phone',
  sealedSecondPhone: 'second-phone',
  sealedTownship: 'township',
  sealedVillage: 'village',
} as const

/** These people in their order, opened once for all of them. */
export async function viewWorkers(
  workers: readonly Worker[],
  { why, isWhole = false }: { readonly why: string; readonly isWhole?: boolean },
  vault: Pick<Vault, 'openOf'>,
): Promise<WorkerView[]> {
  if (workers.length === 0) return []
  const people = await vault.openOf(workers, opened, why)
  const shown = (detail: Personal | null | undefined) => (isWhole ? detail?.reveal() : detail?.masked) ?? null
  return workers.map((worker, position) => {
    const person = people[position]
    // What the schema leaves out is not shown.
    return WorkerView.parse({
      ...worker,
      version: worker.version ?? 1,
      state: stateOfWorker(worker),
      name: shown(person?.sealedName) ?? '',
      nationalId: shown(person?.sealedNationalId) ?? '',
      phone: shown(person?.sealedPhone) ?? '',
      secondPhone: shown(person?.sealedSecondPhone),
      township: person?.sealedTownship ?? worker.unsealed?.township ?? null,
      village: person?.sealedVillage ?? worker.unsealed?.village ?? null,
    })
  })
}
