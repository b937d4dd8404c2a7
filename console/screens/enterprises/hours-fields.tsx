import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'

/** The Labour Law's least for overtime, as a start. */
const least = { workdayPercent: 150, restDayPercent: 200, holidayPercent: 300 } as const
/** Above it an order says how overtime is paid; above the other, who approved the hours. */
const withOvertime = 44
const withApproval = 48
/** The same of a day. */
const longDay = { withOvertime: 8, withApproval: 11 }

/** Hours a week, and what the law wants to be said beside them once they are many. */
export function HoursFields() {
  const words = useWords(enterprisesWords)
  const form = Form.useFormInstance()
  const hours: unknown = Form.useWatch('hoursPerWeek')
  const [wished, wish] = useState<{ overtime?: boolean; approval?: boolean }>({})
  const ofDay: unknown = Form.useWatch('hoursPerDay')
  const above = (week: number, day: number) =>
    (typeof hours === 'number' && hours > week) || (typeof ofDay === 'number' && ofDay > day)
  const isSaid = (name: string) => form.getFieldValue(name) !== undefined
  const hasOvertime = wished.overtime ?? (above(withOvertime, longDay.withOvertime) || isSaid('overtimePay'))
  const hasApproval = wished.approval ?? (above(withApproval, longDay.withApproval) || isSaid('hoursApproval'))
  return (
    <>
      <Form.Item name="hoursPerWeek" label={words.hours} extra={words.hoursRule} required>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item name="hoursPerDay" label={words.hoursOfDay} extra={words.hoursOfDayRule}>
        <InputNumber min={0.5} max={16} step={0.5} />
      </Form.Item>
      <p>
        <Checkbox
          checked={hasOvertime}
          onChange={({ target }) => wish((before) => ({ ...before, overtime: target.checked }))}
        >
          {words.overtime}
        </Checkbox>
      </p>
      {hasOvertime && (
        <>
          <Form.Item name={['overtimePay', 'basis']} label={words.basis} initialValue="hourly" required>
            <Select
              options={[
                { value: 'hourly', label: words.hourly },
                { value: 'piece-rate', label: words.pieceRate },
              ]}
            />
          </Form.Item>
          {(
            [
              ['workdayPercent', words.workday],
              ['restDayPercent', words.restDay],
              ['holidayPercent', words.holiday],
            ] as const
          ).map(([name, label]) => (
            <Form.Item key={name} name={['overtimePay', name]} label={label} initialValue={least[name]} required>
              <InputNumber min={1} max={1000} precision={0} />
            </Form.Item>
          ))}
        </>
      )}
      <p>
        <Checkbox
          checked={hasApproval}
          onChange={({ target }) => wish((before) => ({ ...before, approval: target.checked }))}
        >
          {words.approval}
        </Checkbox>
      </p>
      {hasApproval && (
        <>
          <Form.Item name={['hoursApproval', 'system']} label={words.system} initialValue="comprehensive" required>
            <Select
              options={[
                { value: 'comprehensive', label: words.comprehensive },
                { value: 'irregular', label: words.irregular },
              ]}
            />
          </Form.Item>
          <Form.Item name={['hoursApproval', 'authority']} label={words.authority} required>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['hoursApproval', 'number']} label={words.number} required>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['hoursApproval', 'validUntil']} label={words.validUntil} required>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
        </>
      )}
    </>
  )
}
