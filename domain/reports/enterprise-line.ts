import * as z from 'zod'
import type { Enterprise } from '../enterprises/enterprise.ts'
import { column } from './list-column.ts'

/** An enterprise as lists of others name it: by its licence. */
export const EnterpriseLine = z.strictObject({
  enterpriseCode: column.text('统一社会信用代码', 'unified social credit code', { codes: 'GB 32100' }),
  name: column.text('企业名称', 'name on the licence'),
  licenceSeen: column.textOrNone('执照核验说明', 'why the licence counts although its code fails the check sum'),
  standing: column.textOrNone('状态', 'standing', { codes: ['active', 'paused'], toldOnly: true }),
  registeredAt: column.textOrNone('登记时间', 'registered at', { unit: 'UTC, ISO 8601', toldOnly: true }),
})
export type EnterpriseLine = z.infer<typeof EnterpriseLine>

export function enterpriseLine(enterprise: Enterprise): EnterpriseLine {
  return {
    enterpriseCode: enterprise.socialCreditCode,
    name: enterprise.name,
    licenceSeen: enterprise.licenceOverride?.why ?? null,
    standing: enterprise.standing.state,
    registeredAt: enterprise.registeredAt,
  }
}
