import { Alert, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { usePassengers } from '../../parts/trip/use-passengers.ts'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { useListed } from '../../words/use-listed.ts'
import { readPlaces } from './read-places.ts'
import { tripsWords } from './trips-words.ts'

/** Carriage and place of many at once, pasted from what the carrier sent; a seat that nobody has stops it before anything is sent. */
export function GivePlaces({ trip: { tripId } }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const listed = useListed()
  const passengers = usePassengers(tripId)
  const [text, setText] = useState('')
  const [given, setGiven] = useState<number>()
  const give = useAct('POST /v1/trips/{tripId}/places', {
    onDone: (answer) => {
      setGiven(answer.given)
      setText('')
    },
  })
  const { places, unknown } = readPlaces(text, passengers.data?.items ?? [])
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <span className="quiet">{words.placesHint}</span>
      <Input.TextArea
        aria-label={words.places}
        value={text}
        autoSize={{ minRows: 4, maxRows: 12 }}
        onChange={(event) => {
          setText(event.target.value)
          setGiven(undefined)
        }}
      />
      {unknown.length > 0 && <Alert type="warning" showIcon title={words.unknownSeats(listed(unknown))} />}
      {given !== undefined && <Alert type="success" showIcon role="status" title={words.given(given)} />}
      <Refusal error={passengers.error ?? give.error} />
      <Button
        type="primary"
        disabled={places.length === 0 || unknown.length > 0}
        loading={give.isPending}
        onClick={() => give.mutate({ params: { tripId }, body: { places } })}
      >
        {words.givePlaces} {places.length > 0 && places.length}
      </Button>
    </Space>
  )
}
