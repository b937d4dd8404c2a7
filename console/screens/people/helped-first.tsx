import { App, Button, Form, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import type { PriorityPolicyId } from '../../../domain/surveys/priority-policy.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { type Answer, call } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'

type Worker = PersonStory['worker']
type Seen = Answer<'GET /v1/workers/{workerId}/qualification'>

/** That somebody is helped first: certified and taken back by their county; by which policy is shown for a reason, to those who may. */
export function HelpedFirst({ worker }: { worker: Worker }) {
  const words = { ...useWords(sharedWords), ...useWords(peopleWords) }
  const { colleague } = useSession()
  const { message } = App.useApp()
  const { workerId, qualifiesUntil } = worker
  const [isCertifying, setCertifying] = useState(false)
  const withdraw = useAct('POST /v1/workers/{workerId}/qualification/withdrawal', {
    onDone: () => void message.success(words.priorityGone),
  })
  const isCounty = colleague.role === 'county'
  const maySee = qualifiesUntil !== null && (isCounty || colleague.role === 'auditor')
  return (
    <>
      <Space wrap>
        {isCounty && <Button onClick={() => setCertifying(true)}>{words.certify}</Button>}
        {qualifiesUntil !== null && (isCounty || colleague.role === 'province') && (
          <Confirm
            label={words.withdrawPriority}
            title={words.withdrawPriorityTitle}
            consequences={[words.thenPriorityGone, words.thenNothingElseChanges]}
            isDanger
            onConfirm={() => withdraw.mutateAsync({ params: { workerId } })}
          />
        )}
      </Space>
      {maySee && <SeePolicy workerId={workerId} />}
      {isCertifying && <Certify workerId={workerId} onClose={() => setCertifying(false)} />}
    </>
  )
}

function SeePolicy({ workerId }: Pick<Worker, 'workerId'>) {
  const words = useWords(peopleWords)
  const say = useSay()
  const [seen, setSeen] = useState<Seen>()
  const policies = useAnswer('GET /v1/priority-policies', {}).data?.items ?? []
  const policy = policies.find(({ policyId }) => policyId === seen?.policyId)
  const see = async (why: string) =>
    setSeen(await call('GET /v1/workers/{workerId}/qualification', { params: { workerId }, query: { why } }))
  return (
    <div style={{ margin: '8px 0' }}>
      <Space wrap>
        {words.policy}
        <SeeWhole isSeen={seen !== undefined} see={see} hide={() => setSeen(undefined)} />
      </Space>
      {seen && (
        <p>
          {policy ? say(policy.name) : seen.policyId} · {words.certifiedBy(seen.certifiedBy, seen.consent.on)}
        </p>
      )}
    </div>
  )
}

interface Typed {
  policyId: PriorityPolicyId
  until: string
  consent: { on: string; way: 'signed' | 'spoken' }
}

function Certify({ workerId, onClose }: Pick<Worker, 'workerId'> & { onClose: () => void }) {
  const words = { ...useWords(sharedWords), ...useWords(peopleWords) }
  const say = useSay()
  const { message } = App.useApp()
  const policies = useAnswer('GET /v1/priority-policies', {}).data?.items ?? []
  const done = () => {
    void message.success(words.certified)
    onClose()
  }
  return (
    <Modal open title={words.certify} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">{words.certifyHint}</p>
      <ActForm<'POST /v1/workers/{workerId}/qualification', Typed>
        address="POST /v1/workers/{workerId}/qualification"
        submit={words.certify}
        onDone={done}
        onCancel={onClose}
        initial={{ consent: { on: '', way: 'signed' } }}
        said={(typed) => ({ params: { workerId }, body: typed as never })}
      >
        <Form.Item name="policyId" label={words.policy} rules={[{ required: true }]}>
          <Select options={policies.map(({ policyId, name }) => ({ value: policyId, label: say(name) }))} />
        </Form.Item>
        <Form.Item name="until" label={words.priorityUntil} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name={['consent', 'on']} label={words.separateConsentOn} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name={['consent', 'way']} label={words.consentWay} rules={[{ required: true }]}>
          <Select
            options={[
              { value: 'signed', label: words.signed },
              { value: 'spoken', label: words.spoken },
            ]}
          />
        </Form.Item>
      </ActForm>
    </Modal>
  )
}
