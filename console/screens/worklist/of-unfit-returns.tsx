import { Form, Select, Space } from 'antd'
import { Link } from 'react-router'
import { unfitSettledTerms } from '../../../domain/enterprises/enterprise-terms.ts'
import type { BatchId, EnterpriseId } from '../../../domain/kernel/ids.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf, Said } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

type Route = 'POST /v1/enterprises/{enterpriseId}/returns/{batchId}/settlement'
type Body = Said<Route>['body']
type As = Body['as']

/** A proposal for the way home or back of which nobody could be taken: who, why, and what the enterprise says that it is. */
export function OfUnfitReturns({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const { colleague } = useSession()
  const enterpriseId = item.subject['enterpriseId'] as EnterpriseId
  const batchId = item.subject['batchId'] as BatchId
  const found = useAnswer('GET /v1/enterprises/{enterpriseId}/returns', { params: { enterpriseId } })
  const one = found.data?.items.find((kept) => kept.batchId === batchId)
  const choices = (Object.keys(unfitSettledTerms) as (As | 'corrected')[]).filter((as) => as !== 'corrected')
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Refusal error={found.error} />
      <ul>
        {one?.people.map(({ placementId, why, whyWords }) => (
          <li key={`${placementId} ${why}`}>
            <code>{placementId}</code> {say(whyWords)}
          </li>
        ))}
      </ul>
      <ActForm<Route, Body>
        address="POST /v1/enterprises/{enterpriseId}/returns/{batchId}/settlement"
        said={(body) => ({ params: { enterpriseId, batchId }, body })}
        submit={words.settleUnfit}
      >
        <Form.Item<Body> name="as" label={words.unfitIs} rules={[{ required: true }]}>
          <Select options={choices.map((value) => ({ value, label: say(unfitSettledTerms[value]) }))} />
        </Form.Item>
      </ActForm>
      {colleague.role !== 'station' && <Link to={addresses.enterprise(enterpriseId)}>{words.openFirm}</Link>}
    </Space>
  )
}
