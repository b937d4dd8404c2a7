import type { Answer } from '../../service/call.ts'
import { useSession } from '../../sign-in/signed-in.tsx'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** What the reader may do with an enterprise, as the service judges it: it hides what would only be refused. */
export function useMay({ specialist }: Pick<Enterprise, 'specialist'>) {
  const { colleague } = useSession()
  const isProvince = colleague.role === 'province'
  return {
    manage: isProvince,
    /** Makes links and records the enterprise's word. */
    speak: colleague.role !== 'auditor' && (isProvince || specialist?.subject === colleague.subject),
    order: isProvince || colleague.role === 'county',
  }
}
