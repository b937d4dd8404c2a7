import { App, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActForm } from '../../parts/act-form.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { Answer, Said } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { Unanswered } from './unanswered.tsx'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type Route = 'POST /v1/enterprises/{enterpriseId}/agreements'
type Offer = Said<Route>['body']

/** The agreements of an enterprise, newest first; a further one is offered here. */
export function Agreements({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const may = useMay(enterprise)
  const { message } = App.useApp()
  const [isOffering, setOffering] = useState(false)
  const params = { enterpriseId: enterprise.id }
  const list = useList('GET /v1/enterprises/{enterpriseId}/agreements', { params })
  return (
    <>
      {may.manage && !isOffering && (
        <Button type="primary" onClick={() => setOffering(true)} style={{ marginBottom: 8 }}>
          {words.offer}
        </Button>
      )}
      {isOffering && (
        <ActForm<Route, Offer>
          address="POST /v1/enterprises/{enterpriseId}/agreements"
          initial={{ answerHours: 168 }}
          submit={words.offer}
          onCancel={() => setOffering(false)}
          said={(body) => ({ params, body })}
          onDone={() => {
            setOffering(false)
            message.success(words.offered)
          }}
        >
          <p className="quiet">{words.offerNote}</p>
          <Form.Item<Offer> name="firstDay" label={words.firstDay} required>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item<Offer> name="lastDay" label={words.lastDay} extra={words.lastDayNote} required>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item<Offer> name="answerHours" label={words.answerHours} required>
            <InputNumber min={1} max={720} precision={0} />
          </Form.Item>
          <Form.Item<Offer> name="quota" label={words.quota} required>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item<Offer> name="wording" label={words.wording} extra={words.wordsRule} required>
            <Input.TextArea rows={4} maxLength={4000} />
          </Form.Item>
        </ActForm>
      )}
      <Unanswered enterprise={enterprise} about="agreement" />
      <Rows
        label={words.agreements}
        rows={list.items}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noAgreements}
        columns={[
          { title: words.standing, shows: ({ state }) => <StateTag of="agreement" state={state} />, width: 110 },
          { title: words.firstDay, shows: ({ firstDay }) => firstDay },
          { title: words.lastDay, shows: ({ lastDay }) => lastDay },
          {
            title: words.signatory,
            shows: (one) => {
              if ('signatory' in one) return one.signatory
              return 'why' in one ? one.why : '–'
            },
          },
        ]}
      />
    </>
  )
}
