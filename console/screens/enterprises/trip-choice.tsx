import { Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { EnterpriseId, TripId } from '../../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, instantOf } from '../../../domain/kernel/instant.ts'
import { wayOf } from '../../parts/way-of.ts'
import { useAhead } from '../../service/service-time.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'

interface Props {
  readonly enterpriseId: EnterpriseId
  /** Given by the form. */
  readonly id?: string
  readonly value?: TripId
  readonly onChange?: (tripId: TripId | undefined) => void
}

/** A trip of the day that brings people to an enterprise. */
export function TripChoice({ enterpriseId, id, value, onChange }: Props) {
  const words = useWords(enterprisesWords)
  const { language } = useLanguage()
  const today = dateInShanghai(instantOf(Date.now() + useAhead()))
  const [chosen, choose] = useState<string>()
  const date = (chosen ?? today) as CalendarDate
  const list = useWholeList(
    'GET /v1/trips',
    { query: { date, limit: 200 } },
    { isReady: date.length === 10, most: 1000 },
  )
  const trips = list.items.filter(({ plants }) => plants.some((one) => one.enterpriseId === enterpriseId))
  return (
    <Space wrap>
      <Input
        type="date"
        aria-label={words.tripDay}
        value={date}
        onChange={({ target }) => {
          choose(target.value)
          onChange?.(undefined)
        }}
        style={{ width: 150 }}
      />
      <Select
        {...(id !== undefined && { id })}
        aria-label={words.trip}
        value={value ?? null}
        onChange={(tripId: TripId | null) => onChange?.(tripId ?? undefined)}
        placeholder={trips.length === 0 ? words.noTrips : words.trip}
        loading={list.isLoading}
        style={{ minWidth: 220 }}
        options={trips.map((trip) => ({
          value: trip.tripId,
          label: `${wayOf(trip, language)} · ${trip.tripId.slice(-6)}`,
        }))}
      />
    </Space>
  )
}
