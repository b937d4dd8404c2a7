import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { KnownPerson } from '../../domain/surveys/known-person.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Deps } from '../wiring/deps.ts'

const opened = {
  sealedName: 'name',
  sealedNationalId: 'national-id',
  sealedPhone: 'phone',
  sealedSecondPhone: 'second-phone',
  sealedTownship: 'township',
  sealedVillage: 'village',
} as const

/** The people whom a sheet names by their number, of the places that its sender looks after; others stay strangers to it. */
export async function knownPeople(
  named: readonly WorkerId[],
  { surveyId, divisions }: Pick<Survey, 'surveyId' | 'divisions'>,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const found = (await workers.getMany(named)).filter(
    ({ erasedAt, countyCode }) =>
      erasedAt === undefined && divisions?.some((prefix) => countyCode.startsWith(prefix)) !== false,
  )
  if (found.length === 0) return new Map()
  const people = await vault.openOf(found, opened, `sheet ${surveyId} names known people`)
  return new Map(
    found.flatMap(({ workerId, countyCode, unsealed }, index) => {
      const person = people[index]
      if (!person?.sealedName || !person.sealedNationalId || !person.sealedPhone) return []
      const known: KnownPerson = {
        name: person.sealedName.reveal(),
        nationalId: person.sealedNationalId.reveal(),
        phone: person.sealedPhone.reveal(),
        secondPhone: person.sealedSecondPhone?.reveal() ?? null,
        countyCode,
        township: person.sealedTownship ?? unsealed?.township ?? null,
        village: person.sealedVillage ?? unsealed?.village ?? null,
      }
      return [[workerId, known]]
    }),
  )
}
