import { useNavigate } from 'react-router'
import { BatchState } from '../../parts/batch-state.tsx'
import { Count } from '../../parts/count.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { liveEvery } from '../../service/use-answer.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useWords } from '../../words/language.tsx'
import { planWords } from './plan-words.ts'

/** The batches that have a plan; those that wait for approval stand out by their step. */
export function PlannedBatches() {
  const words = useWords(planWords)
  const go = useNavigate()
  const list = useWholeList(
    'GET /v1/transfer-batches',
    { query: { limit: 200 } },
    { every: liveEvery.lists, most: 1000 },
  )
  return (
    <>
      <h1>{words.title}</h1>
      <Rows
        label={words.title}
        rows={list.items.filter(({ counts }) => counts.trips)}
        rowKey={({ batchId }) => batchId}
        onChoose={({ batchId }) => void go(batchId)}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.none}
        columns={[
          { title: words.batch, shows: ({ campaign }) => <strong>{campaign}</strong> },
          {
            title: words.state,
            shows: (batch) => <BatchState of={batch} />,
            width: 170,
          },
          {
            title: words.trips,
            shows: ({ counts }) => <Count of={counts.trips?.planned ?? 0} />,
            align: 'right',
            wideOnly: true,
          },
          {
            title: words.passengers,
            shows: ({ counts }) => <Count of={counts.trips?.passengers ?? 0} />,
            align: 'right',
          },
          {
            title: words.seatFill,
            shows: ({ counts }) => `${Math.round((counts.trips?.seatFill ?? 0) * 100)}%`,
            align: 'right',
            wideOnly: true,
          },
          { title: words.cost, shows: ({ counts }) => <Yuan yuan={counts.trips?.costYuan} />, align: 'right' },
        ]}
      />
    </>
  )
}
