import { ExclamationCircleFilled } from '@ant-design/icons'
import { Moment } from '../../parts/moment.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'

export function Until({ item: { until, isOverdue } }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(sharedWords)
  if (until === null) return <span className="quiet">–</span>
  if (!isOverdue) return <Moment at={until} />
  return (
    <span style={{ color: '#a61d24' }}>
      <ExclamationCircleFilled aria-hidden /> {words.overdue}
      <br />
      <Moment at={until} />
    </span>
  )
}
