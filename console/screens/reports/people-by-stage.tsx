import { useMemo } from 'react'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useWords } from '../../words/language.tsx'
import { bars, heightOfBars } from './bars.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { percent } from './percent.ts'
import { reportsWords } from './reports-words.ts'

/** From candidates to those at work; a step that is not reached yet has no bar. */
export function PeopleByStage({ batch: { batchId, counts } }: { batch: BatchAnswer }) {
  const words = useWords(reportsWords)
  const stages = useMemo(() => {
    const { candidates, headcount, offers, trips, journey } = counts
    return [
      { stage: words.candidates, people: candidates, tab: 'progress' },
      { stage: words.places, people: headcount?.places, tab: 'places' },
      { stage: words.offersSent, people: offers?.sent, tab: 'offers' },
      { stage: words.accepted, people: offers?.accepted, tab: 'offers' },
      { stage: words.seated, people: trips?.passengers, tab: 'progress' },
      { stage: words.boarded, people: journey?.boarded, tab: 'progress' },
      { stage: words.arrived, people: journey?.arrived, tab: 'progress' },
      { stage: words.atWorkNow, people: journey?.handedOver, tab: 'progress' },
    ]
  }, [counts, words])
  const option = useMemo(
    () =>
      bars(
        stages.map(({ stage }) => stage),
        [{ name: words.funnel, values: stages.map(({ people }) => people ?? null) }],
      ),
    [stages, words],
  )
  return (
    <div className="side-by-side">
      <Chart label={words.funnel} option={option} height={heightOfBars(stages.length)} file={`funnel-${batchId}`} />
      <Rows
        label={words.funnel}
        rows={stages}
        rowKey={({ stage }) => stage}
        columns={[
          { title: words.stage, shows: ({ stage }) => stage },
          {
            title: words.people,
            align: 'right',
            shows: ({ people, tab }) =>
              people === undefined ? (
                '–'
              ) : (
                <DownTo to={`/batches/${batchId}?tab=${tab}`}>
                  <Count of={people} />
                </DownTo>
              ),
          },
          {
            title: words.ofCandidates,
            align: 'right',
            shows: ({ people }) =>
              percent(people === undefined || counts.candidates === 0 ? null : people / counts.candidates),
          },
        ]}
      />
    </div>
  )
}
