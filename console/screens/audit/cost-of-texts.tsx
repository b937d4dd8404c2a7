import { Alert, Descriptions } from 'antd'
import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { auditWords } from './audit-words.ts'
import { type Batch, OneBatch } from './one-batch.tsx'

/** 短信费用: what the batches under way have sent, and what one of them spends against its budget. */
export function CostOfTexts() {
  const words = useWords(auditWords)
  const today = useAnswer('GET /v1/reports/daily', {}, { every: liveEvery.lists })
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.byBatch}</h2>
      <Rows
        label={words.byBatch}
        rows={today.data?.batches ?? []}
        rowKey={({ batchId }) => batchId}
        isLoading={today.isLoading}
        error={today.error}
        empty={words.noBatches}
        columns={[
          {
            title: words.batch,
            shows: ({ batchId, campaign }) => <DownTo to={addresses.batch(batchId)}>{campaign}</DownTo>,
          },
          { title: words.sent, shows: ({ soFar }) => <Count of={soFar.sms.sent} />, align: 'right' },
          { title: words.segments, shows: ({ soFar }) => <Count of={soFar.sms.segments} />, align: 'right' },
          { title: words.received, shows: ({ soFar }) => <Count of={soFar.sms.received} />, align: 'right' },
        ]}
      />
      <p className="quiet">{words.byBatchNote}</p>
      <h2 style={{ fontSize: 16 }}>{words.ofBatch}</h2>
      <OneBatch>{(batch) => <Spent batchId={batch.batchId} />}</OneBatch>
    </>
  )
}

function Spent({ batchId }: Pick<Batch, 'batchId'>) {
  const words = useWords(auditWords)
  const read = useAnswer(
    'GET /v1/transfer-batches/{batchId}/messages/estimate',
    { params: { batchId } },
    { every: liveEvery.lists },
  )
  if (!read.data) return <Refusal error={read.error} />
  const { budget, spent, cost, segments, people, isMatched } = read.data
  const left = budget && { ...budget, minorUnits: budget.minorUnits - spent.minorUnits - cost.minorUnits }
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: 'spent', label: words.spent, children: <Yuan of={spent} /> },
          { key: 'budget', label: words.budget, children: budget ? <Yuan of={budget} /> : words.noLimit },
          { key: 'left', label: words.left, children: left ? <Yuan of={left} /> : '–' },
          {
            key: 'round',
            label: isMatched ? words.nextRound : words.estimated,
            children: <Yuan of={cost} />,
          },
          { key: 'people', label: words.people, children: <Count of={people} /> },
          { key: 'segments', label: words.segments, children: <Count of={segments} /> },
        ]}
      />
      {left && left.minorUnits < 0 && (
        <Alert type="warning" showIcon title={words.overBudget} style={{ marginTop: 8 }} />
      )}
    </>
  )
}
