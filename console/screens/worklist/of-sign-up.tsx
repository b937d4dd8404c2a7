import { Descriptions, Space, Typography } from 'antd'
import type { RecruitmentEventId, WorkerId } from '../../../domain/kernel/ids.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** Somebody whose ID is registered with something else: the card is looked at where people sign up. */
export function OfSignUp({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const eventId = item.subject['eventId'] as RecruitmentEventId
  const workerId = item.subject['workerId'] as WorkerId
  const found = useAnswer('GET /v1/events/{eventId}', { params: { eventId } })
  const setAside = useAct('POST /v1/events/{eventId}/sign-ups/{workerId}/set-aside')
  const event = found.data
  if (!event) return <Refusal error={found.error} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'event', label: words.recruitmentEvent, children: event.name },
          { key: 'place', label: words.where, children: <Place code={event.countyCode} /> },
          { key: 'from', label: words.heldAt, children: <Moment at={event.from} /> },
        ]}
      />
      <Typography.Paragraph>{words.lookAtCard}</Typography.Paragraph>
      <Confirm
        label={words.setAside}
        title={words.setAsideTitle}
        consequences={[words.setAsideStays, words.setAsideAgain]}
        onConfirm={() => setAside.mutateAsync({ params: { eventId, workerId }, body: {} })}
      />
    </Space>
  )
}
