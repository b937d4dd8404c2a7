import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { caseKindWords } from '../../parts/case-kind-words.ts'
import { CaseOutcome } from '../../parts/case-outcome.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A case, whom it is about, and how it was settled. */
export function OfCase({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  return <ACase caseId={item.subject['caseId'] as CaseId} />
}

export function ACase({ caseId }: { caseId: CaseId }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const found = useAnswer('GET /v1/cases/{caseId}', { params: { caseId } })
  const one = found.data
  if (!one) return <Refusal error={found.error} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'kind', label: words.caseKind, children: say(caseKindWords[one.kind]) },
          {
            key: 'worker',
            label: words.worker,
            children: one.worker && (
              <Link to={addresses.worker(one.workerId)}>
                {one.worker.name} {one.worker.phone}
              </Link>
            ),
          },
          { key: 'place', label: words.where, children: <Place code={one.cityCode ?? one.countyCode} /> },
          { key: 'opened', label: words.openedAt, children: <Moment at={one.openedAt} /> },
          { key: 'state', label: words.state, children: <StateTag of="case" state={one.state} /> },
        ]}
      />
      {one.state !== 'settled' && <CaseOutcome caseId={caseId} />}
      <Link to={addresses.case(caseId)}>
        <Button>{words.openCase}</Button>
      </Link>
    </Space>
  )
}
