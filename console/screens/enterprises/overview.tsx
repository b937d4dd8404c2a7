import { Alert, App, Button, Descriptions, Form, Input } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../parts/act-form.tsx'
import { FirmCard } from '../../parts/firm-card.tsx'
import { Moment } from '../../parts/moment.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { Answer } from '../../service/call.ts'
import { aside } from '../../words/aside.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { Unanswered } from './unanswered.tsx'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** Who it is, who looks after it, what waits for its answer. */
export function Overview({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const nameOf = useColleagueName()
  const { language } = useLanguage()
  const say = useSay()
  const may = useMay(enterprise)
  const [isChanging, setChanging] = useState(false)
  const { standing, contact, specialist, licenceOverride, lastInterview } = enterprise
  return (
    <>
      {standing.state === 'paused' && (
        <Alert
          type="warning"
          showIcon
          title={words.pausedBecause(standing.whyWords ? say(standing.whyWords) : standing.why)}
          style={{ marginBottom: 8 }}
        />
      )}
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: words.standing, children: <StateTag of="enterprise" state={standing.state} /> },
          { key: 'code', label: words.code, children: enterprise.socialCreditCode },
          ...(licenceOverride
            ? [
                {
                  key: 'override',
                  label: words.override,
                  children: licenceOverride.why + aside(nameOf(licenceOverride.by), language),
                },
              ]
            : []),
          {
            key: 'contact',
            label: words.contact,
            children: contact ? `${contact.name} ${contact.phone}` : words.noContact,
          },
          {
            key: 'specialist',
            label: words.specialist,
            children: specialist ? `${specialist.name} (${specialist.subject})` : words.noSpecialist,
          },
          {
            key: 'interview',
            label: words.lastInterview,
            children: lastInterview
              ? [lastInterview.heldOn, lastInterview.nextOn && words.nextInterview(lastInterview.nextOn)]
                  .filter((one) => one !== null)
                  .join(' · ')
              : words.noInterview,
          },
          { key: 'registered', label: words.registered, children: <Moment at={enterprise.registeredAt} /> },
        ]}
      />
      {may.manage && !isChanging && (
        <Button size="small" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      )}
      {isChanging && <ChangePeople enterprise={enterprise} onDone={() => setChanging(false)} />}
      <FirmCard card={enterprise.card} />
      <h3>{words.waiting}</h3>
      <Unanswered enterprise={enterprise} />
    </>
  )
}

interface People {
  readonly contact?: { readonly name: string; readonly phone: string }
  readonly specialist?: { readonly name: string; readonly subject: string }
}

/** What is left blank stays as it is: the contact's number is known masked, and so is no start. */
function ChangePeople({ enterprise: { id, specialist }, onDone }: { enterprise: Enterprise; onDone: () => void }) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  return (
    <ActForm<'PATCH /v1/enterprises/{enterpriseId}', People>
      address="PATCH /v1/enterprises/{enterpriseId}"
      {...(specialist && { initial: { specialist } })}
      submit={words.save}
      onCancel={onDone}
      said={(body) => ({ params: { enterpriseId: id }, body })}
      onDone={() => {
        message.success(words.changed)
        onDone()
      }}
    >
      <Form.Item<People> name={['contact', 'name']} label={words.contactName} required>
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item<People> name={['contact', 'phone']} label={words.contactPhone} required>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item<People> name={['specialist', 'name']} label={words.specialistName} required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item<People> name={['specialist', 'subject']} label={words.specialistSubject} required>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}
