import type { EnterpriseId, InterviewId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import type { Staff } from '../wiring/staff.ts'

/** The interview whose note a colleague asks for: the province, and the enterprise's own specialist. */
export async function interviewFor(
  staff: Staff,
  { enterpriseId, interviewId }: { readonly enterpriseId: EnterpriseId; readonly interviewId: InterviewId },
  { enterprises, interviews }: Pick<Deps, 'enterprises' | 'interviews'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refused = speaksFor(staff, enterprise)
  if (isRefusal(refused)) return refused
  const kept = await interviews.get(interviewId)
  return kept?.interview.enterpriseId === enterpriseId ? kept : noSuch('interview')
}
