import { Alert, App, Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../parts/act-form.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** Where events go, how that address stands, and ways to test it, to have it count again, to change it or to give it up. */
export function WebhookAddress({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const may = useMay(enterprise)
  const { message } = App.useApp()
  const [isChanging, setChanging] = useState(false)
  const { id: enterpriseId, webhookUrl, reachability } = enterprise
  const change = useAct('PATCH /v1/enterprises/{enterpriseId}', { onDone: () => void message.success(words.done) })
  const test = useAct('POST /v1/enterprises/{enterpriseId}/test-events')
  const tested = test.data
  const params = { enterpriseId }
  return (
    <>
      {webhookUrl === undefined ? <p className="quiet">{words.noAddress}</p> : <code>{webhookUrl}</code>}{' '}
      {reachability && (
        <>
          <StateTag of="reachability" state={reachability.state} />
          <p className="quiet">
            {words.unreachableSince} <Moment at={reachability.unreachableSince} /> · {words.lastFailure}{' '}
            {reachability.lastFailure}
          </p>
        </>
      )}
      <Space wrap style={{ margin: '8px 0' }}>
        {webhookUrl !== undefined && may.speak && (
          <Button size="small" loading={test.isPending} onClick={() => test.mutate({ params })}>
            {words.test}
          </Button>
        )}
        {webhookUrl !== undefined && may.manage && reachability && (
          <Button
            size="small"
            title={words.tryAgainNote}
            loading={change.isPending}
            onClick={() => change.mutate({ params, body: { webhookUrl } })}
          >
            {words.tryAgain}
          </Button>
        )}
        {may.manage && (
          <Button size="small" onClick={() => setChanging(!isChanging)}>
            {words.setAddress}
          </Button>
        )}
        {webhookUrl !== undefined && may.manage && (
          <Confirm
            size="small"
            isDanger
            label={words.stop}
            title={words.stopTitle}
            consequences={[words.stopWhat]}
            onConfirm={() => change.mutateAsync({ params, body: { webhookUrl: null } })}
          />
        )}
      </Space>
      <Refusal error={test.error ?? change.error} />
      {tested && (
        <Alert
          type={tested.isTaken ? 'success' : 'warning'}
          showIcon
          title={
            tested.isTaken
              ? words.testTaken(tested.attempt.milliseconds)
              : words.testNotTaken(tested.attempt.failure ?? `${tested.attempt.status} ${tested.attempt.answer}`)
          }
        />
      )}
      {isChanging && (
        <ActForm<'PATCH /v1/enterprises/{enterpriseId}', { webhookUrl: string }>
          address="PATCH /v1/enterprises/{enterpriseId}"
          submit={words.save}
          onCancel={() => setChanging(false)}
          onDone={() => {
            setChanging(false)
            message.success(words.changed)
          }}
          said={(body) => ({ params, body })}
        >
          <Form.Item name="webhookUrl" label={words.webhookUrl} extra={words.addressNote} required>
            <Input maxLength={500} placeholder="https://" />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
