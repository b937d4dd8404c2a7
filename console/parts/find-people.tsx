import { Button, Form, Input, Segmented, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { type Answer, call } from '../service/call.ts'
import { isProblem } from '../service/problem.ts'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { CountyChoice, useCounties } from './county-choice.tsx'
import { findPeopleWords } from './find-people-words.ts'
import { Refusal } from './refusal.tsx'

type Way = 'phone' | 'nationalId' | 'name'
interface Typed {
  readonly phone?: string
  readonly nationalId?: string
  readonly name?: string
  readonly birthDate?: string
  readonly county?: string
}

/** By a number in one's hands, or by name and birth date within a county. What is typed stays in this form: no address holds it. */
export function FindPeople({ onFound }: { onFound: (items: Answer<'POST /v1/workers/search'>['items']) => void }) {
  const words = { ...useWords(sharedWords), ...useWords(findPeopleWords) }
  const { own } = useCounties()
  const [form] = Form.useForm<Typed>()
  const [way, setWay] = useState<Way>('phone')
  const [error, setError] = useState<Error>()
  const [isFinding, setFinding] = useState(false)
  const find = async (typed: Typed) => {
    setFinding(true)
    setError(undefined)
    try {
      const { items } = await call('POST /v1/workers/search', { body: bodyOf(way, typed) })
      onFound(items)
    } catch (failure) {
      const fields = isProblem(failure)
        ? failure.errors.map(({ pointer, detail }) => ({ name: pointer.slice(2) as keyof Typed, errors: [detail] }))
        : []
      const known = fields.filter(({ name }) => name in form.getFieldsValue())
      form.setFields(known)
      if (known.length === 0) setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setFinding(false)
    }
  }
  const needed = [{ required: true, message: '' }]
  return (
    <Form<Typed>
      form={form}
      name="find"
      layout="inline"
      onFinish={(typed) => void find(typed)}
      autoComplete="off"
      className="filters"
      initialValues={{ county: own }}
    >
      <Segmented<Way>
        aria-label={words.findBy}
        value={way}
        onChange={(chosen) => {
          setWay(chosen)
          setError(undefined)
        }}
        options={[
          { value: 'phone', label: words.byPhone },
          { value: 'nationalId', label: words.byId },
          { value: 'name', label: words.byName },
        ]}
      />
      {way === 'phone' && (
        <Form.Item name="phone" rules={needed}>
          <Input aria-label={words.byPhone} placeholder={words.byPhone} inputMode="tel" maxLength={40} />
        </Form.Item>
      )}
      {way === 'nationalId' && (
        <Form.Item name="nationalId" rules={needed}>
          <Input aria-label={words.byId} placeholder={words.byId} maxLength={40} style={{ width: 220 }} />
        </Form.Item>
      )}
      {way === 'name' && (
        <Space wrap>
          <Form.Item name="name" rules={needed} noStyle>
            <Input aria-label={words.byName} placeholder={words.byName} maxLength={60} style={{ width: 110 }} />
          </Form.Item>
          <Form.Item name="birthDate" rules={needed} noStyle>
            <Input aria-label={words.birthDate} title={words.birthDate} type="date" style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="county" rules={needed} noStyle>
            <CountyField label={words.county} placeholder={words.chooseCounty} />
          </Form.Item>
        </Space>
      )}
      <Button type="primary" htmlType="submit" loading={isFinding}>
        {words.search}
      </Button>
      <span className="quiet">{words.findHint}</span>
      <Refusal error={error} />
    </Form>
  )
}

function CountyField(props: {
  label: string
  placeholder: string
  value?: string
  onChange?: (code: string | undefined) => void
}) {
  const { value, onChange = () => undefined, ...said } = props
  return <CountyChoice {...said} value={value} onChange={onChange} />
}

function bodyOf(way: Way, { phone = '', nationalId = '', name = '', birthDate = '', county = '' }: Typed) {
  if (way === 'phone') return { phone: phone.trim() }
  if (way === 'nationalId') return { nationalId: nationalId.trim() }
  return { name: name.trim(), birthDate: birthDate as CalendarDate, county }
}
