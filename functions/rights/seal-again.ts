import * as z from 'zod'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import type { NationalId } from '../../domain/kernel/personal.ts'
import { birthDateOf, parseNationalId } from '../../domain/surveys/national-id.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { nameHashOf } from '../surveys/name-hash-of.ts'
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
 * A page of a county's workers: keys that an old key of the secret wraps are wrapped anew, and what a release before sealed with one key
 * for all, or kept in the clear, is sealed with a key of its person; on what ground somebody is helped first, which releases before kept,
 * is removed; whoever could not be found by name, as it was not hashed yet, is from now on, and whoever was listed as releases before did is
 * listed anew. Repeating it finds nothing left to do.
 */
async function sealAgain(
  { countyCode, cursor, limit }: z.infer<typeof CountyPage>,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
) {
  const { items, next } = await workers.ofCounty(countyCode, cursor, limit)
  const standing = items.filter(({ erasedAt }) => erasedAt === undefined)
  let wrapped = 0
  for (const { workerId } of standing) wrapped += await vault.wrapAgain(workerId)
  const old = standing.filter((worker) => isOld(worker) || worker.nameHash === null)
  const opened = await vault.openOf(old, fields, openingSentences('seal-again').en)
  const keys = vault.newKeys()
  const sealed: (Partial<Worker> | null)[] = []
  for (const [index, worker] of old.entries()) {
    const details = opened[index]
    if (!details) throw new Error(`the vault opened too few details for ${worker.workerId}`)
    const { workerId, unsealed, countyCode: county } = worker
    const birthDate = unsealed?.birthDate ?? bornOn(details.sealedNationalId)
    const nameHash = birthDate && (await nameHashOf({ name: details.sealedName, birthDate, countyCode: county }, vault))
    if (!isOld(worker)) {
      sealed.push(nameHash ? { nameHash } : worker.listedBefore ? {} : null)
      continue
    }
    const own = Object.entries(fields).flatMap(([field, kind]) => {
      const detail = details[field as keyof typeof fields]
      return detail === null ? [] : [[field, keys.seal(workerId, kind, detail)]]
    })
    const home = unsealed && {
      sealedTownship: unsealed.township && keys.seal(workerId, 'township', unsealed.township),
      sealedVillage: unsealed.village && keys.seal(workerId, 'village', unsealed.village),
    }
    sealed.push({ ...Object.fromEntries(own), ...home, ...(nameHash && { nameHash }) } as Partial<Worker>)
  }
  await keys.keep()
  const done = { sealed: 0, named: 0, left: 0 }
  for (const [index, worker] of old.entries()) {
    const anew = sealed[index]
    if (!anew) continue
    if (!(await workers.sealAgain(worker, anew))) done.left += 1
    else done[isOld(worker) ? 'sealed' : 'named'] += 1
  }
  const elsewhere = items.filter((worker) => worker.listedBefore && !old.includes(worker))
  const listed = await Promise.all(elsewhere.map((worker) => workers.sealAgain(worker, {})))
  done.left += listed.filter((isListed) => !isListed).length
  return { workers: items.length, wrapped, ...done, listed: listed.filter(Boolean).length, next }
}

/** Null where the number gives no day, as releases before let some pass: nobody can be found by it. */
function bornOn(nationalId: NationalId): CalendarDate | null {
  return parseNationalId(nationalId.reveal()) && birthDateOf(nationalId)
}

function isOld(worker: Worker): boolean {
  return worker.unsealed !== undefined || worker.holdsGrounds === true || !worker.sealedName.startsWith('~1.')
}

export const handler = task(CountyPage, sealAgain)
