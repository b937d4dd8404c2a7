import * as z from 'zod'
import { toldAs } from '../../domain/surveys/kept-facts.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const CountyPage = z.object({
  countyCode: z.string(),
  /** Of the call before; without it the county begins anew, which does no harm. */
  cursor: z.string().nullable().default(null),
  limit: z.int().min(1).max(500).default(200),
})

const fields = {
  sealedName: 'name',
  sealedNationalId: 'national-id',
  sealedPhone: 'phone',
  sealedSecondPhone: 'second-phone',
} as const

/**
 * A page of a county's workers: keys that an old key of the secret wraps are wrapped anew, and what a release before sealed with one
 * key for all, or kept in the clear, is sealed with a key of its person. Repeating it finds nothing left to do.
 */
async function sealAgain(
  { countyCode, cursor, limit }: z.infer<typeof CountyPage>,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
) {
  const { items, next } = await workers.ofCounty(countyCode, cursor, limit)
  const standing = items.filter(({ erasedAt }) => erasedAt === undefined)
  let wrapped = 0
  for (const { workerId } of standing) wrapped += await vault.wrapAgain(workerId)
  const old = standing.filter(isOld)
  const opened = await vault.openOf(old, fields, 'to seal with a key of their person')
  const keys = vault.newKeys()
  const sealed = old.map((worker, index) => {
    const details = opened[index]
    if (!details) throw new Error(`the vault opened too few details for ${worker.workerId}`)
    const { workerId, unsealed } = worker
    const own = Object.entries(fields).flatMap(([field, kind]) => {
      const detail = details[field as keyof typeof fields]
      return detail === null ? [] : [[field, keys.seal(workerId, kind, detail)]]
    })
    const home = unsealed && {
      sealedTownship: unsealed.township && keys.seal(workerId, 'township', unsealed.township),
      sealedVillage: unsealed.village && keys.seal(workerId, 'village', unsealed.village),
      sealedLiftedOutOfPoverty: keys.seal(workerId, 'flag', toldAs(unsealed.liftedOutOfPoverty)),
      sealedEmploymentDifficulty: keys.seal(workerId, 'flag', toldAs(unsealed.employmentDifficulty)),
    }
    return { ...Object.fromEntries(own), ...home } as Partial<Worker>
  })
  await keys.keep()
  let changed = 0
  for (const [index, worker] of old.entries()) if (await workers.sealAgain(worker, sealed[index] ?? {})) changed += 1
  return { workers: items.length, wrapped, sealed: changed, left: old.length - changed, next }
}

function isOld(worker: Worker): boolean {
  return worker.unsealed !== undefined || !worker.sealedName.startsWith('~1.')
}

export const handler = task(CountyPage, sealAgain)
