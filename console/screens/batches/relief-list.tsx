import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { disasterTerms } from '../../../domain/relief/disaster-terms.ts'
import { isHelpFirst } from '../../../domain/relief/is-help-first.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { useCounties } from '../../parts/county-choice.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Said } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { batchesWords } from './batches-words.ts'
import { reliefWords } from './relief-words.ts'

/** 灾后帮扶: the disasters that were declared, and the declaration of another. */
export function ReliefList() {
  const words = useWords(reliefWords)
  const batches = useWords(batchesWords)
  const say = useSay()
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const go = useNavigate()
  const [isDeclaring, setDeclaring] = useState(false)
  const list = useList('GET /v1/disasters', { query: {} }, { every: liveEvery.lists })
  return (
    <>
      <div>
        <Link to="/batches">← {batches.title}</Link>
      </div>
      <h1>{words.relief}</h1>
      <p className="quiet">{words.hint}</p>
      {colleague.role === 'province' && (
        <div className="filters">
          <Button type="primary" onClick={() => setDeclaring(true)}>
            {words.declare}
          </Button>
        </div>
      )}
      <Rows
        label={words.relief}
        rows={list.items}
        rowKey={({ disasterId }) => disasterId}
        onChoose={({ disasterId }) => void go(disasterId)}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.none}
        columns={[
          { title: words.county, shows: ({ countyCode }) => <Place code={countyCode} /> },
          { title: words.kind, shows: ({ kind }) => say(disasterTerms[kind]) },
          { title: words.from, shows: ({ from }) => from, width: 120, wideOnly: true },
          { title: words.until, shows: ({ until }) => until, width: 150 },
          { title: words.source, shows: ({ source }) => source, wideOnly: true },
          {
            title: words.state,
            shows: (one) =>
              isHelpFirst(one, today) ? words.isOn : one.ended || one.until < today ? words.ended : words.notBegun,
            width: 100,
          },
        ]}
      />
      {isDeclaring && <Declare onClose={() => setDeclaring(false)} />}
    </>
  )
}

type Declaration = Said<'POST /v1/disasters'>['body']
type Typed = Omit<Declaration, 'townships'> & { readonly townships?: string }

function Declare({ onClose }: { onClose: () => void }) {
  const words = { ...useWords(sharedWords), ...useWords(reliefWords) }
  const optionsOf = useOptionsOf()
  const { message } = App.useApp()
  const { options } = useCounties()
  const done = () => {
    void message.success(words.declared)
    onClose()
  }
  return (
    <Modal open title={words.declare} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{words.hint}</p>
      <ActForm<'POST /v1/disasters', Typed>
        address="POST /v1/disasters"
        submit={words.declare}
        onDone={done}
        onCancel={onClose}
        said={({ townships = '', ...typed }) => ({
          body: { ...typed, townships: townships.split(/[,，、;；\s]+/).filter((one) => one !== '') },
        })}
      >
        <Form.Item name="countyCode" label={words.county} rules={[{ required: true }]}>
          <Select options={options} showSearch={{ optionFilterProp: 'sought' }} />
        </Form.Item>
        <Form.Item name="kind" label={words.kind} rules={[{ required: true }]}>
          <Select options={optionsOf(disasterTerms)} />
        </Form.Item>
        <Form.Item name="from" label={words.from} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="until" label={words.until} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="source" label={words.source} rules={[{ required: true }]}>
          <Input maxLength={120} placeholder={words.sourceHint} />
        </Form.Item>
        <Form.Item name="townships" label={words.townships} extra={words.townshipsHint}>
          <Input maxLength={400} />
        </Form.Item>
      </ActForm>
    </Modal>
  )
}
