import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, InputNumber, Select, Space } from 'antd'
import type { DestinationLevel, PolicyAmount } from '../../../domain/subsidies/subsidy-policy.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { useOptionsOf } from '../../words/use-options-of.ts'
import type { PolicyTyped } from './policy-typed.ts'
import { levelWords, shapeWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'

/** How much is paid: by its shape the sums that it has. */
export function AmountFields() {
  const words = useWords(subsidiesWords)
  const optionsOf = useOptionsOf()
  const form = Form.useFormInstance<PolicyTyped>()
  const shape = Form.useWatch(['amount', 'shape'], form) ?? 'flat'
  return (
    <>
      <Form.Item name={['amount', 'shape']} label={words.amount} rules={[{ required: true, message: '' }]}>
        <Select options={optionsOf(shapeWords)} />
      </Form.Item>
      <SumsOf shape={shape} />
    </>
  )
}

function SumsOf({ shape }: { shape: PolicyAmount['shape'] }) {
  const words = useWords(subsidiesWords)
  switch (shape) {
    case 'flat':
      return <YuanField name={['amount', 'yuan']} label={words.sum} isNeeded />
    case 'up-to':
    case 'by-ticket':
      return <YuanField name={['amount', 'capYuan']} label={words.most} isNeeded />
    case 'by-destination':
      return (
        <>
          <LevelSums name="levels" />
          <YuanField name={['amount', 'capYuan']} label={words.mostIfAny} />
        </>
      )
    case 'by-distance':
      return (
        <>
          <Bands />
          <LevelSums name="otherwise" />
        </>
      )
    case 'percent-of-wage':
      return (
        <>
          <Form.Item name={['amount', 'percent']} label={words.percentOfWage} rules={[{ required: true, message: '' }]}>
            <InputNumber min={0.01} max={100} precision={2} style={{ width: 140 }} />
          </Form.Item>
          <YuanField name={['amount', 'capYuan']} label={words.mostIfAny} />
          <Form.Item name={['amount', 'isAtMost']} valuePropName="checked">
            <Checkbox>{words.mayPayLess}</Checkbox>
          </Form.Item>
        </>
      )
    case 'by-income':
      return (
        <>
          <YuanField name={['amount', 'yuan']} label={words.sumUsual} isNeeded />
          <YuanField name={['amount', 'belowIncomeYuan']} label={words.incomeLine} isNeeded />
          <YuanField name={['amount', 'belowYuan']} label={words.sumBelow} isNeeded />
        </>
      )
    case 'not-shown':
      return null
  }
}

function YuanField({
  name,
  label,
  isNeeded = false,
}: {
  name: (string | number)[]
  label: string
  isNeeded?: boolean
}) {
  return (
    <Form.Item name={name} label={label} {...(isNeeded && { rules: [{ required: true, message: '' }] })}>
      <InputNumber min={0.01} max={1_000_000} precision={2} style={{ width: 180 }} />
    </Form.Item>
  )
}

function LevelSums({ name }: { name: 'levels' | 'otherwise' }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  return (Object.keys(levelWords) as DestinationLevel[]).map((level) => (
    <YuanField key={level} name={['amount', name, level]} label={`${say(levelWords[level])} · ${words.sum}`} />
  ))
}

function Bands() {
  const words = useWords(subsidiesWords)
  return (
    <Form.List name={['amount', 'bands']} initialValue={[{}]}>
      {(bands, { add, remove }) => (
        <Form.Item label={words.bands} extra={words.bandsNote}>
          {bands.map(({ key, name }) => (
            <Space key={key} align="start" wrap>
              <Form.Item name={[name, 'upToKm']}>
                <InputNumber aria-label={words.bandKm} placeholder={words.bandKm} min={1} max={10_000} precision={0} />
              </Form.Item>
              <Form.Item name={[name, 'capYuan']}>
                <InputNumber
                  aria-label={words.most}
                  placeholder={words.most}
                  min={0.01}
                  max={1_000_000}
                  precision={2}
                />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={words.remove} onClick={() => remove(name)} />
            </Space>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {words.addBand}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
