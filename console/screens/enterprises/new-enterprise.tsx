import { Button, Form, Input, Result } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../parts/act-form.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import type { Answer, Said } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'

type Route = 'POST /v1/enterprises'
type Body = Said<Route>['body']

/** Registers an enterprise; the secret of its webhooks is shown once, where it has a server. */
export function NewEnterprise({ onOpen }: { onOpen: (enterpriseId: string) => void }) {
  const words = useWords(enterprisesWords)
  const [made, setMade] = useState<Answer<Route>>()
  if (made)
    return (
      <>
        {made.webhookSecret !== undefined && (
          <ShownOnce label={words.newSecret} note={words.secretOnce} value={made.webhookSecret} />
        )}
        <Result
          status="success"
          title={words.registeredNow}
          subTitle={made.enterprise.name}
          extra={
            <Button type="primary" onClick={() => onOpen(made.enterprise.id)}>
              {words.toSheet}
            </Button>
          }
        />
      </>
    )
  return (
    <ActForm<Route, Body>
      address="POST /v1/enterprises"
      submit={words.register}
      onDone={setMade}
      said={(body) => ({ body })}
    >
      <Form.Item<Body> name="name" label={words.name} required>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item<Body> name="socialCreditCode" label={words.code} required>
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item<Body> name={['licenceOverride', 'why']} label={words.overrideWhy} extra={words.overrideNote} required>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item<Body> name={['contact', 'name']} label={words.contactName} required>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item<Body> name={['contact', 'phone']} label={words.contactPhone} required>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item<Body> name={['specialist', 'name']} label={words.specialistName} required>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item<Body> name={['specialist', 'subject']} label={words.specialistSubject} required>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item<Body> name="webhookUrl" label={words.webhookUrl} required>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
    </ActForm>
  )
}
