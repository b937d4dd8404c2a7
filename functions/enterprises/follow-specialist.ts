import { isDeepStrictEqual } from 'node:util'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'enterprises' | 'agreements' | 'headcounts'>

/**
 * What waits for an enterprise follows its specialist from list to list. Whoever asked it something looks here **afterwards**, with
 * the enterprise as it was `seen` before; whoever changes the specialist calls it after the change. So one of the two finds it.
 */
export async function followSpecialist(
  seen: Pick<Enterprise, 'id' | 'specialist'> | null,
  enterpriseId: Enterprise['id'],
  { enterprises, agreements, headcounts }: Needed,
): Promise<void> {
  const standing = await enterprises.get(enterpriseId)
  if (!standing) return
  const lists = listsOfEnterprise(standing)
  if (seen && isDeepStrictEqual(listsOfEnterprise(seen), lists)) return
  await agreements.listOn(enterpriseId, lists)
  await headcounts.listOn(enterpriseId, lists)
}
