import { ownPapers } from '../../../domain/subsidies/own-papers.ts'
import type { SubsidyClaim } from '../../../domain/subsidies/subsidy-claim.ts'
import { AttachedFiles } from '../../parts/attached-files.tsx'
import { saveFile } from '../../service/save-file.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { subsidiesWords } from './subsidies-words.ts'

/** What was attached to a claim; more is taken while papers of the person are missing. */
export function ClaimEvidence({ claim }: { claim: SubsidyClaim }) {
  const words = useWords(subsidiesWords)
  const { colleague } = useSession()
  const { claimId } = claim
  const params = { claimId }
  const read = useAnswer('GET /v1/subsidies/claims/{claimId}/evidence', { params })
  const act = useAct('POST /v1/subsidies/claims/{claimId}/evidence')
  const { kinds } = ownPapers(claim)
  const mayAct = colleague.role !== 'auditor'
  return (
    <AttachedFiles
      items={read.data?.items ?? []}
      error={read.error}
      empty={kinds.length > 0 ? words.noFiles : words.noFilesCame}
      {...(mayAct && {
        onOpen: ({ evidenceId }, why, name) =>
          saveFile(
            'GET /v1/subsidies/claims/{claimId}/evidence/{evidenceId}',
            { params: { claimId, evidenceId }, query: { why } },
            name,
          ),
      })}
      {...(mayAct &&
        kinds.length > 0 && {
          attach: { kinds, error: act.error, send: (body) => act.mutateAsync({ params, body }) },
        })}
    />
  )
}
