import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { modeTerms } from '../../../domain/transport/trips/mode-terms.ts'
import { ActForm } from '../../parts/act-form.tsx'
import type { Said } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { BatchSheet } from './batch-sheet.ts'
import { lateWords } from './late-words.ts'

type Decision = Extract<Said<'POST /v1/transfer-batches/{batchId}/approval'>['body'], { decision: 'replan' }>
type Mode = NonNullable<NonNullable<Decision['wishes']>['forbid']>[number]

const modes: readonly Mode[] = ['charter-coach', 'special-train', 'charter-flight', 'seat-block-rail', 'seat-block-air']

interface Typed {
  why: string
  wishes?: { forbid?: Mode[]; budgetYuan?: number }
}

/** Sets the plan aside and has another one made; the batch and everybody's yes stay. It is the plan on this screen that is meant. */
export function Replan({ batch }: { batch: BatchSheet }) {
  const words = { ...useWords(sharedWords), ...useWords(lateWords) }
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.replan}</Button>
      <Modal open={isOpen} title={words.replan} footer={null} onCancel={close} destroyOnHidden>
        <ul style={{ paddingLeft: 20 }}>
          <li>{words.replanKeeps(batch.counts.offers?.accepted ?? 0)}</li>
          <li>{words.replanThen}</li>
        </ul>
        <ActForm<'POST /v1/transfer-batches/{batchId}/approval', Typed>
          address="POST /v1/transfer-batches/{batchId}/approval"
          said={(typed) => ({
            params: { batchId: batch.batchId },
            body: { decision: 'replan', plan: batch.plan, ...typed },
          })}
          submit={words.replan}
          onDone={close}
          onCancel={close}
        >
          <Form.Item name="why" label={words.reason} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={2} maxLength={300} showCount />
          </Form.Item>
          <Form.Item name={['wishes', 'forbid']} label={words.forbid}>
            <Select mode="multiple" options={modes.map((mode) => ({ value: mode, label: say(modeTerms[mode]) }))} />
          </Form.Item>
          <Form.Item name={['wishes', 'budgetYuan']} label={words.planBudget}>
            <InputNumber min={1} precision={0} suffix={words.yuan} style={{ width: 200 }} />
          </Form.Item>
        </ActForm>
      </Modal>
    </>
  )
}
