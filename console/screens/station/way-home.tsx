import { Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { BookWayHome } from '../../../domain/stabilisation/book-way-home.ts'
import { wayHomeEndTerms } from '../../../domain/stabilisation/case-terms.ts'
import { payerTerms } from '../../../domain/stabilisation/payer-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { useCounties } from '../../parts/county-choice.tsx'
import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { inBeijing } from '../../service/beijing.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { titled } from '../../words/titled.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { BookHome } from './book-home.tsx'
import { stationWords } from './station-words.ts'

type Case = Answer<'GET /v1/cases/{caseId}'>
type Typed = Partial<Omit<BookWayHome, 'agreed'>> & { agreed?: boolean }

/** The way home of a case: how the journey stands that was booked last, a form for one, and the ticket from a counter. */
export function WayHome({ one, mayAct }: { one: Case; mayAct: boolean }) {
  const words = useWords(stationWords)
  const [isOpen, setOpen] = useState(false)
  const isRunning = one.wayHome !== undefined && one.wayHome.ended === undefined
  if (!mayAct && !one.wayHome && !one.home) return null
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {one.wayHome && <Journey one={one} />}
      {mayAct && !isRunning && !isOpen && (
        <Button size="small" type="primary" onClick={() => setOpen(true)}>
          {words.bookWayHome}
        </Button>
      )}
      {isOpen && <JourneyForm one={one} close={() => setOpen(false)} />}
      {(one.home || (mayAct && !isRunning && !isOpen)) && <BookHome one={one} mayAct={mayAct && !isRunning} />}
    </Space>
  )
}

function Journey({ one: { wayHome, journeyHome } }: { one: Case }) {
  const words = useWords(stationWords)
  const say = useSay()
  if (!wayHome) return null
  const { ended, agreed, leaveFrom, leaveUntil, paidBy } = wayHome
  const trip = journeyHome?.trip
  return (
    <div role="status" aria-label={words.wayHome}>
      {words.wayHome} {words.leaveDays(leaveFrom, leaveUntil)} · {say(payerTerms[paidBy])} ·{' '}
      {words.agreedWith(agreed.with)}{' '}
      {ended ? (
        <strong>{say(wayHomeEndTerms[ended.as])}</strong>
      ) : journeyHome?.journey ? (
        <StateTag of="journey" state={journeyHome.journey} />
      ) : (
        <StateTag of="batch" state={journeyHome?.batch ?? 'running'} />
      )}
      {trip && (
        <div>
          <Link to={addresses.trip(trip.tripId)} style={{ textDecoration: 'underline' }}>
            {trip.service}
          </Link>{' '}
          {trip.from} <Moment at={trip.departs} /> → {trip.to} <Moment at={trip.arrives} /> · <Yuan of={trip.cost} />
        </div>
      )}
    </div>
  )
}

function JourneyForm({ one: { caseId }, close }: { one: Case; close: () => void }) {
  const words = useWords(stationWords)
  const optionsOf = useOptionsOf()
  const { options: counties } = useCounties('all')
  const today = inBeijing(Date.now() + useAhead()).slice(0, 10) as CalendarDate
  const needed = { rules: [{ required: true }] }
  return (
    <ActForm<'POST /v1/cases/{caseId}/way-home', Typed>
      address="POST /v1/cases/{caseId}/way-home"
      initial={{ leaveFrom: today }}
      said={(typed) => ({ params: { caseId }, body: withoutEmpty(typed) as BookWayHome })}
      submit={words.bookWayHome}
      onDone={close}
      onCancel={close}
    >
      <Form.Item name="leaveFrom" label={words.leaveFrom} {...needed}>
        <Input type="date" style={{ maxWidth: 180 }} />
      </Form.Item>
      <Form.Item name="leaveUntil" label={words.leaveUntil}>
        <Input type="date" style={{ maxWidth: 180 }} />
      </Form.Item>
      <Form.Item name="paidBy" label={words.paidBy} {...needed}>
        <Select options={optionsOf(titled(payerTerms))} />
      </Form.Item>
      <Form.Item name="mostYuan" label={words.mostYuan}>
        <InputNumber min={1} max={10_000} step={50} />
      </Form.Item>
      <Form.Item name="countyCode" label={words.otherCounty}>
        <Select
          allowClear
          options={counties}
          showSearch={{ filterOption: (typed, option) => option?.sought.includes(typed.trim().toLowerCase()) ?? false }}
          style={{ maxWidth: 280 }}
        />
      </Form.Item>
      <Form.Item name="agreedWith" label={words.whoSpoke}>
        <Input maxLength={200} style={{ maxWidth: 280 }} />
      </Form.Item>
      <Form.Item name="note" label={words.noteSealed}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="agreed" valuePropName="checked" rules={[{ required: true, message: words.askThemFirst }]}>
        <Checkbox>{words.agreedToJourney}</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

/** What was left empty is not said. */
function withoutEmpty(typed: Typed): object {
  return Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  )
}
