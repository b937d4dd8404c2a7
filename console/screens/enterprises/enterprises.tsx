import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import { EnterpriseDetail } from './enterprise-detail.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { NewEnterprise } from './new-enterprise.tsx'
import { useDays } from './use-days.ts'

type Enterprise = ItemOf<'GET /v1/enterprises'>
type Reachability = NonNullable<Enterprise['reachability']>['state']

/** The agreement's end is coming near, as the service warns of it. */
const soonDays = 30

/** 企业: who takes workers, how its agreement and its address stand, and what it has not answered. All choices stand in the address. */
export function Screen() {
  const words = useWords(enterprisesWords)
  const say = useSay()
  const { colleague } = useSession()
  const [address, setAddress] = useSearchParams()
  const query = {
    reachability: (address.get('reachability') ?? undefined) as Reachability | undefined,
    silent: address.has('silent') ? ('true' as const) : undefined,
    specialist: address.has('mine') ? colleague.subject : undefined,
  }
  const list = useList('GET /v1/enterprises', { query }, { every: liveEvery.lists })
  const id = address.get('enterprise') ?? undefined
  const chosen = list.items.find((one) => one.id === id)
  const isNew = address.has('new')
  const put = (changes: Record<string, string | undefined>) =>
    setAddress((now) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) now.delete(name)
        else now.set(name, value)
      }
      return now
    })
  const isFiltered = Object.values(query).some((value) => value !== undefined)
  const detail = () => {
    if (isNew) return <NewEnterprise onOpen={(made) => put({ new: undefined, enterprise: made })} />
    return id === undefined ? undefined : <EnterpriseDetail key={id} enterpriseId={id as Enterprise['id']} />
  }
  return (
    <>
      <h1>{words.title}</h1>
      <div className="filters">
        <Select
          aria-label={words.reachability}
          placeholder={words.reachability}
          allowClear
          style={{ minWidth: 140 }}
          value={query.reachability ?? null}
          onChange={(value: Reachability | null) => put({ reachability: value ?? undefined })}
          options={(Object.keys(states.reachability) as Reachability[]).map((value) => ({
            value,
            label: say(states.reachability[value]),
          }))}
        />
        <Checkbox
          checked={query.silent !== undefined}
          onChange={({ target }) => put({ silent: target.checked ? '1' : undefined })}
        >
          {words.silentOnly}
        </Checkbox>
        <Checkbox
          checked={query.specialist !== undefined}
          onChange={({ target }) => put({ mine: target.checked ? '1' : undefined })}
        >
          {words.mine}
        </Checkbox>
        {colleague.role === 'province' && (
          <Button type="primary" onClick={() => put({ new: '1', enterprise: undefined })}>
            {words.register}
          </Button>
        )}
      </div>
      <SplitView
        title={isNew ? words.register : chosen?.name}
        onClose={() => put({ enterprise: undefined, new: undefined, tab: undefined })}
        detail={detail()}
        list={
          <Rows
            label={words.title}
            rows={list.items}
            rowKey={(one) => one.id}
            chosen={id}
            onChoose={(one) => put({ enterprise: one.id, new: undefined })}
            isLoading={list.isLoading}
            error={list.error}
            more={list.more}
            isReadingMore={list.isReadingMore}
            empty={isFiltered ? words.noneSo : words.none}
            columns={[
              { title: words.name, shows: (one) => <Name of={one} /> },
              { title: words.agreement, shows: (one) => <AgreementStanding of={one} />, width: 170 },
              { title: words.silent, shows: (one) => <Silent of={one} />, width: 110 },
              {
                title: words.reachability,
                shows: ({ reachability, webhookUrl }) => {
                  if (reachability) return <StateTag of="reachability" state={reachability.state} />
                  return <span className="quiet">{webhookUrl === undefined ? words.noServer : words.reachable}</span>
                },
                width: 130,
                wideOnly: true,
              },
            ]}
          />
        }
      />
    </>
  )
}

function Name({ of: { name, standing } }: { of: Enterprise }) {
  return (
    <>
      {name} {standing.state !== 'active' && <StateTag of="enterprise" state={standing.state} />}
    </>
  )
}

function AgreementStanding({ of: { agreement } }: { of: Enterprise }) {
  const words = useWords(enterprisesWords)
  const { untilEndOf } = useDays()
  if (!agreement) return <span className="quiet">{words.noAgreement}</span>
  const days = untilEndOf(agreement.lastDay)
  const isSoon = agreement.state === 'active' && days <= soonDays
  return (
    <>
      <StateTag of="agreement" state={agreement.state} />{' '}
      {isSoon ? <Soon>{words.endsSoon(days)}</Soon> : <span className="quiet">{words.until(agreement.lastDay)}</span>}
    </>
  )
}

/** In the ink of a warning, as states have it. */
function Soon({ children }: { children: ReactNode }) {
  return (
    <span style={{ color: '#8a3b00', whiteSpace: 'nowrap' }}>
      <ExclamationCircleFilled aria-hidden /> {children}
    </span>
  )
}

/** How many questions wait, and for how long the oldest has. */
function Silent({ of: { unanswered } }: { of: Enterprise }) {
  const words = useWords(enterprisesWords)
  const { since } = useDays()
  if (unanswered.length === 0) return <span className="quiet">–</span>
  return <>{words.silentFor(unanswered.length, Math.max(...unanswered.map((one) => since(one.since))))}</>
}
