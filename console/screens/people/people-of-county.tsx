import { useEffect } from 'react'
import type { WorkerState } from '../../../domain/surveys/worker-state.ts'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'

type Row = ItemOf<'GET /v1/workers'>

/** As many as fill a screen: pages of one state may be short, and are read on until there are so many. */
const fillsScreen = 30

interface Props {
  readonly county: string
  readonly state: WorkerState | undefined
  readonly columns: readonly Column<Row>[]
  readonly chosen: string | undefined
  readonly onChoose: (row: Row) => void
}

/** The people of a county, tens of thousands of them: read by pages as one scrolls, drawn where they are in sight. */
export function PeopleOfCounty({ county, state, columns, chosen, onChoose }: Props) {
  const words = useWords(peopleWords)
  const { items, more, isLoading, isReadingMore, error } = useList('GET /v1/workers', {
    query: { county, state, limit: 200 },
  })
  const isShort = items.length < fillsScreen
  useEffect(() => {
    if (isShort && more && !isReadingMore && !error) more()
  }, [isShort, more, isReadingMore, error])
  return (
    <Rows
      label={words.list}
      columns={columns}
      rows={items}
      rowKey={(row) => row.workerId}
      chosen={chosen}
      onChoose={onChoose}
      isLoading={isLoading || (isShort && isReadingMore)}
      error={error}
      more={more}
      isReadingMore={isReadingMore}
      empty={words.nobody}
      height={Math.max(320, window.innerHeight - 330)}
    />
  )
}
