import { Descriptions, Skeleton, Space, Tabs, Tag } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { BatchActs } from './batch-acts.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'
import { Fairness } from './fairness.tsx'
import { Funnel } from './funnel.tsx'
import { Headcounts } from './headcounts.tsx'
import { ReturnFunnel } from './return-funnel.tsx'
import { returnsWords } from './returns-words.ts'
import { Rounds } from './rounds.tsx'
import { Stalls } from './stalls.tsx'
import { Standing } from './standing.tsx'
import { StepsTaken } from './steps-taken.tsx'

/** One batch: what it waits for, what was done, and how far it is; the tab stands in the address. */
export function Batch() {
  const words = useWords(batchesWords)
  const kinds = useWords(returnsWords)
  const { batchId = '' } = useParams()
  const [address, setAddress] = useSearchParams()
  const read = useAnswer(
    'GET /v1/transfer-batches/{batchId}',
    { params: { batchId: batchId as BatchSheet['batchId'] } },
    { every: liveEvery.figures },
  )
  const batch = read.data
  if (!batch) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  return (
    <>
      <div>
        <Link to="/batches">← {words.title}</Link>
      </div>
      <h1 style={{ fontSize: 20, margin: '4px 0 8px' }}>
        {batch.campaign}{' '}
        <small style={{ fontSize: 14, fontWeight: 400 }}>
          {batch.returns && <Tag>{kinds[batch.returns.direction]}</Tag>}
          <StateTag of="batch" state={batch.state} />
        </small>
      </h1>
      <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
        <Refusal error={read.error} />
        <Standing batch={batch} />
        <Stalls batch={batch} />
        <BatchActs batch={batch} />
        <Tabs
          activeKey={address.get('tab') ?? 'progress'}
          onChange={(tab) =>
            setAddress((now) => {
              now.set('tab', tab)
              return now
            })
          }
          destroyOnHidden
          items={[
            { key: 'progress', label: words.progress, children: <Progress batch={batch} /> },
            // On journeys home and back nobody is matched.
            ...(batch.returns
              ? []
              : [
                  { key: 'places', label: words.places, children: <Headcounts batch={batch} /> },
                  { key: 'offers', label: words.offers, children: <Rounds batch={batch} /> },
                  { key: 'fairness', label: words.fairness, children: <Fairness batchId={batch.batchId} /> },
                ]),
          ]}
        />
      </Space>
    </>
  )
}

function Progress({ batch }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const { listComma } = useWords(sharedWords)
  const { travelWindow, budget, smsBudget, answerHours, createdBy, createdAt, counties, jobOrders } = batch
  return (
    <div className="split" style={{ gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}>
      <StepsTaken batch={batch} />
      <div>
        {batch.returns ? <ReturnFunnel batchId={batch.batchId} /> : <Funnel batch={batch} />}
        <Descriptions
          column={1}
          size="small"
          title={words.terms}
          style={{ marginTop: 16 }}
          items={[
            { key: 'window', label: words.window, children: words.days(travelWindow.from, travelWindow.to) },
            {
              key: 'counties',
              label: words.counties,
              // Of journeys home and back mostly the whole province.
              children: batch.returns ? (
                counties.length
              ) : (
                <span>
                  {counties.map((code, index) => (
                    <span key={code}>
                      {index > 0 && listComma}
                      <Place code={code} />
                    </span>
                  ))}
                </span>
              ),
            },
            ...(batch.returns ? [] : [{ key: 'orders', label: words.jobOrders, children: jobOrders.length }]),
            { key: 'hours', label: words.answerHours, children: words.hours(answerHours) },
            { key: 'budget', label: words.budget, children: budget ? <Yuan of={budget} /> : words.noLimit },
            { key: 'sms', label: words.smsBudget, children: smsBudget ? <Yuan of={smsBudget} /> : words.noLimit },
            {
              key: 'by',
              label: words.started,
              children: (
                <>
                  <Moment at={createdAt} />
                  &nbsp;· {createdBy}
                </>
              ),
            },
          ]}
        />
      </div>
    </div>
  )
}
