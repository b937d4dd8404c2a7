import { App, Collapse, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { BatchId, EnterpriseId, JobOrderId, PlacementId, TripId } from '../../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { ActForm } from '../../parts/act-form.tsx'
import type { Answer } from '../../service/call.ts'
import { useAnswer, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { SpokenWord } from './spoken-word.tsx'
import { TripChoice } from './trip-choice.tsx'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

interface Word {
  readonly by: string
  readonly role?: string
  readonly reason: string
}
type Arrivals = Word & { tripId: TripId; jobOrderId: JobOrderId; arrived: number; absent?: PlacementId[] }
type Leaver = Word & { batchId: BatchId; placementId: PlacementId; leftOn: CalendarDate }

/** Who came and who left, as a plant without a server says it by telephone. */
export function TheirWord({ enterprise: { id } }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const items = [
    { key: 'arrivals', label: words.arrivalTitle, children: <ArrivalsForm enterpriseId={id} /> },
    { key: 'leaver', label: words.leaverTitle, children: <LeaverForm enterpriseId={id} /> },
  ]
  return <Collapse items={items} defaultActiveKey="arrivals" destroyOnHidden />
}

function ArrivalsForm({ enterpriseId }: { enterpriseId: EnterpriseId }) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  const [tripId, setTrip] = useState<TripId>()
  const orders = useList('GET /v1/job-orders', { query: { enterpriseId } })
  const people = useAnswer(
    'GET /v1/trips/{tripId}/passengers',
    { params: { tripId: tripId as TripId } },
    { isReady: tripId !== undefined },
  )
  const mine = (tripId === undefined ? [] : (people.data?.items ?? [])).filter(
    (one) => one.enterpriseId === enterpriseId,
  )
  return (
    <ActForm<'POST /v1/enterprises/{enterpriseId}/arrivals', Arrivals>
      address="POST /v1/enterprises/{enterpriseId}/arrivals"
      submit={words.record}
      onDone={() => void message.success(words.recorded)}
      onTyped={(typed) => setTrip(typed.tripId)}
      said={(body) => ({ params: { enterpriseId }, body })}
    >
      <Form.Item<Arrivals> name="tripId" label={words.trip} required>
        <TripChoice enterpriseId={enterpriseId} />
      </Form.Item>
      <Form.Item<Arrivals> name="jobOrderId" label={words.order} required>
        <Select
          options={orders.items.map(({ id, post, startDate }) => ({ value: id, label: `${post} · ${startDate}` }))}
        />
      </Form.Item>
      <Form.Item<Arrivals> name="arrived" label={words.arrived} required>
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item<Arrivals> name="absent" label={words.absent} required>
        <Select
          mode="multiple"
          options={mine.map(({ placementId, name, seat, post }) => ({
            value: placementId,
            label: `${words.seat(seat)} ${name} · ${post}`,
          }))}
        />
      </Form.Item>
      <SpokenWord />
    </ActForm>
  )
}

function LeaverForm({ enterpriseId }: { enterpriseId: EnterpriseId }) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  const [batchId, setBatch] = useState<BatchId>()
  const batches = useList('GET /v1/transfer-batches', {})
  const people = useList(
    'GET /v1/placements',
    { query: { batchId: batchId as BatchId } },
    { isReady: batchId !== undefined },
  )
  const mine = batchId === undefined ? [] : people.items.filter((one) => one['enterpriseId'] === enterpriseId)
  return (
    <ActForm<'POST /v1/enterprises/{enterpriseId}/leavers', Leaver>
      address="POST /v1/enterprises/{enterpriseId}/leavers"
      submit={words.record}
      onDone={() => void message.success(words.recorded)}
      onTyped={(typed) => setBatch(typed.batchId)}
      said={({ by, role, reason, placementId, leftOn }) => ({
        params: { enterpriseId },
        body: { by, reason, placementId, leftOn, ...(role !== undefined && { role }) },
      })}
    >
      {batches.items.length === 0 && !batches.isLoading && <p className="quiet">{words.noBatches}</p>}
      <Form.Item<Leaver> name="batchId" label={words.batch} required>
        <Select
          options={batches.items.map(({ batchId: id, campaign }) => ({
            value: id,
            label: `${campaign} · ${id.slice(-6)}`,
          }))}
        />
      </Form.Item>
      <Form.Item<Leaver> name="placementId" label={words.person} required>
        <Select
          showSearch
          loading={people.isLoading}
          options={mine.map(({ placementId, name }) => ({
            value: placementId,
            label: `${name} · ${placementId.slice(-6)}`,
          }))}
        />
      </Form.Item>
      <Form.Item<Leaver> name="leftOn" label={words.leftOn} required>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <SpokenWord />
    </ActForm>
  )
}
