import { Checkbox, Form, InputNumber, Select } from 'antd'
import type { AgreementId, BatchId, TripId } from '../../../domain/kernel/ids.ts'
import { ActForm } from '../../parts/act-form.tsx'
import type { Answer, Said } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { TripChoice } from './trip-choice.tsx'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type Route = 'POST /v1/enterprises/{enterpriseId}/links'
type Purpose = Said<Route>['body']['purpose']

interface Typed {
  readonly purpose: Purpose
  readonly agreementId?: AgreementId
  /** `batch order` of an open question. */
  readonly jobOrderId?: string
  readonly tripId?: TripId
  readonly batchId?: BatchId
  readonly validDays?: number
  readonly send?: boolean
}

interface Props {
  readonly enterprise: Enterprise
  readonly onDone: (made: Answer<Route>) => void
  readonly onCancel: () => void
}

/** A link for one purpose: only what its purpose can be about is offered. */
export function LinkForm({ enterprise, onDone, onCancel }: Props) {
  const words = useWords(enterprisesWords)
  const params = { enterpriseId: enterprise.id }
  const agreements = useList('GET /v1/enterprises/{enterpriseId}/agreements', { params })
  const orders = useList('GET /v1/job-orders', { query: params })
  const batches = useList('GET /v1/transfer-batches', {})
  const journeys = batches.items.flatMap(({ batchId, campaign, state, returns }) =>
    state === 'running' && returns?.enterprises.includes(enterprise.id) ? [{ value: batchId, label: campaign }] : [],
  )
  const questions = enterprise.unanswered.flatMap((one) => {
    if (one.about !== 'headcount') return []
    const post = orders.items.find(({ id }) => id === one.jobOrderId)?.post ?? one.jobOrderId
    return [{ value: `${one.batchId} ${one.jobOrderId}`, label: post }]
  })
  const signed = { 'sign-agreement': 'offered', 'job-orders': 'active' } as const
  // A link to a case is made from the case, once the person has agreed.
  return (
    <ActForm<Route, Typed>
      address="POST /v1/enterprises/{enterpriseId}/links"
      initial={{ purpose: enterprise.agreement?.state === 'offered' ? 'sign-agreement' : 'job-orders', send: false }}
      submit={words.make}
      onDone={onDone}
      onCancel={onCancel}
      said={({ jobOrderId: question, ...typed }) => {
        const [batchId, jobOrderId] = question?.split(' ') ?? []
        // What is missing is refused by the service at its field.
        return { params, body: { ...typed, ...(question && { batchId, jobOrderId }) } as Said<Route>['body'] }
      }}
    >
      <p className="quiet">{words.linkNote}</p>
      <Form.Item<Typed> name="purpose" label={words.purpose} required>
        <Select
          options={[
            { value: 'sign-agreement', label: words['sign-agreement'] },
            { value: 'job-orders', label: words['job-orders'] },
            { value: 'headcount', label: words.headcountPurpose },
            { value: 'arrivals', label: words.arrivals },
            { value: 'leavers', label: words.leavers },
            { value: 'returns', label: words.returns },
          ]}
        />
      </Form.Item>
      <Form.Item<Typed> noStyle dependencies={['purpose']}>
        {({ getFieldValue }) => {
          const purpose = getFieldValue('purpose') as Exclude<Purpose, 'case'>
          if (purpose === 'leavers') return null
          if (purpose === 'returns')
            return (
              <Form.Item<Typed> name="batchId" label={words.aboutWhat} required>
                <Select options={journeys} />
              </Form.Item>
            )
          if (purpose === 'arrivals')
            return (
              <Form.Item<Typed> name="tripId" label={words.trip} required>
                <TripChoice enterpriseId={enterprise.id} />
              </Form.Item>
            )
          if (purpose === 'headcount')
            return (
              <Form.Item<Typed> name="jobOrderId" label={words.aboutWhat} required>
                <Select options={questions} />
              </Form.Item>
            )
          return (
            <Form.Item<Typed> name="agreementId" label={words.agreement} required>
              <Select
                options={agreements.items
                  .filter(({ state }) => state === signed[purpose])
                  .map(({ id, firstDay, lastDay }) => ({ value: id, label: `${firstDay} → ${lastDay}` }))}
              />
            </Form.Item>
          )
        }}
      </Form.Item>
      <Form.Item<Typed> name="validDays" label={words.validDays} required>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item<Typed> name="send" valuePropName="checked" {...(!enterprise.contact && { extra: words.noContact })}>
        <Checkbox disabled={!enterprise.contact}>{words.send}</Checkbox>
      </Form.Item>
    </ActForm>
  )
}
