import { isDeepStrictEqual } from 'node:util'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { listsOfEnterprise } from '../../domain/enterprises/waits-of-enterprise.ts'
import type { AgreementId, BatchId, JobOrderId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<Deps, 'enterprises' | 'agreements' | 'headcounts' | 'waiting'>

/** What waits for an enterprise beside the facts of its own. */
const kinds = ['agreement-unsigned', 'agreement-expiring', 'headcount-unanswered'] as const

/**
 * What waits for an enterprise follows its specialist from list to list. Whoever asked it something looks here **afterwards**, with
 * the enterprise as it was `seen` before; whoever changes the specialist calls it after the change. So one of the two finds it. An
 * index may not know yet what was asked a moment ago; the province's list, on which all of it stands, does.
 */
export async function followSpecialist(
  seen: Pick<Enterprise, 'id' | 'specialist'> | null,
  enterpriseId: Enterprise['id'],
  { enterprises, agreements, headcounts, waiting }: Needed,
): Promise<void> {
  const standing = await enterprises.get(enterpriseId)
  if (!standing) return
  const lists = listsOfEnterprise(standing)
  if (seen && isDeepStrictEqual(listsOfEnterprise(seen), lists)) return
  const listed = await waiting.subjectsIn('province', kinds)
  const its = listed.filter((subject) => subject['enterpriseId'] === enterpriseId)
  await agreements.listOn(
    enterpriseId,
    lists,
    its.flatMap(({ agreementId }) => (agreementId === undefined ? [] : (agreementId as AgreementId))),
  )
  await headcounts.listOn(
    enterpriseId,
    lists,
    its.flatMap(({ batchId, jobOrderId }) =>
      batchId === undefined || jobOrderId === undefined
        ? []
        : { batchId: batchId as BatchId, jobOrderId: jobOrderId as JobOrderId },
    ),
  )
}
