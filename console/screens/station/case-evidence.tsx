import type { CaseId } from '../../../domain/kernel/ids.ts'
import { papersOfPost } from '../../../domain/stabilisation/papers-of-post.ts'
import { AttachedFiles } from '../../parts/attached-files.tsx'
import { saveFile } from '../../service/save-file.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { stationWords } from './station-words.ts'

/** What was attached to a case. */
export function CaseEvidence({ caseId, mayAct }: { caseId: CaseId; mayAct: boolean }) {
  const words = useWords(stationWords)
  const params = { caseId }
  const read = useAnswer('GET /v1/cases/{caseId}/evidence', { params })
  const act = useAct('POST /v1/cases/{caseId}/evidence')
  return (
    <AttachedFiles
      items={read.data?.items ?? []}
      error={read.error}
      empty={words.noEvidence}
      {...(mayAct && {
        onOpen: ({ evidenceId }, why, name) =>
          saveFile(
            'GET /v1/cases/{caseId}/evidence/{evidenceId}',
            { params: { caseId, evidenceId }, query: { why } },
            name,
          ),
        attach: { kinds: papersOfPost, error: act.error, send: (body) => act.mutateAsync({ params, body }) },
      })}
    />
  )
}
