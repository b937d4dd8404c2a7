import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** By what a plant tells people of one name apart; null what was erased or never told. */
interface RecognisedBy {
  readonly maskedName: string
  readonly phoneLast4: string | null
  readonly idLast4: string | null
}

/**
 * People as plants may see them, 王** with the last four of phone and ID, by worker; opened once for all, for one reason or each for their
 * own, and no further.
 */
export async function recognisedBy<Person extends { readonly workerId: WorkerId }>(
  people: readonly Person[],
  why: string | ((person: Person) => string),
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
): Promise<ReadonlyMap<WorkerId, RecognisedBy>> {
  const found = await workers.getMany(people.map(({ workerId }) => workerId))
  const reasons = new Map(people.map((one) => [one.workerId, typeof why === 'string' ? why : why(one)]))
  const fields = { sealedName: 'name', sealedPhone: 'phone', sealedNationalId: 'national-id' } as const
  const opened = await vault.openOf(found, fields, ({ workerId }) => reasons.get(workerId) ?? '')
  return new Map(
    found.map(({ workerId }, position) => {
      const { sealedName, sealedPhone, sealedNationalId } = opened[position] ?? {}
      const maskedName = sealedName?.masked ?? '某*'
      const lastFour = (text: string | undefined) => /\d{3}[\dX]$/.exec(text ?? '')?.[0] ?? null
      return [
        workerId,
        { maskedName, phoneLast4: lastFour(sealedPhone?.reveal()), idLast4: lastFour(sealedNationalId?.reveal()) },
      ]
    }),
  )
}
