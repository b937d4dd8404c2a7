import { Input, Space } from 'antd'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { AddPolicy } from './add-policy.tsx'
import { PolicyDetail } from './policy-detail.tsx'
import { kindWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

/** The policies of a county and of what lies around it, of all time or of a day. */
export function Policies() {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { get, put } = useAddress()
  const { colleague } = useSession()
  const { own } = useCounties()
  const county = get('county') ?? own
  const on = get('on')
  const read = useAnswer('GET /v1/subsidies/policies', { query: { county, on: on as never } })
  const policies = read.data?.items ?? []
  const chosen = policies.find(({ policyId }) => policyId === get('policy'))
  return (
    <>
      <div className="filters">
        <CountyChoice
          label={words.county}
          placeholder={words.anyCounty}
          value={county}
          onChange={(code) => put({ county: code, policy: undefined, window: undefined, claim: undefined })}
        />
        <Space>
          {words.validOn}
          <Input
            type="date"
            aria-label={words.validOn}
            value={on ?? ''}
            style={{ width: 150 }}
            onChange={({ target }) => put({ on: target.value })}
          />
        </Space>
        {colleague.role === 'province' && <AddPolicy />}
      </div>
      {county === undefined && <p className="quiet">{words.examples}</p>}
      <SplitView
        title={chosen && say(chosen.name)}
        onClose={() => put({ policy: undefined })}
        detail={chosen && <PolicyDetail key={chosen.policyId} policy={chosen} />}
        list={
          <Rows
            label={words.policies}
            rows={policies}
            rowKey={({ policyId }) => policyId}
            chosen={chosen?.policyId}
            onChoose={({ policyId }) => put({ policy: policyId, window: undefined, claim: undefined })}
            isLoading={read.isLoading}
            error={read.error}
            empty={words.noPolicies}
            columns={[
              { title: words.policy, shows: ({ name }) => say(name) },
              { title: words.kind, shows: ({ kind }) => say(kindWords[kind]), width: 110 },
              {
                title: words.valid,
                shows: ({ validFrom, validUntil }) => `${validFrom} – ${validUntil}`,
                width: 200,
                wideOnly: true,
              },
              {
                title: words.source,
                shows: ({ source }) => `${source.name} · ${source.date}`,
                wideOnly: true,
              },
            ]}
          />
        }
      />
    </>
  )
}
