import { Alert, Select, Space } from 'antd'
import { useState } from 'react'
import type { SurveyId } from '../../../domain/kernel/ids.ts'
import type { NotOnSheetWhy } from '../../../domain/surveys/not-on-sheet.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { call, type ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { DoorToDoor } from './door-to-door.tsx'
import { surveysWords } from './surveys-words.ts'

type Row = ItemOf<'GET /v1/surveys/{surveyId}/not-on-sheet'>
const whys: readonly NotOnSheetWhy[] = ['not-met', 'at-work', 'said-no', 'took-back']

/** Who is known in the villages of a sheet and does not stand on it: by village, why, and on paper for who asks again. */
export function NotOnSheet({
  surveyId,
  fileName,
  mayPrint,
}: {
  surveyId: SurveyId
  fileName: string
  mayPrint: boolean
}) {
  const words = useWords(surveysWords)
  const ahead = useAhead()
  const [because, setBecause] = useState<NotOnSheetWhy>('not-met')
  const params = { surveyId }
  const list = useList('GET /v1/surveys/{surveyId}/not-on-sheet', { params, query: { because, limit: 200 } })
  const { counts, toCorrect = 0 } = list.first ?? {}
  const columns: Column<Row>[] = [
    { title: words.village, shows: (one) => [one.township, one.village].filter(Boolean).join(' ') || words.noVillage },
    { title: words.name, shows: ({ name }) => name, width: 80 },
    { title: words.lastAsked, shows: ({ lastAskedOn }) => lastAskedOn, width: 110 },
  ]
  return (
    <section aria-label={words.notOnSheet}>
      <h3>{words.notOnSheet}</h3>
      <Refusal error={list.error} />
      <Space wrap style={{ marginBottom: 8 }}>
        <Select<NotOnSheetWhy>
          aria-label={words.notOnSheet}
          value={because}
          onChange={setBecause}
          style={{ minWidth: 200 }}
          options={whys.map((value) => ({ value, label: words.becauseOf(words[value], counts?.[value] ?? 0) }))}
        />
        {mayPrint && because === 'not-met' && (
          <DoorToDoor
            title={words.askAgainTitle}
            of={fileName}
            today={shanghaiDay(Date.now() + ahead)}
            read={(why, cursor) =>
              call('GET /v1/surveys/{surveyId}/not-on-sheet', {
                params,
                query: { because, limit: 200, details: 'full', why, ...(cursor !== null && { cursor }) },
              })
            }
          />
        )}
      </Space>
      {toCorrect > 0 && (
        <Alert type="info" showIcon title={words.correctFirst(toCorrect)} style={{ marginBottom: 8 }} />
      )}
      {counts !== undefined && counts.erased > 0 && <p className="quiet">{words.erasedOnes(counts.erased)}</p>}
      <Rows
        label={words.notOnSheet}
        columns={columns}
        rows={list.items}
        rowKey={({ workerId }) => workerId}
        isLoading={list.isLoading}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.nobodyMissing}
      />
    </section>
  )
}
