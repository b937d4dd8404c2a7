import { Alert, App, Button, Descriptions, Form, Input, InputNumber, Modal, Space } from 'antd'
import { useState } from 'react'
import type { DisasterId } from '../../../domain/kernel/ids.ts'
import { Count } from '../../parts/count.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { reliefWords } from './relief-words.ts'

type Route = 'POST /v1/disasters/{disasterId}/texts'

interface Typed {
  readonly hotline: string
  readonly smsBudgetYuan?: number | null
}

/** Offers help by a text to everybody who may be written to. */
export function HelpTexts({ disasterId }: { disasterId: DisasterId }) {
  const words = useWords(reliefWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.text}
      </Button>
      {isOpen && <Sending disasterId={disasterId} onClose={() => setOpen(false)} />}
    </>
  )
}

/** To how many, for how much and how it reads is looked at first, and then it is sent as it was looked at. */
function Sending({ disasterId, onClose }: { disasterId: DisasterId; onClose: () => void }) {
  const words = { ...useWords(sharedWords), ...useWords(reliefWords) }
  const { message } = App.useApp()
  const [seen, setSeen] = useState<Answer<Route>>()
  const act = useAct('POST /v1/disasters/{disasterId}/texts')
  const send = ({ hotline, smsBudgetYuan }: Typed, dryRun: boolean) =>
    act.mutate(
      { params: { disasterId }, body: { dryRun, hotline, smsBudgetYuan: smsBudgetYuan ?? null } },
      {
        onSuccess: (answer) => {
          if (dryRun) return setSeen(answer)
          void message.success(words.textsGoOut(answer.people))
          onClose()
        },
      },
    )
  return (
    <Modal open title={words.text} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{words.textHint}</p>
      <Form<Typed>
        layout="vertical"
        requiredMark="optional"
        initialValues={{ hotline: '12333' }}
        onValuesChange={() => setSeen(undefined)}
        onFinish={(typed) => send(typed, seen === undefined)}
      >
        <Form.Item<Typed> name="hotline" label={words.hotline} rules={[{ required: true }]}>
          <Input maxLength={13} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item<Typed> name="smsBudgetYuan" label={words.textBudget}>
          <InputNumber min={0.01} precision={2} style={{ width: 180 }} />
        </Form.Item>
        {act.error && (
          <div style={{ marginBottom: 12 }}>
            <Refusal error={act.error} />
          </div>
        )}
        {seen && <Reckoned of={seen} />}
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={act.isPending} disabled={seen?.people === 0}>
            {seen ? words.sendTexts(seen.people) : words.reckon}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Space>
      </Form>
    </Modal>
  )
}

function Reckoned({ of }: { of: Answer<Route> }) {
  const words = useWords(reliefWords)
  return (
    <div role="status" style={{ marginBottom: 12 }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'people', label: words.textPeople, children: <Count of={of.people} /> },
          { key: 'cost', label: words.textCost, children: <Yuan of={of.cost} /> },
          { key: 'before', label: words.toldBefore, children: <Count of={of.toldBefore} /> },
          { key: 'answered', label: words.answeredBefore, children: <Count of={of.answered} /> },
          { key: 'calls', label: words.byCallOnly, children: <Count of={of.byCallOnly} /> },
        ]}
      />
      <Alert type="info" title={of.example} style={{ marginTop: 8 }} />
    </div>
  )
}
