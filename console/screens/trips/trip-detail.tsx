import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { TripActs } from './trip-acts.tsx'
import { TripFacts } from './trip-facts.tsx'
import { TripPeople } from './trip-people.tsx'
import { tripsWords } from './trips-words.ts'

/** A trip: what it is, who travels, and what can be done. The part that is open is in the address. */
export function TripDetail({
  trip,
  error,
}: {
  trip: Answer<'GET /v1/trips/{tripId}'> | undefined
  error: Error | null
}) {
  const words = useWords(tripsWords)
  const [address, setAddress] = useSearchParams()
  if (!trip) return <Refusal error={error} />
  return (
    <>
      <Refusal error={error} />
      <Tabs
        size="small"
        activeKey={address.get('part') ?? 'facts'}
        onChange={(part) =>
          setAddress((now) => {
            now.set('part', part)
            return now
          })
        }
        items={[
          { key: 'facts', label: words.factsTab, children: <TripFacts trip={trip} /> },
          { key: 'people', label: `${words.peopleTab} ${trip.passengers}`, children: <TripPeople trip={trip} /> },
          { key: 'acts', label: words.actsTab, children: <TripActs trip={trip} /> },
        ]}
      />
    </>
  )
}
