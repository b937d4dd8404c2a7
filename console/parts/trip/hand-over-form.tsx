import { Form, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import type { EnterpriseId, TripId, WorkerId } from '../../../domain/kernel/ids.ts'
import { fromBeijing, inBeijing } from '../../service/beijing.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { Confirm } from '../confirm.tsx'
import { Refusal } from '../refusal.tsx'
import { Rows } from '../rows.tsx'
import { StateTag } from '../state-tag.tsx'
import { tripWords } from './trip-words.ts'
import { type PassengerShown, usePassengers } from './use-passengers.ts'

type Outcome = 'arrived' | 'noShow' | 'diverted'

/** The receipts of a trip, a list for each plant: who was taken over, who did not come, who was not taken over. */
export function HandOverForm({ tripId }: { tripId: TripId }) {
  const words = useWords(tripWords)
  const passengers = usePassengers(tripId)
  const ofPlant = Map.groupBy(passengers.data?.items ?? [], ({ enterpriseId }) => enterpriseId)
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Refusal error={passengers.error} />
      {passengers.data?.items.length === 0 && <p>{words.nobody}</p>}
      {[...ofPlant].map(([enterpriseId, people]) => (
        <Plant key={enterpriseId} tripId={tripId} enterpriseId={enterpriseId} people={people} />
      ))}
    </Space>
  )
}

/** Nobody is taken to have arrived who was missed at the door; everybody else is, until it is said otherwise. */
function Plant(props: { tripId: TripId; enterpriseId: EnterpriseId; people: readonly PassengerShown[] }) {
  const { tripId, enterpriseId, people } = props
  const words = useWords(tripWords)
  const ahead = useAhead()
  const [said, setSaid] = useState<ReadonlyMap<WorkerId, Outcome>>(new Map())
  const [receivedBy, setReceivedBy] = useState('')
  const [at, setAt] = useState('')
  const handOver = useAct('POST /v1/trips/{tripId}/hand-over')
  const open = people.filter(({ state }) => state === 'expected' || state === 'boarded' || state === 'arrived')
  const outcomeOf = ({ workerId }: PassengerShown): Outcome => said.get(workerId) ?? 'arrived'
  const those = (outcome: Outcome) => open.filter((one) => outcomeOf(one) === outcome).map(({ workerId }) => workerId)
  const [arrived, noShow, diverted] = [those('arrived'), those('noShow'), those('diverted')]
  const plant = people[0]?.plant ?? ''
  return (
    <section aria-label={plant}>
      <h3>{plant}</h3>
      {open.length === 0 ? (
        <p>{words.alreadyHandedOver}</p>
      ) : (
        <Space orientation="vertical" style={{ width: '100%' }}>
          <Rows<PassengerShown>
            label={plant}
            rows={open}
            rowKey={({ workerId }) => workerId}
            columns={[
              { title: words.seat, width: 48, shows: ({ seat, place }) => place ?? seat },
              {
                title: words.name,
                shows: ({ name, phone, state }) => (
                  <>
                    {name} <span className="quiet">{phone.slice(-4)}</span> <StateTag of="passenger" state={state} />
                  </>
                ),
              },
              {
                title: words.handOver,
                shows: (one) => (
                  <Radio.Group
                    size="small"
                    aria-label={`${words.handOver} ${one.name}`}
                    value={outcomeOf(one)}
                    onChange={(event) => setSaid(new Map([...said, [one.workerId, event.target.value as Outcome]]))}
                    options={[
                      { value: 'arrived', label: words.cameIn },
                      { value: 'noShow', label: words.absent },
                      { value: 'diverted', label: words.diverted },
                    ]}
                  />
                ),
              },
            ]}
          />
          <Space wrap align="end">
            <Form.Item label={words.receivedBy} required style={{ marginBottom: 0 }}>
              <Input
                aria-label={words.receivedBy}
                value={receivedBy}
                maxLength={60}
                onChange={(event) => setReceivedBy(event.target.value)}
              />
            </Form.Item>
            <Form.Item label={words.tapTime} style={{ marginBottom: 0 }}>
              <Input
                type="datetime-local"
                aria-label={words.tapTime}
                value={at}
                max={inBeijing(Date.now() + ahead)}
                onChange={(event) => setAt(event.target.value)}
              />
            </Form.Item>
            <Confirm
              type="primary"
              label={words.handOver}
              title={words.confirmHandOver(plant)}
              isDisabled={receivedBy.trim() === ''}
              consequences={[
                words.handOverCounts(arrived.length, noShow.length, diverted.length),
                ...(arrived.length > 0 ? [words.followUp(arrived.length)] : []),
                ...(diverted.length > 0 ? [words.divertedOpens(diverted.length)] : []),
                words.handOverStands,
              ]}
              onConfirm={() =>
                handOver.mutateAsync({
                  params: { tripId },
                  body: { enterpriseId, arrived, noShow, diverted, receivedBy, ...(at && { at: fromBeijing(at) }) },
                })
              }
            />
          </Space>
        </Space>
      )}
    </section>
  )
}
