import { useQueryClient } from '@tanstack/react-query'
import { App, Input } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { call, type ItemOf } from '../../service/call.ts'
import { isProblem } from '../../service/problem.ts'
import { useWords } from '../../words/language.tsx'
import { stationWords } from './station-words.ts'

/** A whole caseload to a colleague, as before a holiday: how many, and then how many it were in truth. */
export function MoveCases({ cases, from }: { cases: readonly ItemOf<'GET /v1/cases'>[]; from: string }) {
  const words = useWords(stationWords)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [to, setTo] = useState('')
  const move = async () => {
    let done = 0
    let failed = 0
    try {
      for (const { caseId } of cases) {
        try {
          await call('POST /v1/cases/{caseId}/holder', { params: { caseId }, body: { to: to.trim() } })
          done += 1
        } catch (error) {
          // Settled meanwhile: the others go on.
          if (!isProblem(error) || error.code !== 'invalid-state') throw error
          failed += 1
        }
      }
    } finally {
      await queries.invalidateQueries()
    }
    message.info(words.moved(done, failed))
  }
  return (
    <Confirm
      label={words.moveAll}
      size="small"
      title={words.moveTitle(from)}
      consequences={[words.moveThen(cases.length)]}
      onConfirm={move}
    >
      <Input
        aria-label={words.colleague}
        placeholder={words.colleague}
        value={to}
        maxLength={200}
        onChange={({ target }) => setTo(target.value)}
      />
    </Confirm>
  )
}
