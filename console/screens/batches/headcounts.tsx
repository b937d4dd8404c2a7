import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'
import { releasedWords } from './released-words.ts'

type Item = ItemOf<'GET /v1/transfer-batches/{batchId}/headcounts'>
type State = Item['request']['state']

/** Places by enterprise and job order: who has not answered and when they were told last, and how many said yes. */
export function Headcounts({ batch: { batchId } }: { batch: BatchSheet }) {
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const [address, setAddress] = useSearchParams()
  const state = (address.get('state') ?? undefined) as State | undefined
  const list = useList(
    'GET /v1/transfer-batches/{batchId}/headcounts',
    { params: { batchId }, query: { state } },
    { every: liveEvery.lists },
  )
  const number = (title: string, of: (item: Item) => number, wideOnly?: true) => ({
    title,
    shows: (item: Item) => <Count of={of(item)} />,
    width: 80,
    align: 'right' as const,
    ...(wideOnly && { wideOnly }),
  })
  return (
    <>
      <div className="filters">
        <Segmented
          value={state ?? ''}
          onChange={(chosen) =>
            setAddress((now) => {
              if (chosen === '') now.delete('state')
              else now.set('state', chosen)
              return now
            })
          }
          options={[
            { value: '', label: words.all },
            { value: 'open', label: words.notAnswered },
            { value: 'answered', label: words.answered },
            { value: 'released', label: words.released },
          ]}
        />
      </div>
      <Rows
        label={words.places}
        rows={list.items}
        rowKey={({ request }) => request.jobOrderId}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noHeadcounts}
        columns={[
          {
            title: words.enterprise,
            shows: (item) => (
              <>
                {item.enterpriseName}{' '}
                {item.reachability && <StateTag of="reachability" state={item.reachability.state} />}
                <div className="quiet">
                  {item.post} · <Place code={item.cityCode} /> · {words.startsOn(item.startDate)}
                </div>
              </>
            ),
          },
          { title: words.answer, shows: (item) => <Outcome item={item} />, width: 150 },
          {
            title: words.toldAt,
            shows: ({ toldAt }) => (toldAt ? <Moment at={toldAt} /> : <span className="quiet">{words.notTold}</span>),
            width: 130,
            wideOnly: true,
          },
          {
            title: words.until,
            shows: ({ request }) => (request.state === 'open' ? <Moment at={request.answerUntil} /> : '–'),
            width: 130,
            wideOnly: true,
          },
          number(words.asked, ({ request }) => request.asked, true),
          number(words.confirmed, ({ places }) => places),
          number(words.offered, ({ offered }) => offered, true),
          number(words.saidYes, ({ accepted }) => accepted),
        ]}
      />
    </>
  )
}

function Outcome({ item: { outcome, request, why } }: { item: Item }) {
  const released = useWords(releasedWords)
  const reason =
    why !== undefined
      ? released[why]
      : request.state === 'answered' && request.answer.answer === 'declined'
        ? request.answer.why
        : undefined
  return (
    <>
      <StateTag of="headcount" state={outcome} />
      {reason !== undefined && <div className="quiet">{reason}</div>}
    </>
  )
}
