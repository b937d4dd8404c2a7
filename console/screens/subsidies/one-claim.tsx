import type { ClaimId } from '../../../domain/kernel/ids.ts'
import { windowInWords } from '../../../domain/subsidies/window-in-words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay } from '../../words/language.tsx'
import { ClaimDetail } from './claim-detail.tsx'

/** One claim by itself, as a work list names it: also for the station where the person works. */
export function OneClaim() {
  const say = useSay()
  const { get } = useAddress()
  const claimId = (get('claim') ?? '') as ClaimId
  const read = useAnswer('GET /v1/subsidies/claims/{claimId}', { params: { claimId } }, { isReady: claimId !== '' })
  const claim = read.data?.claimId === claimId ? read.data : undefined
  const county = claim?.countyCode
  const policies = useAnswer('GET /v1/subsidies/policies', { query: { county } }, { isReady: county !== undefined })
  const policy = policies.data?.items.find(({ policyId }) => policyId === claim?.policyId)
  return (
    <>
      <Refusal error={read.error ?? policies.error} />
      {claim && policy && (
        <>
          <h2 style={{ fontSize: 16 }}>
            {say(policy.name)} · {say(windowInWords(claim.window))}
          </h2>
          <ClaimDetail key={`${claim.claimId} ${claim.version}`} claim={claim} policy={policy} />
        </>
      )}
    </>
  )
}
