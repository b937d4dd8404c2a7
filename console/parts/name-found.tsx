import { App, Form, Input, Select } from 'antd'
import type { Answer, Said } from '../service/call.ts'
import { useWords } from '../words/language.tsx'
import { ActForm } from './act-form.tsx'
import { findingsWords } from './findings-form.tsx'
import { usePeopleThere } from './use-people-there.ts'

type Route = 'POST /v1/visits/{visitId}/findings/{kind}'
type Visit = Answer<'GET /v1/visits/{visitId}'>
type Body = Said<Route>['body']

interface Props {
  readonly visit: Pick<Visit, 'visitId' | 'enterpriseId' | 'cityCode'>
  readonly kind: Said<Route>['params']['kind']
}

/** Whom a visit only counted: they are named, for a case each, or a second look says why there is nobody more. */
export function NameFound({ visit, kind }: Props) {
  const words = useWords(findingsWords)
  const { message } = App.useApp()
  const people = usePeopleThere(visit)
  const act = {
    address: 'POST /v1/visits/{visitId}/findings/{kind}',
    onDone: () => void message.success(words.recorded),
  } as const
  const said = (body: Body) => ({ params: { visitId: visit.visitId, kind }, body })
  return (
    <>
      <ActForm<Route, Pick<Body, 'workerIds' | 'note'>> {...act} submit={words.nameThem} said={said}>
        <Form.Item name="workerIds" label={words.who} required>
          <Select mode="multiple" placeholder={words.findThem} {...people} />
        </Form.Item>
        <Form.Item name="note" label={words.note}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </ActForm>
      <div style={{ marginTop: 16 }}>
        <ActForm<Route, Pick<Body, 'nobodyElse'>> {...act} submit={words.sayWhy} said={said}>
          <Form.Item name="nobodyElse" label={words.nobodyElse} required>
            <Input maxLength={200} />
          </Form.Item>
        </ActForm>
      </div>
    </>
  )
}
