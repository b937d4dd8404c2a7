import { Skeleton, Space, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ApprovePlan } from '../../parts/approve-plan.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { FlowMap } from './flow-map.tsx'
import { PlanFigures } from './plan-figures.tsx'
import type { Batch } from './plan-types.ts'
import { planWords } from './plan-words.ts'
import { PlannedTrips } from './planned-trips.tsx'
import { Proposals } from './proposals.tsx'
import { Propose } from './propose.tsx'
import { blankWishes, type WishesDraft } from './wishes-draft.ts'

/** One batch's plan: its figures and flows, its trips with their timetables, and other plans beside it. */
export function PlanOfBatch() {
  const words = useWords(planWords)
  const { batchId = '' } = useParams()
  const { colleague } = useSession()
  const [address, setAddress] = useSearchParams()
  const [draft, setDraft] = useState<WishesDraft>(blankWishes)
  const params = { batchId: batchId as Batch['batchId'] }
  const batch = useAnswer('GET /v1/transfer-batches/{batchId}', { params }, { every: liveEvery.figures })
  const plan = useAnswer('GET /v1/transfer-batches/{batchId}/transport-plan', { params }, { every: liveEvery.lists })
  if (!plan.data || !batch.data)
    return plan.error || batch.error ? <Refusal error={plan.error ?? batch.error} /> : <Skeleton active />
  const isAsked = batch.data.state === 'running' && batch.data.progress.step === 'waiting for approval'
  const mayPropose = colleague.role === 'province' && isAsked
  const show = (tab: string) =>
    setAddress((now) => {
      now.set('tab', tab)
      return now
    })
  return (
    <>
      <div>
        <Link to={`/batches/${batchId}`}>← {batch.data.campaign}</Link>
      </div>
      <h1 style={{ fontSize: 20, margin: '4px 0 8px' }}>
        {words.title}{' '}
        <small style={{ fontSize: 14, fontWeight: 400 }}>
          <StateTag of="step" state={batch.data.progress.step} />
        </small>
      </h1>
      <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
        <Refusal error={plan.error} />
        <PlanFigures plan={plan.data} budget={batch.data.budget} />
        {mayPropose && (
          <ApprovePlan
            batchId={params.batchId}
            plan={plan.data.plan}
            trips={plan.data.trips}
            passengers={plan.data.passengers}
            cost={<Yuan of={plan.data.cost} />}
          />
        )}
        <Tabs
          activeKey={address.get('tab') ?? 'map'}
          onChange={show}
          items={[
            { key: 'map', label: words.map, children: <FlowMap flows={plan.data.flows} /> },
            {
              key: 'trips',
              label: words.tripsAndTimes,
              children: <PlannedTrips batchId={params.batchId} draft={mayPropose ? draft : null} onDraft={setDraft} />,
            },
            ...(colleague.role === 'county'
              ? []
              : [
                  {
                    key: 'others',
                    label: words.others,
                    children: (
                      <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
                        {mayPropose ? (
                          <Propose
                            batchId={params.batchId}
                            counties={batch.data.counties}
                            draft={draft}
                            onDraft={setDraft}
                          />
                        ) : (
                          <p className="quiet">{words.onlyWhileAsked}</p>
                        )}
                        <Proposals batchId={params.batchId} plan={plan.data} mayAccept={mayPropose} />
                      </Space>
                    ),
                  },
                ]),
          ]}
        />
      </Space>
    </>
  )
}
