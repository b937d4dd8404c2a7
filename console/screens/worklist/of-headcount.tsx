import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { EnterpriseId, JobOrderId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { TellAgain } from './tell-again.tsx'
import { worklistWords } from './worklist-words.ts'

/** A question for headcount that an enterprise has not answered although it was reminded. */
export function OfHeadcount({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const enterpriseId = item.subject['enterpriseId'] as EnterpriseId
  const jobOrderId = item.subject['jobOrderId'] as JobOrderId
  const found = useAnswer('GET /v1/enterprises/{enterpriseId}', { params: { enterpriseId } })
  const order = useAnswer('GET /v1/job-orders/{jobOrderId}', { params: { jobOrderId } })
  const firm = found.data
  if (!firm || !order.data) return <Refusal error={found.error ?? order.error} />
  const asked = firm.unanswered.find((one) => one.about === 'headcount' && one.jobOrderId === jobOrderId)
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'contact',
            label: firm.name,
            children: firm.contact ? `${firm.contact.name} ${firm.contact.phone}` : words.nobody,
          },
          { key: 'post', label: words.post, children: order.data.post },
          { key: 'asked', label: words.asked, children: words.places(order.data.headcount) },
        ]}
      />
      <p className="quiet">{words.byTelephone}</p>
      <Space wrap>
        <Link to={addresses.enterprise(enterpriseId)}>
          <Button type="primary">{words.openFirm}</Button>
        </Link>
        {firm.webhookUrl !== undefined && (
          <TellAgain
            enterpriseId={enterpriseId}
            firm={firm.name}
            since={asked?.since ?? item.since}
            type="headcount.requested"
          />
        )}
      </Space>
    </Space>
  )
}
