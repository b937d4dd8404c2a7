import { Descriptions, Space } from 'antd'
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import type { VisitId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { FindingsForm } from '../../parts/findings-form.tsx'
import { NameFound } from '../../parts/name-found.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { worklistWords } from './worklist-words.ts'

/** A visit of today, or of a day that is over: what was found is recorded here, and whom it only counted are named. */
export function OfVisit({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = { ...useWords(sharedWords), ...useWords(worklistWords) }
  const visitId = item.subject['visitId'] as VisitId
  const today = beijingDay(Date.now() + useAhead())
  const found = useAnswer('GET /v1/visits/{visitId}', { params: { visitId } })
  const visit = found.data
  const unnamed = visit?.findings?.missing.find(
    (one) => one.kind === item.subject['kind'] && one.unnamed && !one.unnamed.settled,
  )?.kind as ComponentProps<typeof NameFound>['kind'] | undefined
  if (!visit) return <Refusal error={found.error} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'firm', label: visit.enterpriseName, children: <Place code={visit.cityCode} /> },
          { key: 'who', label: words.visitors, children: visit.who.join(words.listComma) },
        ]}
      />
      <Link to={addresses.visit(visitId)}>{words.openVisit}</Link>
      {visit.state === 'planned' && <FindingsForm visit={visit} today={today} />}
      {unnamed && <NameFound key={unnamed} visit={visit} kind={unnamed} />}
    </Space>
  )
}
