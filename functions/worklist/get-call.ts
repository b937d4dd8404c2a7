import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { callFor } from './call-for.ts'
import { type Routes, routes } from './catalog.ts'
import { showCalls } from './show-calls.ts'

async function getCall(
  { params, query, staff }: Call<Routes['get-call']>,
  deps: Pick<Deps, 'offers' | 'checkIns' | 'workers' | 'messages' | 'disasters' | 'helpOffers' | 'vault' | 'clock'>,
) {
  const found = await callFor(staff, params.callId, deps)
  if (isRefusal(found)) return found
  const isWhole = query.details === 'full'
  const why = `${staff.subject} reads a call, ${isWhole ? query.why : 'masked'}`
  const [call] = await showCalls([found.possible], { why, isWhole }, deps.vault)
  return isWhole ? new OpenedDetails(call, { list: found.key.workerId, people: 1, why: query.why ?? '' }) : call
}

export const handler = http(routes['get-call'], getCall)
