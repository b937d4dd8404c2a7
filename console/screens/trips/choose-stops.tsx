import { Form, Input, Select } from 'antd'
import type { BoardingStop } from '../../../domain/transport/trips/boarding-stop.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { aside } from '../../words/aside.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

/** Where the people of each county that the reader looks after board. */
export function ChooseStops({ trip }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const { colleague } = useSession()
  const mine = trip.counties.filter((code) => colleague.role === 'province' || colleague.counties.includes(code))
  return mine.map((county) => <OfCounty key={county} trip={trip} county={county} />)
}

function OfCounty({ trip: { tripId, boarding }, county }: { trip: Answer<'GET /v1/trips/{tripId}'>; county: string }) {
  const words = useWords(tripsWords)
  const { language } = useLanguage()
  const office = useAnswer('GET /v1/counties/{county}/stops', { params: { county } })
  if (!office.data) return <Refusal error={office.error} />
  const chosen = boarding?.find(({ countyCode }) => countyCode === county)?.stop?.stopId
  if (office.data.stops.length === 0) return <AddStop county={county} />
  return (
    <ActForm<'POST /v1/trips/{tripId}/boarding-stops', { stopId: BoardingStop['stopId'] }>
      address="POST /v1/trips/{tripId}/boarding-stops"
      said={({ stopId }) => ({ params: { tripId }, body: { county, stopId } })}
      submit={words.chooseStop}
      {...(chosen !== undefined && { initial: { stopId: chosen } })}
    >
      <Form.Item name="stopId" label={<Place code={county} />} extra={words.told} rules={[{ required: true }]}>
        <Select
          options={office.data.stops.map(({ stopId, name, landmark, township }) => ({
            value: stopId,
            label: `${name}${aside(landmark, language)} ${township}`,
          }))}
        />
      </Form.Item>
    </ActForm>
  )
}

/** A county that has named none yet: its first stop is that of all its trips. */
function AddStop({ county }: { county: string }) {
  const words = useWords(tripsWords)
  return (
    <ActForm<'POST /v1/counties/{county}/stops', { name: string; landmark: string; township: string }>
      address="POST /v1/counties/{county}/stops"
      said={(typed) => ({ params: { county }, body: typed })}
      submit={words.addStop}
    >
      <p>
        <Place code={county} />: {words.noStops}
      </p>
      <Form.Item name="name" label={words.stopName} rules={[{ required: true }]}>
        <Input maxLength={20} placeholder="龙泉客运站" />
      </Form.Item>
      <Form.Item name="landmark" label={words.landmark} rules={[{ required: true }]}>
        <Input maxLength={20} placeholder="县医院对面" />
      </Form.Item>
      <Form.Item name="township" label={words.township} rules={[{ required: true }]}>
        <Input maxLength={20} />
      </Form.Item>
    </ActForm>
  )
}
