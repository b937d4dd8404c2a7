import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { Link, useNavigate } from 'react-router'
import { ActForm } from '../../parts/act-form.tsx'
import type { Said } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { batchesWords } from './batches-words.ts'
import { returnsWords } from './returns-words.ts'

type Route = 'POST /v1/return-batches'
type Typed = Said<Route>['body']

/** A batch of journeys home or back: when, which way, and which enterprises are asked whom they propose. */
export function StartReturns() {
  const words = useWords(returnsWords)
  const { title } = useWords(batchesWords)
  const go = useNavigate()
  const firms = useList('GET /v1/enterprises', { query: { limit: 200 } })
  const day = (name: 'from' | 'to') => (
    <Form.Item<Typed> name={['travelWindow', name]} label={words[name]} required>
      <Input type="date" style={{ maxWidth: 180 }} />
    </Form.Item>
  )
  const hours = (name: 'proposeHours' | 'answerHours') => (
    <Form.Item<Typed> name={name} label={words[name]} required>
      <InputNumber min={1} max={name === 'answerHours' ? 168 : 720} precision={0} />
    </Form.Item>
  )
  return (
    <>
      <div>
        <Link to="/batches">← {title}</Link>
      </div>
      <h1>{words.title}</h1>
      <p className="quiet">{words.note}</p>
      <ActForm<Route, Typed>
        address="POST /v1/return-batches"
        initial={{ direction: 'homeward', proposeHours: 72, answerHours: 48 }}
        submit={words.submit}
        onDone={({ batchId }) => void go(`/batches/${batchId}`)}
        // What is missing is refused by the service at its field.
        said={(body) => ({ body })}
      >
        <Form.Item<Typed> name="campaign" label={words.campaign} required>
          <Input maxLength={80} style={{ maxWidth: 420 }} />
        </Form.Item>
        <Form.Item<Typed> name="direction" label={words.direction} required>
          <Radio.Group
            options={[
              { value: 'homeward', label: words.homeward },
              { value: 'back', label: words.back },
            ]}
          />
        </Form.Item>
        {day('from')}
        {day('to')}
        <Form.Item<Typed> name="enterprises" label={words.enterprises} required>
          <Select
            mode="multiple"
            optionFilterProp="label"
            loading={firms.isLoading}
            options={firms.items.map(({ id, name }) => ({ value: id, label: name }))}
            {...(firms.more && { onPopupScroll: firms.more })}
          />
        </Form.Item>
        {hours('proposeHours')}
        {hours('answerHours')}
        <Form.Item<Typed> name="budgetYuan" label={words.budget}>
          <InputNumber min={1} precision={0} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item<Typed> name="smsBudgetYuan" label={words.smsBudget} extra={words.smsBudgetMeans}>
          <InputNumber min={1} precision={0} style={{ width: 180 }} />
        </Form.Item>
      </ActForm>
    </>
  )
}
