import { Alert, Select } from 'antd'
import type { SubsidyPolicy } from '../../../domain/subsidies/subsidy-policy.ts'
import { windowInWords } from '../../../domain/subsidies/window-in-words.ts'
import { windowKeys } from '../../../domain/subsidies/window-keys.ts'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { beijingDay } from '../../service/beijing-day.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { subsidiesWords } from './subsidies-words.ts'

export interface ChosenWindow {
  readonly policy: SubsidyPolicy
  readonly county: string
  readonly window: string
}

/** Of which county, policy and window claims are looked at: it stands in the address; null while it is not chosen. */
export function useChosenWindow(): { chosen: ChosenWindow | null; choice: React.ReactNode } {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { get, put } = useAddress()
  const { own } = useCounties()
  const today = beijingDay(Date.now() + useAhead())
  const county = get('county') ?? own
  const read = useAnswer('GET /v1/subsidies/policies', { query: { county } }, { isReady: county !== undefined })
  const policies = county === undefined ? [] : (read.data?.items ?? [])
  const policy = policies.find(({ policyId }) => policyId === get('policy')) ?? policies.at(0)
  const keys = policy ? windowKeys(policy, today) : []
  const window = keys.find((key) => key === get('window')) ?? keys.at(0)
  const isNone = county !== undefined && read.data !== undefined && !read.isPlaceholderData && policies.length === 0
  const choice = (
    <>
      <div className="filters">
        <CountyChoice
          label={words.county}
          placeholder={words.chooseCounty}
          value={county}
          onChange={(code) => put({ county: code, policy: undefined, window: undefined, claim: undefined })}
        />
        <Select
          aria-label={words.choosePolicy}
          placeholder={words.choosePolicy}
          disabled={policies.length === 0}
          value={policy?.policyId ?? null}
          onChange={(to: string | null) => put({ policy: to ?? undefined, window: undefined, claim: undefined })}
          options={policies.map(({ policyId, name }) => ({ value: policyId as string, label: say(name) }))}
          style={{ minWidth: 220, maxWidth: '100%' }}
        />
        <Select
          aria-label={words.chooseWindow}
          placeholder={words.chooseWindow}
          disabled={keys.length === 0}
          value={window ?? null}
          onChange={(to: string | null) => put({ window: to ?? undefined, claim: undefined })}
          options={keys.map((key) => ({ value: key, label: say(windowInWords(key)) }))}
          style={{ minWidth: 110 }}
        />
      </div>
      <Refusal error={read.error} />
      {county === undefined && <Alert type="info" title={words.chooseFirst} />}
      {isNone && <Alert type="info" title={words.noPolicyHere} />}
    </>
  )
  const isWhole = county !== undefined && policy !== undefined && window !== undefined
  return { chosen: isWhole ? { policy, county, window } : null, choice }
}
