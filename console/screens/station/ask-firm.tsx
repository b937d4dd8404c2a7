import { App, Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { firmSaysTerms } from '../../../domain/stabilisation/case-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { fromBeijing } from '../../service/beijing.ts'
import type { Answer, Said } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { titled } from '../../words/titled.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { firmWords } from './firm-words.ts'

type Case = Answer<'GET /v1/cases/{caseId}'>
type Asking = 'POST /v1/cases/{caseId}/enterprise-question'
type Hearing = 'POST /v1/cases/{caseId}/enterprise-answer'
type Says = NonNullable<Case['firmAnswer']>['says']
interface Typed {
  readonly by: string
  readonly role: string
  readonly reason: string
  readonly answer: { says: Says; until?: string; on?: string; amount?: number; note?: string; why?: string }
}

const needed = { rules: [{ required: true }] }

/** What the enterprise says to the case: it is asked, where the person agreed, and what it says by telephone is written down. */
export function AskFirm({ one }: { one: Case }) {
  const words = useWords(firmWords)
  const { message, modal } = App.useApp()
  const [open, setOpen] = useState<'ask' | 'hear'>()
  const { caseId } = one
  const close = () => setOpen(undefined)
  const told = ({ told: how }: Answer<Asking>) => {
    close()
    if (how === 'untold') modal.warning({ title: words.untold, content: words.untoldSo })
    else message.success(how === 'heard' ? words.wasAsked : words.willBeAsked)
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {one.firmAsked && !one.firmAnswer && (
        <span>
          {words.asked} <Moment at={one.firmAsked.at} /> · {words.until} <Moment at={one.firmAsked.until} />
        </span>
      )}
      {open === undefined && (
        <Space wrap>
          <Button size="small" onClick={() => setOpen('ask')}>
            {one.firmAsked ? words.askAgain : words.ask}
          </Button>
          <Button size="small" onClick={() => setOpen('hear')}>
            {words.hear}
          </Button>
        </Space>
      )}
      {open === 'ask' && (
        <ActForm<Asking, { agreed?: boolean; until?: string; note?: string }>
          address="POST /v1/cases/{caseId}/enterprise-question"
          said={({ until = '', ...typed }) => {
            const body = { ...typed, until: new Date(fromBeijing(until)).toISOString() }
            return { params: { caseId }, body: body as Said<Asking>['body'] }
          }}
          submit={words.ask}
          onDone={told}
          onCancel={close}
        >
          <p className="quiet">{words.askHint}</p>
          <Form.Item name="until" label={words.answerUntil} {...needed}>
            <Input type="datetime-local" style={{ maxWidth: 220 }} />
          </Form.Item>
          <Form.Item name="note" label={words.note}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="agreed" valuePropName="checked" rules={[{ required: true, message: words.askThemFirst }]}>
            <Checkbox>{words.agreed}</Checkbox>
          </Form.Item>
        </ActForm>
      )}
      {open === 'hear' && (
        <ActForm<Hearing, Typed>
          address="POST /v1/cases/{caseId}/enterprise-answer"
          initial={{ answer: { says: 'promises' } }}
          said={({ answer: { amount, ...answer }, ...typed }) => {
            const money =
              amount === undefined ? {} : { amount: { minorUnits: Math.round(amount * 100), currency: 'CNY' } }
            return { params: { caseId }, body: { ...typed, answer: { ...answer, ...money } } as Said<Hearing>['body'] }
          }}
          submit={words.record}
          onDone={close}
          onCancel={close}
        >
          <AnswerFields isPay={one.kind === 'wages'} />
        </ActForm>
      )}
    </Space>
  )
}

function AnswerFields({ isPay }: { isPay: boolean }) {
  const words = useWords(firmWords)
  const optionsOf = useOptionsOf()
  return (
    <>
      <Space wrap align="start">
        <Form.Item name="by" label={words.by} {...needed}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </Space>
      <Form.Item name="reason" label={words.reason} {...needed}>
        <Input maxLength={300} placeholder={words.reasonHint} />
      </Form.Item>
      <Form.Item name={['answer', 'says']} label={words.says} required>
        <Select options={optionsOf(titled(firmSaysTerms))} />
      </Form.Item>
      <Form.Item noStyle dependencies={[['answer', 'says']]}>
        {({ getFieldValue }) => {
          const says = getFieldValue(['answer', 'says']) as Says
          if (says === 'disputes')
            return (
              <Form.Item name={['answer', 'why']} label={words.why} {...needed}>
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
            )
          return (
            <>
              {says === 'promises' ? (
                <Form.Item name={['answer', 'until']} label={words.promisedUntil} {...needed}>
                  <Input type="date" style={{ width: 150 }} />
                </Form.Item>
              ) : (
                <Form.Item name={['answer', 'on']} label={words.doneOn} {...needed}>
                  <Input type="date" style={{ width: 150 }} />
                </Form.Item>
              )}
              {isPay && (
                <Form.Item name={['answer', 'amount']} label={words.amount}>
                  <InputNumber min={0.01} max={1_000_000} precision={2} />
                </Form.Item>
              )}
              <Form.Item name={['answer', 'note']} label={words.note}>
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
    </>
  )
}

/** The last word of the enterprise, by whom and when. */
export function FirmSays({ of }: { of: NonNullable<Case['firmAnswer']> }) {
  const words = useWords(firmWords)
  const say = useSay()
  const { saidBy } = of
  return (
    <span>
      <strong>{say(titled(firmSaysTerms)[of.says])}</strong> {of.says === 'promises' && words.promisedBy(of.until)}
      {of.says === 'has-done' && words.wasDoneOn(of.on)}{' '}
      {of.says !== 'disputes' && of.amount && <Yuan of={of.amount} />}{' '}
      <span className="quiet">
        {saidBy ? `${saidBy.name}${saidBy.role ? ` · ${saidBy.role}` : ''}` : words.itsServer} <Moment at={of.at} />
      </span>
    </span>
  )
}
