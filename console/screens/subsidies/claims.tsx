import { Select } from 'antd'
import { Link } from 'react-router'
import type { ClaimProgress } from '../../../domain/subsidies/subsidy-claim.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { liveEvery } from '../../service/use-answer.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import { ClaimDetail } from './claim-detail.tsx'
import { PayMany } from './pay-many.tsx'
import { subsidiesWords } from './subsidies-words.ts'
import { useChosenWindow } from './use-chosen-window.tsx'

const all = 'all'

/** The claims of a county for one window of a policy; the chosen one beside them, with what can be done. */
export function Claims() {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const { get, put } = useAddress()
  const { colleague } = useSession()
  const { chosen: of, choice } = useChosenWindow()
  const query = { county: of?.county, policyId: of?.policy.policyId, window: of?.window, limit: 200 }
  const list = useWholeList(
    'GET /v1/subsidies/claims',
    { query },
    { every: liveEvery.lists, isReady: of !== null, most: 2000 },
  )
  const read = of
    ? list.items.filter(({ policyId, window }) => policyId === of.policy.policyId && window === of.window)
    : []
  const state = get('state') as ClaimProgress['state'] | undefined
  const rows = state ? read.filter(({ progress }) => progress.state === state) : read
  const chosen = read.find(({ claimId }) => claimId === get('claim'))
  return (
    <>
      {choice}
      {of && (
        <>
          <div className="filters">
            <Select
              aria-label={words.state}
              value={state ?? all}
              onChange={(to: string) => put({ state: to === all ? undefined : to })}
              style={{ minWidth: 150 }}
              options={[
                { value: all, label: `${words.allStates} (${read.length})` },
                ...(Object.keys(states.claim) as ClaimProgress['state'][]).map((one) => ({
                  value: one as string,
                  label: `${say(states.claim[one])} (${read.filter(({ progress }) => progress.state === one).length})`,
                })),
              ]}
            />
            {colleague.role !== 'auditor' && <PayMany of={of} claims={read} />}
            {list.more && <span className="quiet">{words.readSoFar(read.length)}</span>}
          </div>
          <SplitView
            title={chosen && say(of.policy.name)}
            onClose={() => put({ claim: undefined })}
            detail={
              chosen && <ClaimDetail key={`${chosen.claimId} ${chosen.version}`} claim={chosen} policy={of.policy} />
            }
            list={
              <Rows
                label={words.claims}
                rows={rows}
                rowKey={({ claimId }) => claimId}
                chosen={chosen?.claimId}
                onChoose={({ claimId }) => put({ claim: claimId })}
                isLoading={list.isLoading}
                error={list.error}
                more={list.more}
                isReadingMore={list.isReadingMore}
                empty={read.length > 0 ? words.noneInState : words.noClaims}
                columns={[
                  {
                    title: words.whose,
                    shows: ({ workerId }) => <Link to={addresses.worker(workerId)}>{workerId.slice(0, 12)}</Link>,
                  },
                  { title: words.state, shows: ({ progress }) => <StateTag of="claim" state={progress.state} /> },
                  { title: words.amount, align: 'right', shows: ({ amount }) => (amount ? <Yuan of={amount} /> : '–') },
                  { title: words.claimedAt, shows: ({ claimedAt }) => <Moment at={claimedAt} />, wideOnly: true },
                ]}
              />
            }
          />
        </>
      )}
    </>
  )
}
