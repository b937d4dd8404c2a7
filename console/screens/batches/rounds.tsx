import { App, Button, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'

/** Offers by round with what their texts come to, and the budget that stops them. */
export function Rounds({ batch }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const params = { batchId: batch.batchId }
  const rounds = useAnswer('GET /v1/transfer-batches/{batchId}/rounds', { params }, { every: liveEvery.lists })
  const estimate = useAnswer('GET /v1/transfer-batches/{batchId}/messages/estimate', { params })
  const { offers } = batch.counts
  const items = rounds.data?.items ?? []
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      {offers && (
        <p style={{ margin: 0 }}>
          {words.answersSoFar(offers.sent, offers.accepted, offers.declined, offers.unanswered, offers.withdrawn)}
        </p>
      )}
      <Rows
        label={words.offers}
        rows={items}
        rowKey={({ round }) => String(round)}
        isLoading={rounds.isLoading}
        error={rounds.error}
        empty={words.noRounds}
        columns={[
          { title: words.round, shows: ({ round }) => words.nthRound(round) },
          { title: words.offered, shows: ({ offers: sent }) => <Count of={sent} />, align: 'right' },
          {
            title: words.answerUntil,
            shows: ({ answerUntil }) =>
              answerUntil ? <Moment at={answerUntil} /> : <strong>{words.stoppedByBudget}</strong>,
          },
          {
            title: words.segments,
            shows: ({ messages }) => (messages ? <Count of={messages.segments} /> : '–'),
            align: 'right',
            wideOnly: true,
          },
          {
            title: words.textsCost,
            shows: ({ messages }) => (messages ? <Yuan of={messages.cost} /> : '–'),
            align: 'right',
          },
        ]}
      />
      {estimate.data && (
        <section aria-label={words.texts}>
          <h2 style={{ fontSize: 16 }}>{words.texts}</h2>
          <p>
            {estimate.data.isMatched ? words.latestRound : words.firstRoundAtMost}{' '}
            {words.people(estimate.data.people, estimate.data.segments)} <Yuan of={estimate.data.cost} /> ·{' '}
            {words.spent} <Yuan of={estimate.data.spent} /> · {words.smsBudget}{' '}
            {batch.smsBudget ? <Yuan of={batch.smsBudget} /> : words.noLimit}
          </p>
          <Budget batch={batch} />
          {estimate.data.examples.map((text) => (
            <blockquote key={text} style={{ margin: '8px 0', padding: 8, background: '#f5f5f5', borderRadius: 4 }}>
              {text}
            </blockquote>
          ))}
        </section>
      )}
    </Space>
  )
}

function Budget({ batch }: { batch: BatchSheet }) {
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const { colleague } = useSession()
  const { message } = App.useApp()
  const [yuan, setYuan] = useState(batch.smsBudget ? Math.round(batch.smsBudget.minorUnits / 100) : null)
  const set = useAct('POST /v1/transfer-batches/{batchId}/messages/budget', {
    onDone: () => void message.success(words.done),
  })
  if (colleague.role !== 'province' || batch.state !== 'running') return null
  return (
    <Space orientation="vertical">
      <Space wrap>
        <label htmlFor="sms-budget">{words.newBudget}</label>
        <InputNumber
          id="sms-budget"
          min={1}
          precision={0}
          value={yuan}
          onChange={setYuan}
          suffix={words.yuan}
          style={{ width: 140 }}
        />
        <Button
          loading={set.isPending}
          onClick={() => set.mutate({ params: { batchId: batch.batchId }, body: { smsBudgetYuan: yuan } })}
        >
          {yuan === null ? words.noLimitAnyMore : words.save}
        </Button>
      </Space>
      <Refusal error={set.error} />
    </Space>
  )
}
