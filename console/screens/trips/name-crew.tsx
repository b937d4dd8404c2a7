import { Form, Input } from 'antd'
import { ActForm } from '../../parts/act-form.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

type Typed = { plate?: string; leader?: { name: string; phone: string } }

/** Number plate and leader; what is left blank stays as it is. */
export function NameCrew({ trip: { tripId, crew } }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  return (
    <ActForm<'POST /v1/trips/{tripId}/crew', Typed>
      address="POST /v1/trips/{tripId}/crew"
      said={(typed) => ({ params: { tripId }, body: typed })}
      submit={words.nameCrew}
      beside={<span className="quiet">{[crew?.leader?.name, crew?.leader?.phone].filter(Boolean).join(' ')}</span>}
    >
      <Form.Item name="plate" label={words.plate}>
        <Input maxLength={10} placeholder={crew?.plate ?? '云A12345'} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['leader', 'name']} label={words.leader}>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['leader', 'phone']} label={words.leaderPhone}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}
