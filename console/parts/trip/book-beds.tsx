import { Form, Input } from 'antd'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { useWords } from '../../words/language.tsx'
import { ActForm } from '../act-form.tsx'
import { tripWords } from './trip-words.ts'

type Typed = { house: string; address: string; reference: string }

/** Beds on the way, booked by telephone. */
export function BookBeds({ trip: { tripId, lodging } }: { trip: Pick<Trip, 'tripId' | 'lodging'> }) {
  const words = useWords(tripWords)
  return (
    <ActForm<'POST /v1/trips/{tripId}/beds', Typed>
      address="POST /v1/trips/{tripId}/beds"
      said={({ house, address, reference }) => ({
        params: { tripId },
        body: { house, address, reference },
      })}
      submit={words.bookBeds}
      beside={lodging && words.guests(lodging.guests, lodging.nights)}
    >
      <Form.Item name="house" label={words.house} rules={[{ required: true }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="address" label={words.address} rules={[{ required: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reference" label={words.reference} rules={[{ required: true }]}>
        <Input maxLength={60} />
      </Form.Item>
    </ActForm>
  )
}
