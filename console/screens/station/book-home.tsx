import { Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import type { BookHome as Booking } from '../../../domain/stabilisation/journey-home.ts'
import { payerTerms } from '../../../domain/stabilisation/payer-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { fromBeijing } from '../../service/beijing.ts'
import type { Answer } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { titled } from '../../words/titled.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { stationWords } from './station-words.ts'

type Case = Answer<'GET /v1/cases/{caseId}'>
type Typed = Partial<Omit<Booking, 'agreed'>> & { agreed?: boolean }

const instant = (typed = '') => new Date(fromBeijing(typed)).toISOString()

/** A ticket that was bought at a counter: the one that is there, and a form for one. */
export function BookHome({ one: { caseId, home }, mayAct }: { one: Case; mayAct: boolean }) {
  const words = useWords(stationWords)
  const say = useSay()
  const optionsOf = useOptionsOf()
  const [isOpen, setOpen] = useState(false)
  const needed = { rules: [{ required: true }] }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {home && (
        <span>
          {words.ticket} {home.vehicle} · {home.place} <Moment at={home.departs} /> · {home.reference} ·{' '}
          <Yuan of={home.cost} /> {say(payerTerms[home.paidBy])}
        </span>
      )}
      {isOpen ? (
        <ActForm<'POST /v1/cases/{caseId}/journey-home', Typed>
          address="POST /v1/cases/{caseId}/journey-home"
          said={({ departs, arrives, ...typed }) => ({
            params: { caseId },
            body: { ...typed, departs: instant(departs), arrives: instant(arrives) } as Booking,
          })}
          submit={words.bookHome}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        >
          <Form.Item name="vehicle" label={words.vehicle} {...needed}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="place" label={words.boardsAt} {...needed}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="departs" label={words.departs} {...needed}>
            <Input type="datetime-local" style={{ maxWidth: 220 }} />
          </Form.Item>
          <Form.Item name="arrives" label={words.arrives} {...needed}>
            <Input type="datetime-local" style={{ maxWidth: 220 }} />
          </Form.Item>
          <Form.Item name="costYuan" label={words.ticketCost} {...needed}>
            <InputNumber min={0} max={10_000} step={1} />
          </Form.Item>
          <Form.Item name="paidBy" label={words.paidBy} {...needed}>
            <Select options={optionsOf(titled(payerTerms))} />
          </Form.Item>
          <Form.Item name="reference" label={words.reference} {...needed}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="agreed" valuePropName="checked" rules={[{ required: true, message: words.askThemFirst }]}>
            <Checkbox>{words.agreedToTravel}</Checkbox>
          </Form.Item>
        </ActForm>
      ) : (
        mayAct && (
          <Button size="small" onClick={() => setOpen(true)}>
            {words.bookHome}
          </Button>
        )
      )}
    </Space>
  )
}
