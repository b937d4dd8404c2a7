import type { ReactNode } from 'react'
import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { percent } from './percent.ts'
import { reportsWords } from './reports-words.ts'

type Batch = Answer<'GET /v1/reports/daily'>['batches'][number]

/** Where each batch stood at the end of the day; a step that it had not reached is a dash. */
export function BatchesOfDay({ batches }: { batches: readonly Batch[] }) {
  const words = useWords(reportsWords)
  const number = (title: string, of: (batch: Batch) => number | undefined, tab?: string): Column<Batch> => ({
    title,
    align: 'right',
    wideOnly: true,
    shows: (batch) => {
      const count = of(batch)
      if (count === undefined) return <span className="quiet">–</span>
      return (
        <DownTo to={`/batches/${batch.batchId}${tab === undefined ? '' : `?tab=${tab}`}`}>
          <Count of={count} />
        </DownTo>
      )
    },
  })
  return (
    <Rows
      label={words.byBatch}
      rows={batches}
      rowKey={({ batchId }) => batchId}
      empty={words.noDay}
      columns={[
        {
          title: words.batch,
          shows: ({ batchId, campaign }) => <DownTo to={addresses.batch(batchId)}>{campaign}</DownTo>,
        },
        { title: words.state, shows: (batch) => <Standing batch={batch} /> },
        number(words.candidates, ({ soFar }) => soFar.candidates),
        number(words.places, ({ soFar }) => soFar.headcount?.places, 'places'),
        number(words.offersSent, ({ soFar }) => soFar.offers?.sent, 'offers'),
        number(words.accepted, ({ soFar }) => soFar.offers?.accepted, 'offers'),
        number(words.boarded, ({ soFar }) => soFar.journey?.boarded),
        number(words.atWorkNow, ({ soFar }) => soFar.journey?.handedOver),
        { title: words.seatFill, shows: ({ soFar }) => percent(soFar.trips?.seatFill), align: 'right', wideOnly: true },
        {
          title: words.cost,
          shows: ({ soFar }) => (soFar.trips ? <Yuan yuan={soFar.trips.costYuan} /> : '–'),
          align: 'right',
        },
        { title: words.smsSent, shows: ({ soFar }) => <Count of={soFar.sms.sent} />, align: 'right', wideOnly: true },
        { title: words.casesOpen, shows: ({ soFar }) => <Count of={soFar.cases.open} />, align: 'right' },
      ]}
    />
  )
}

function Standing({ batch: { state, step } }: { batch: Batch }): ReactNode {
  const words = useWords(reportsWords)
  if (state === null) return <span className="quiet">{words.notKept}</span>
  return state === 'running' && step ? <StateTag of="step" state={step} /> : <StateTag of="batch" state={state} />
}
