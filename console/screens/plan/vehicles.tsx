import { Button, InputNumber, Space } from 'antd'
import { useWords } from '../../words/language.tsx'
import type { Trip } from './plan-types.ts'
import { planWords } from './plan-words.ts'
import type { WishesDraft } from './wishes-draft.ts'

interface Props {
  readonly trip: Trip
  readonly draft: WishesDraft
  readonly onDraft: (draft: WishesDraft) => void
}

/** With which coaches a departure is to run instead; the service says which sizes are on offer, where it is none of them. */
export function Vehicles({ trip: { tripId, seats }, draft, onDraft }: Props) {
  const words = useWords(planWords)
  const [wished] = draft.vehicles[tripId] ?? []
  const set = (coach: { seats: number; count: number } | null) => {
    const { [tripId]: _, ...rest } = draft.vehicles
    onDraft({ ...draft, vehicles: coach ? { ...rest, [tripId]: [coach] } : rest })
  }
  return (
    <Space wrap style={{ marginTop: 8 }}>
      <label htmlFor="coach-count">{words.vehicles}</label>
      <InputNumber
        id="coach-count"
        min={1}
        max={50}
        precision={0}
        value={wished?.count ?? null}
        placeholder="1"
        suffix={words.coachesUnit}
        style={{ width: 90 }}
        onChange={(count) => set(count === null ? null : { seats: wished?.seats ?? seats, count })}
      />
      <InputNumber
        aria-label={words.seatsEach}
        min={1}
        precision={0}
        value={wished?.seats ?? null}
        placeholder={String(seats)}
        suffix={words.seatsUnit}
        style={{ width: 110 }}
        onChange={(each) => set(each === null ? null : { seats: each, count: wished?.count ?? 1 })}
      />
      {wished && <Button onClick={() => set(null)}>{words.asPlanned}</Button>}
    </Space>
  )
}
