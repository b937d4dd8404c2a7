import * as z from 'zod'
import { BatchId, SurveyId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Personal } from '../../domain/kernel/personal.ts'
import { Consent } from '../../domain/surveys/consent.ts'
import { keptSchemas } from '../../domain/surveys/kept-facts.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { stateOfWorker, WorkerState } from '../../domain/surveys/worker-state.ts'
import type { Vault } from '../wiring/vault.ts'

const { countyCode, skills, minimumMonthlyWage, destinations, earliestDeparture, willing, surveyDate } = keptSchemas

/** A person as staff see them; name and numbers are masked unless a reason was given. */
export const WorkerView = z.object({
  workerId: WorkerId,
  version: z.int().positive(),
  state: WorkerState,
  name: z.string(),
  nationalId: z.string(),
  phone: z.string(),
  secondPhone: z.string().nullable(),
  countyCode,
  township: z.string().nullable(),
  village: z.string().nullable(),
  willing,
  skills,
  minimumMonthlyWage,
  destinations,
  earliestDeparture,
  consent: Consent,
  unclear: z.array(z.string()).nullable(),
  engagedIn: BatchId.nullable(),
  surveyId: SurveyId,
  surveyRow: z.int(),
  surveySheet: z.int().nullable(),
  surveyDate,
})
export type WorkerView = z.infer<typeof WorkerView>

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
