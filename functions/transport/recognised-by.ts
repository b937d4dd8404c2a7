import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** By what a plant tells people of one name apart; null what was erased or never told. */
interface RecognisedBy {
  readonly maskedName: string
  readonly phoneLast4: string | null
  readonly idLast4: string | null
}

/** People as a plant may see them, 王** with the last four of phone and ID, by worker; opened once for all, and no further. */
export async function recognisedBy(
  people: readonly { readonly workerId: WorkerId }[],
  why: string,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
): Promise<ReadonlyMap<WorkerId, RecognisedBy>> {
  const found = await workers.getMany(people.map(({ workerId }) => workerId))
  const fields = { sealedName: 'name', sealedPhone: 'phone', sealedNationalId: 'national-id' } as const
  const opened = await vault.openOf(found, fields, why)
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
