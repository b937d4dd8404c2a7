import { Button, Tag } from 'antd'
import { useNavigate } from 'react-router'
import { BatchState } from '../../parts/batch-state.tsx'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { batchesWords } from './batches-words.ts'
import { reliefWords } from './relief-words.ts'
import { returnsWords } from './returns-words.ts'

/** The batches, newest first, with how far each has filled its places. */
export function BatchList() {
  const words = useWords(batchesWords)
  const kinds = useWords(returnsWords)
  const relief = useWords(reliefWords)
  const { colleague } = useSession()
  const go = useNavigate()
  const list = useList('GET /v1/transfer-batches', { query: {} }, { every: liveEvery.lists })
  return (
    <>
      <h1>{words.title}</h1>
      <div className="filters">
        {colleague.role === 'province' && (
          <Button type="primary" onClick={() => void go('new')}>
            {words.start}
          </Button>
        )}
        {colleague.role === 'province' && <Button onClick={() => void go('new-returns')}>{kinds.start}</Button>}
        <Button onClick={() => void go('relief')}>{relief.relief}</Button>
      </div>
      <Rows
        label={words.title}
        rows={list.items}
        rowKey={({ batchId }) => batchId}
        onChoose={({ batchId }) => void go(batchId)}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.none}
        columns={[
          {
            title: words.campaign,
            shows: ({ campaign, returns }) => (
              <>
                <strong>{campaign}</strong> {returns && <Tag>{kinds[returns.direction]}</Tag>}
              </>
            ),
          },
          {
            title: words.state,
            shows: (batch) => <BatchState of={batch} />,
            width: 170,
          },
          {
            title: words.window,
            shows: ({ travelWindow }) => words.days(travelWindow.from, travelWindow.to),
            width: 200,
            wideOnly: true,
          },
          {
            title: words.asked,
            shows: ({ places, returns }) => (returns ? '–' : <Count of={places.asked} />),
            width: 90,
            align: 'right',
            wideOnly: true,
          },
          {
            title: words.confirmed,
            shows: ({ places, returns }) => (returns ? '–' : <Count of={places.confirmed} />),
            width: 90,
            align: 'right',
            wideOnly: true,
          },
          { title: words.accepted, shows: ({ places }) => <Count of={places.accepted} />, width: 90, align: 'right' },
          {
            title: words.handedOver,
            shows: ({ places }) => <Count of={places.handedOver} />,
            width: 90,
            align: 'right',
          },
          {
            title: words.started,
            shows: ({ createdAt }) => <Moment at={createdAt} />,
            width: 150,
            wideOnly: true,
          },
        ]}
      />
    </>
  )
}
