import { useEffect, useState } from 'react'
import type { RowFinalState } from '../../../domain/stabilisation/row-final-state.ts'
import { call, type ItemOf } from '../../service/call.ts'

type Survey = Extract<ItemOf<'GET /v1/surveys'>, { state: 'imported' }>

export interface RowsOfCounty {
  readonly rows: readonly RowFinalState[]
  readonly surveys: readonly Survey[]
  /** false: pages still come, and what has no record yet may have one. */
  readonly isWhole: boolean
  readonly error?: Error
}

const nothing: RowsOfCounty = { rows: [], surveys: [], isWhole: false }
const atOnce = 200

/** All that became of a county's survey rows, page by page as it comes; leaving the screen, or another county, ends the reading. */
export function useEveryRow(county: string | undefined): RowsOfCounty {
  const [read, setRead] = useState<RowsOfCounty & { readonly of?: string }>(nothing)
  useEffect(() => {
    if (county === undefined) return
    const left = new AbortController()
    readAll(county, left.signal, (next) => setRead({ ...next, of: county })).catch((error: unknown) => {
      if (!left.signal.aborted) setRead({ ...nothing, of: county, error: error as Error })
    })
    return () => left.abort()
  }, [county])
  return read.of === county ? read : nothing
}

async function readAll(county: string, signal: AbortSignal, onRead: (read: RowsOfCounty) => void): Promise<void> {
  const surveys: Survey[] = []
  const rows: RowFinalState[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { county, state: 'imported' as const, limit: atOnce, ...(cursor !== undefined && { cursor }) }
    const page = await call('GET /v1/surveys', { query, signal })
    surveys.push(...page.items.filter((survey) => survey.state === 'imported'))
    cursor = page.next
  }
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { county, limit: atOnce, ...(cursor !== undefined && { cursor }) }
    const page = await call('GET /v1/reports/final-states', { query, signal })
    rows.push(...page.items)
    cursor = page.next
    onRead({ surveys, rows: [...rows], isWhole: cursor === null })
  }
}
