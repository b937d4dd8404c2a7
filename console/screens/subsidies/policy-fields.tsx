import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import { useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import type { PolicyTyped } from './policy-typed.ts'
import {
  countedByWords,
  kindWords,
  levelWords,
  noticeLevelWords,
  payeeWords,
  rideWords,
  windowWords,
} from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

const needed = { rules: [{ required: true, message: '' }] }

/** A text in both languages, one below the other. */
function BothFields({
  name,
  label,
  isNeeded = false,
}: {
  name: (string | number)[]
  label: string
  isNeeded?: boolean
}) {
  const words = useWords(subsidiesWords)
  return (
    <>
      <Form.Item name={[...name, 'zh']} label={`${label} · ${words.inChinese}`} {...(isNeeded && needed)}>
        <Input maxLength={400} />
      </Form.Item>
      <Form.Item name={[...name, 'en']} label={`${label} · ${words.inEnglish}`} {...(isNeeded && needed)}>
        <Input maxLength={400} />
      </Form.Item>
    </>
  )
}

interface Place {
  readonly value: string
  readonly label: string
  readonly sought: string
}

export function WhereFields({ places }: { places: readonly Place[] }) {
  const words = useWords(subsidiesWords)
  return (
    <>
      <Form.Item name={['place', 'code']} label={words.place} {...needed}>
        <Select
          options={[...places]}
          showSearch={{ filterOption: (typed, option) => option?.sought.includes(typed.trim().toLowerCase()) ?? false }}
        />
      </Form.Item>
      <BothFields name={['name']} label={words.policy} isNeeded />
      <Form.Item name="policyId" label={words.policyNumber} extra={words.policyNumberNote} {...needed}>
        <Input maxLength={60} spellCheck={false} />
      </Form.Item>
    </>
  )
}

export function PayFields() {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <>
      <Form.Item name="kind" label={words.kind} {...needed}>
        <Select options={optionsOf(kindWords)} style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item name="payee" label={words.payee} {...needed}>
        <Select options={optionsOf(payeeWords)} style={{ maxWidth: 260 }} />
      </Form.Item>
      <BothFields name={['payer']} label={words.payerIfShown} />
    </>
  )
}

/** Where and how long somebody works, and who is paid; what excludes. */
export function ConditionFields() {
  const words = useWords(subsidiesWords)
  const form = Form.useFormInstance<PolicyTyped>()
  const rule = Form.useWatch(['organisedRide', 'rule'], form)
  const optionsOf = useOptionsOf()
  return (
    <>
      <Form.Item name={['condition', 'destinations']} label={words.worksIn} {...needed}>
        <Select mode="multiple" options={optionsOf(levelWords)} />
      </Form.Item>
      <BothFields name={['condition', 'groups']} label={words.onlyGroups} />
      <Form.Item name={['condition', 'leastAge']} label={words.ageIfAny}>
        <InputNumber min={16} max={100} precision={0} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name={['condition', 'months', 'least']} label={words.monthsIfAny}>
        <InputNumber min={1} max={120} precision={0} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name={['condition', 'months', 'countedBy']} label={words.monthsCounted}>
        <Select allowClear options={optionsOf(countedByWords)} style={{ maxWidth: 260 }} />
      </Form.Item>
      <Form.Item name={['condition', 'months', 'fromYearStart']} valuePropName="checked">
        <Checkbox>{words.fromJanuary}</Checkbox>
      </Form.Item>
      <Form.Item name={['condition', 'leastMonthlyWageYuan']} label={words.wageIfAny}>
        <InputNumber min={0.01} max={1_000_000} precision={2} style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name={['organisedRide', 'rule']} label={words.ride} extra={words.rideNote}>
        <Select allowClear options={optionsOf(rideWords)} style={{ maxWidth: 380 }} />
      </Form.Item>
      {rule === 'reduce' && (
        <Form.Item name={['organisedRide', 'percent']} label={words.ridePercent}>
          <InputNumber min={0.01} max={100} precision={2} style={{ width: 140 }} />
        </Form.Item>
      )}
    </>
  )
}

/** Each paper that is asked for; of several in one line any will do. */
export function PaperFields() {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <Form.List name="evidence">
      {(lines, { add, remove }) => (
        <Form.Item label={words.evidence} extra={words.evidenceNote}>
          {lines.map(({ key, name }) => (
            <Space.Compact key={key} block style={{ marginBottom: 8 }}>
              <Form.Item name={name} noStyle>
                <Select
                  mode="multiple"
                  aria-label={`${words.evidence} ${name + 1}`}
                  options={optionsOf(evidenceWords)}
                  style={{ width: '100%' }}
                />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={words.remove} onClick={() => remove(name)} />
            </Space.Compact>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add([])}>
            {words.addPaper}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}

export function NoticeFields() {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <>
      <Form.Item name={['notice', 'levels']} label={words.noticeLevels}>
        <Select mode="multiple" options={optionsOf(noticeLevelWords)} />
      </Form.Item>
      <Form.Item name={['notice', 'days']} label={words.noticeDaysIfShown}>
        <InputNumber min={1} max={365} precision={0} style={{ width: 120 }} />
      </Form.Item>
    </>
  )
}

/** Windows, dates and source. */
export function WhenFields() {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  return (
    <>
      <Form.Item name={['window', 'by']} label={words.window} {...needed}>
        <Select options={optionsOf(windowWords)} style={{ maxWidth: 300 }} />
      </Form.Item>
      <Form.Item name={['window', 'closesMonthsAfter']} label={words.closesIfShown}>
        <InputNumber min={0} max={12} precision={0} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="validFrom" label={words.validFrom} {...needed}>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="validUntil" label={words.validUntil} {...needed}>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <BothFields name={['remarks', 0]} label={words.remarkIfAny} />
      <Form.Item name={['source', 'name']} label={words.source} {...needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['source', 'date']} label={words.sourceDate} extra={words.sourceDateNote} {...needed}>
        <Input maxLength={10} style={{ width: 160 }} />
      </Form.Item>
    </>
  )
}
