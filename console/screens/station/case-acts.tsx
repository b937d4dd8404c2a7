import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { CaseAct } from '../../../domain/stabilisation/case-act.ts'
import { OpenableKind } from '../../../domain/stabilisation/case-kinds.ts'
import { referralTerms, waitsForTerms } from '../../../domain/stabilisation/case-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { actWords, caseKindWords } from '../../parts/case-kind-words.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { fromBeijing } from '../../service/beijing.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { titled } from '../../words/titled.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { stationWords } from './station-words.ts'

type Case = ItemOf<'GET /v1/cases'>
type ActName = CaseAct['act']
interface Typed {
  for?: string
  whom?: string
  until?: string
  kind?: string
  service?: string
  result?: string
  note?: string
  reason?: string
}

/** What a colleague does with a case before its outcome, one act at a time; opening it again where it has ended. */
export function CaseActs({ one }: { one: Case }) {
  const words = useWords(stationWords)
  const say = useSay()
  const [chosen, setChosen] = useState<ActName>()
  const { caseId, waits } = one
  const contact = useAct('POST /v1/cases/{caseId}/acts')
  const isOpen = one.state === 'opened' || one.state === 'assigned'
  const possible: ActName[] = isOpen
    ? ['wait', 'refer', ...(waits ? ([waits.service ? 'bring-answer' : 'go-on'] as const) : []), 'change-kind']
    : ['reopen']
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Space wrap>
        {isOpen && !one.contacted && (
          <Button
            size="small"
            type="primary"
            loading={contact.isPending}
            onClick={() => contact.mutate({ params: { caseId }, body: { act: 'first-contact' } })}
          >
            {say(actWords['first-contact'])}
          </Button>
        )}
        <Select<ActName>
          aria-label={words.moreActs}
          placeholder={words.moreActs}
          size="small"
          allowClear
          style={{ minWidth: 150 }}
          value={chosen ?? null}
          onChange={(act) => setChosen(act)}
          options={possible.map((value) => ({ value, label: say(actWords[value]) }))}
        />
      </Space>
      <Refusal error={contact.error} />
      {chosen && (
        <ActForm<'POST /v1/cases/{caseId}/acts', Typed>
          key={chosen}
          address="POST /v1/cases/{caseId}/acts"
          said={(typed) => ({ params: { caseId }, body: bodyOf(chosen, typed, one) })}
          submit={say(actWords[chosen])}
          onDone={() => setChosen(undefined)}
          onCancel={() => setChosen(undefined)}
        >
          <ActFields act={chosen} />
        </ActForm>
      )}
    </Space>
  )
}

function bodyOf(act: ActName, { until, ...typed }: Typed, { waits }: Case): CaseAct {
  const service = act === 'bring-answer' ? { service: waits?.service } : {}
  const ends = until === undefined ? {} : { until: new Date(fromBeijing(until)).toISOString() }
  return { act, ...typed, ...service, ...ends } as CaseAct
}

function ActFields({ act }: { act: ActName }) {
  const words = useWords(stationWords)
  const say = useSay()
  const optionsOf = useOptionsOf()
  const services = useAnswer('GET /v1/help-services', {}).data?.items ?? []
  const needed = { rules: [{ required: true }] }
  return (
    <>
      {act === 'wait' && (
        <>
          <Form.Item name="for" label={words.waitsFor} {...needed}>
            <Select options={optionsOf(titled(waitsForTerms))} />
          </Form.Item>
          <Form.Item name="whom" label={words.whom} {...needed}>
            <Input maxLength={60} />
          </Form.Item>
        </>
      )}
      {act === 'refer' && (
        <Form.Item name="service" label={words.service} {...needed}>
          <Select
            options={services.map(({ service, name, number }) => ({
              value: service,
              label: number === null ? say(name) : `${number} ${say(name)}`,
            }))}
          />
        </Form.Item>
      )}
      {(act === 'wait' || act === 'refer') && (
        <Form.Item name="until" label={words.waitsUntil} {...needed}>
          <Input type="datetime-local" style={{ maxWidth: 220 }} />
        </Form.Item>
      )}
      {act === 'bring-answer' && (
        <Form.Item name="result" label={words.result} {...needed}>
          <Select options={optionsOf(titled(referralTerms))} />
        </Form.Item>
      )}
      {act === 'change-kind' && (
        <Form.Item name="kind" label={words.kind} {...needed}>
          <Select options={OpenableKind.options.map((kind) => ({ value: kind, label: say(caseKindWords[kind]) }))} />
        </Form.Item>
      )}
      {act === 'change-kind' || act === 'reopen' ? (
        <Form.Item name="reason" label={words.reason} {...needed}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      ) : (
        <Form.Item name="note" label={words.noteSealed}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </>
  )
}
