import { Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { EnterpriseId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { interviewWords } from '../../parts/interview-words.ts'
import { RecordInterview } from '../../parts/record-interview.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { beijingDay } from '../../service/beijing-day.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** The next interview with an enterprise, which is recorded here; who works at a station sees no more of the enterprise. */
export function OfInterview({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = { ...useWords(worklistWords), ...useWords(interviewWords) }
  const nameOf = useColleagueName()
  const { colleague } = useSession()
  const enterpriseId = item.subject['enterpriseId'] as EnterpriseId
  const today = beijingDay(Date.now() + useAhead())
  const found = useAnswer('GET /v1/enterprises/{enterpriseId}/interviews', {
    params: { enterpriseId },
    query: { limit: 1 },
  })
  const last = found.data?.items[0]
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Refusal error={found.error} />
      {last && (
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'held', label: words.heldOn, children: last.heldOn },
            { key: 'by', label: words.specialist, children: nameOf(last.recordedBy) },
          ]}
        />
      )}
      <RecordInterview enterpriseId={enterpriseId} today={today} />
      {colleague.role !== 'station' && (
        <Link to={`${addresses.enterprise(enterpriseId)}&tab=interviews`}>{words.openFirm}</Link>
      )}
    </Space>
  )
}
