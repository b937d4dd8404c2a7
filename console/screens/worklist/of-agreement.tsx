import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { EnterpriseId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { TellAgain } from './tell-again.tsx'
import { worklistWords } from './worklist-words.ts'

/** An agreement that is not signed, or that ends soon. */
export function OfAgreement({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const enterpriseId = item.subject['enterpriseId'] as EnterpriseId
  const found = useAnswer('GET /v1/enterprises/{enterpriseId}', { params: { enterpriseId } })
  const agreements = useAnswer('GET /v1/enterprises/{enterpriseId}/agreements', { params: { enterpriseId } })
  const firm = found.data
  const agreement = agreements.data?.items.find(({ id }) => id === item.id)
  if (!firm || !agreement) return <Refusal error={found.error ?? agreements.error} />
  const isOffered = item.kind === 'agreement-unsigned'
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
          { key: 'state', label: words.state, children: <StateTag of="agreement" state={agreement.state} /> },
          { key: 'offered', label: words.offered, children: <Moment at={agreement.offeredAt} /> },
          { key: 'until', label: words.agreementUntil, children: agreement.lastDay },
        ]}
      />
      {isOffered && <p className="quiet">{words.byTelephone}</p>}
      <Space wrap>
        <Link to={addresses.enterprise(enterpriseId)}>
          <Button type="primary">{isOffered ? words.openFirm : words.newAgreement}</Button>
        </Link>
        {isOffered && firm.webhookUrl !== undefined && (
          <TellAgain
            enterpriseId={enterpriseId}
            firm={firm.name}
            since={agreement.offeredAt}
            type="agreement.offered"
          />
        )}
      </Space>
    </Space>
  )
}
