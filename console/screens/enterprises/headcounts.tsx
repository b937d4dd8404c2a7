import { Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { JobOrderId } from '../../../domain/kernel/ids.ts'
import { Count } from '../../parts/count.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { Unanswered } from './unanswered.tsx'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** Questions for headcount that wait, and where the places of a vacancy are, by batch. */
export function Headcounts({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const [address, setAddress] = useSearchParams()
  const list = useList('GET /v1/job-orders', { query: { enterpriseId: enterprise.id } })
  const chosen = (address.get('order') ?? list.items[0]?.id) as JobOrderId | undefined
  return (
    <>
      <Unanswered enterprise={enterprise} about="headcount" />
      <h3>{words.perBatch}</h3>
      <Refusal error={list.error} />
      {list.items.length === 0 ? (
        <p className="quiet">{words.noOrders}</p>
      ) : (
        <Select
          aria-label={words.chooseOrder}
          value={chosen ?? null}
          style={{ width: '100%', marginBottom: 8 }}
          onChange={(id: JobOrderId | null) =>
            setAddress((now) => {
              if (id !== null) now.set('order', id)
              return now
            })
          }
          options={list.items.map(({ id, post, startDate }) => ({ value: id, label: `${post} · ${startDate}` }))}
        />
      )}
      {chosen !== undefined && <Places jobOrderId={chosen} />}
    </>
  )
}

const counted = ['asked', 'confirmed', 'accepted', 'handedOver', 'reserved'] as const

function Places({ jobOrderId }: { jobOrderId: JobOrderId }) {
  const words = useWords(enterprisesWords)
  const read = useAnswer('GET /v1/job-orders/{jobOrderId}', { params: { jobOrderId } }, { every: liveEvery.lists })
  const titles = {
    asked: words.askedPlaces,
    confirmed: words.confirmedPlaces,
    accepted: words.accepted,
    handedOver: words.handedOver,
    reserved: words.reserved,
  }
  const places = read.data?.places
  return (
    <>
      {places && (
        <p>
          {words.headcount} <Count of={places.reported} /> · {words.free2} <Count of={places.free} />
        </p>
      )}
      <Rows
        label={words.perBatch}
        rows={places?.batches ?? []}
        rowKey={({ batchId }) => batchId}
        isLoading={read.isLoading}
        error={read.error}
        columns={[
          {
            title: words.batch,
            shows: ({ batchId }) => <Link to={`/batches?batch=${batchId}`}>{batchId.slice(-6)}</Link>,
          },
          ...counted.map((name) => ({
            title: titles[name],
            align: 'right' as const,
            shows: (row: Record<typeof name, number>) => <Count of={row[name]} />,
          })),
        ]}
      />
    </>
  )
}
