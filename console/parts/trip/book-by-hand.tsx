import { Form, Input } from 'antd'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { useWords } from '../../words/language.tsx'
import { ActForm } from '../act-form.tsx'
import { tripWords } from './trip-words.ts'

/** The reference of a booking made by telephone. */
export function BookByHand({ trip, onDone }: { trip: Pick<Trip, 'tripId'>; onDone?: () => void }) {
  const words = useWords(tripWords)
  return (
    <ActForm<'POST /v1/trips/{tripId}/bookings', { reference: string }>
      address="POST /v1/trips/{tripId}/bookings"
      said={(typed) => ({ params: { tripId: trip.tripId }, body: { reference: typed.reference } })}
      submit={words.bookByHand}
      {...(onDone && { onDone })}
    >
      <Form.Item name="reference" label={words.reference} extra={words.referenceHint} rules={[{ required: true }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}
