import * as z from 'zod'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const EnterprisePage = z.object({
  /** Of the call before; without it the list begins anew, which does no harm. */
  cursor: z.string().nullable().default(null),
  limit: z.int().min(1).max(200).default(100),
})

/**
 * A page of enterprises: agreements that a release before activated, which the daily round does not find, are given their day. Repeating
 * it finds nothing left to do.
 */
async function dateAgreements(
  { cursor, limit }: z.infer<typeof EnterprisePage>,
  { enterprises, agreements }: Pick<Deps, 'enterprises' | 'agreements'>,
): Promise<{ dated: number; next: string | null }> {
  const { items, next } = await enterprises.list(cursor, limit)
  let dated = 0
  for (const { id } of items) dated += await agreements.dateOld(id)
  return { dated, next }
}

export const handler = task(EnterprisePage, dateAgreements)
