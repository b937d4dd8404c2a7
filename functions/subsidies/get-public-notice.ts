import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { claimsOnNotice, type NoticeDeps } from './claims-on-notice.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function getPublicNotice(call: Call<Routes['get-public-notice']>, deps: NoticeDeps) {
  const { policyId, window, format } = call.query
  const found = await claimsOnNotice(call, deps)
  if (isRefusal(found)) return found
  if (format === 'xlsx')
    return new FileReply(
      xlsx,
      await found.sheet(),
      `${policyId}-${window}-${found.notice ? `${found.notice.level}-${found.notice.from}` : 'notice'}.xlsx`,
    )
  return { policyId, window, notice: found.notice, people: found.lines.length, total: found.total, items: found.lines }
}

export const handler = http(routes['get-public-notice'], getPublicNotice)
